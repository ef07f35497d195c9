package dev.onsite.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.problem.ProblemFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemBankTest {
    private static Path classes() throws URISyntaxException {
        return Path.of(ProblemBank.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
    }

    @Test
    void everyFolderHasACheckerAndEveryCheckerAFolder() throws IOException, URISyntaxException {
        ProblemBank bank = ProblemBank.load();
        Set<String> named = new HashSet<>(
                bank.slugs().stream().map(ProblemBank::checkerName).toList());
        Set<String> written = new HashSet<>();
        try (Stream<Path> files = Files.list(classes().resolve("dev/onsite/problems/checkers"))) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.startsWith("package-"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .forEach(written::add);
        }
        Set<String> withoutChecker = new HashSet<>(named);
        withoutChecker.removeAll(written);
        Set<String> withoutFolder = new HashSet<>(written);
        withoutFolder.removeAll(named);
        assertEquals(Set.of(), withoutChecker, "folders without a class in dev.onsite.problems.checkers");
        assertEquals(Set.of(), withoutFolder, "classes in dev.onsite.problems.checkers without a folder");
    }

    @Test
    void allAreReadAndSortedBySlug() {
        ProblemBank bank = ProblemBank.load();
        List<String> read =
                bank.all().stream().map(entry -> entry.problem().slug()).toList();
        assertEquals(bank.slugs(), read);
        assertEquals(read.stream().sorted().toList(), read);
        assertTrue(read.contains("k-means"));
    }

    @Test
    void aProblemIsReadOnce() {
        ProblemBank bank = ProblemBank.load();
        assertEquals(bank.find("k-means"), bank.find("k-means"));
        assertTrue(bank.find("no-such-problem").isEmpty());
    }

    @Test
    void theBankIsFoundInAJar(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("bank with a space.jar");
        pack(classes(), jar);
        ProblemBank fromJar = ProblemBank.at(jar);
        assertEquals(ProblemBank.load().slugs(), fromJar.slugs());
        assertEquals(
                ProblemBank.load().find("k-means").orElseThrow().problem(),
                fromJar.find("k-means").orElseThrow().problem());
        assertEquals(fromJar.slugs().size(), fromJar.all().size());
    }

    @Test
    void theClassFindsItsOwnJar(@TempDir Path folder) throws Exception {
        Path jar = folder.resolve("bank with a space.jar");
        pack(classes(), jar);
        URL judge = dev.onsite.judge.grading.Checker.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        URL yaml = org.snakeyaml.engine.v2.api.Load.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] {jar.toUri().toURL(), judge, yaml}, ClassLoader.getPlatformClassLoader())) {
            Class<?> bank = loader.loadClass(ProblemBank.class.getName());
            Object loaded = bank.getMethod("load").invoke(null);
            Collection<?> slugs = (Collection<?>) bank.getMethod("slugs").invoke(loaded);
            assertTrue(slugs.contains("k-means"));
        }
    }

    @Test
    void aFolderWithoutCheckerSaysWhichClassIsMissing(@TempDir Path folder) throws Exception {
        Path known = folder.resolve("problems/no-such-checker");
        copy(classes().resolve("problems/k-means"), known);
        ProblemBank bank = ProblemBank.at(folder);
        IllegalStateException error = assertThrows(IllegalStateException.class, () -> bank.find("no-such-checker"));
        assertTrue(error.getMessage().contains("dev.onsite.problems.checkers.NoSuchChecker"), error.getMessage());
    }

    @Test
    void aBrokenFolderIsNamed(@TempDir Path folder) throws Exception {
        Path known = folder.resolve("problems/k-means");
        copy(classes().resolve("problems/k-means"), known);
        Files.delete(known.resolve("hints.md"));
        ProblemFormatException error = assertThrows(
                ProblemFormatException.class, () -> ProblemBank.at(folder).find("k-means"));
        assertTrue(error.getMessage().contains("k-means: hints.md is missing"), error.getMessage());
    }

    @Test
    void aFolderWithoutProblemsIsRefused(@TempDir Path folder) {
        assertThrows(IllegalStateException.class, () -> ProblemBank.at(folder));
    }

    @Test
    void suggestsWhatWasProbablyMeant() {
        ProblemBank bank = ProblemBank.load();
        assertEquals("k-means", bank.suggest("kmeans").get(0));
        assertEquals("k-means", bank.suggest("K_Meens").get(0));
        assertEquals(
                "scaled-dot-product-attention",
                bank.suggest("scaled-dot-product").get(0));
        assertTrue(bank.suggest("logistic").contains("logistic-gradient"));
        assertEquals(List.of(), bank.suggest("zzzzzzzz"));
        assertFalse(bank.suggest("k-mean").size() > 3);
    }

    @Test
    void distanceCountsSwapsAsOne() {
        assertEquals(0, ProblemBank.distance("k-means", "k-means"));
        assertEquals(1, ProblemBank.distance("kmeans", "k-means"));
        assertEquals(1, ProblemBank.distance("k-maens", "k-means"));
        assertEquals(3, ProblemBank.distance("", "abc"));
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(file, target);
                }
            }
        }
    }

    private static void pack(Path classes, Path jar) throws IOException {
        try (OutputStream out = Files.newOutputStream(jar);
                ZipOutputStream zip = new ZipOutputStream(out);
                Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                zip.putNextEntry(
                        new ZipEntry(classes.relativize(file).toString().replace('\\', '/')));
                Files.copy(file, zip);
            }
        }
    }
}
