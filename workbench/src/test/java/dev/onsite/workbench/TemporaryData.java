package dev.onsite.workbench;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.stream.Stream;

/** Gives the tests' workbench a data folder of its own. */
public final class TemporaryData implements QuarkusTestResourceLifecycleManager {
    private Path folder;

    @Override
    public Map<String, String> start() {
        try {
            folder = Files.createTempDirectory("onsite-test");
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        return Map.of("onsite.data", folder.toString());
    }

    @Override
    public void stop() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
