package dev.onsite.judge.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.harness.JavaWorker;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class HarnessFilesTest {
    @Test
    void everyHarnessClassIsCopiedOut() throws IOException, URISyntaxException {
        Path classes = Path.of(JavaWorker.class.getResource("JavaWorker.class").toURI())
                .getParent();
        try (Stream<Path> files = Files.list(classes)) {
            TreeSet<String> compiled = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .collect(Collectors.toCollection(TreeSet::new));
            assertEquals(compiled, new TreeSet<>(HarnessFiles.CLASSES));
        }
    }

    @Test
    void leftoversOfAKilledJudgeAreRemoved() throws IOException {
        // No process has this number: it is past the kernel's largest.
        Path leftover = Files.createTempDirectory("onsite-judge-99999999-");
        Files.createFile(leftover.resolve("harness.jar"));
        try (HarnessFiles files = HarnessFiles.create()) {
            assertFalse(Files.exists(leftover));
            assertTrue(Files.exists(files.jar()));
        }
    }
}
