package dev.onsite.judge.worker;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A Python 3 with numpy.
 *
 * @param folders where its libraries are, for the sandbox to show
 */
record PythonInstallation(Path executable, String version, String numpyVersion, List<Path> folders) {
    private static final String ABOUT = """
            import sys, os, numpy
            folders = {sys.prefix, sys.base_prefix, os.path.dirname(os.path.dirname(numpy.__file__))}
            print(sys.executable); print(sys.version.split()[0]); print(numpy.__version__)
            print("\\n".join(sorted(folders)))
            """;

    /** The Pythons of this machine that have numpy, those on the PATH first; asks each, so take the first you can. */
    static Iterable<PythonInstallation> found() {
        Set<Path> candidates = new LinkedHashSet<>();
        for (String folder : System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)) {
            candidates.add(Path.of(folder, "python3"));
        }
        for (String folder : List.of("/usr/bin", "/usr/local/bin", "/opt/homebrew/bin")) {
            candidates.add(Path.of(folder, "python3"));
        }
        return () -> candidates.stream()
                .filter(Files::isExecutable)
                .map(PythonInstallation::ask)
                .flatMap(Optional::stream)
                .iterator();
    }

    private static Optional<PythonInstallation> ask(Path executable) {
        try {
            Process process = new ProcessBuilder(executable.toString(), "-I", "-c", ABOUT)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            List<String> lines =
                    new ArrayList<>(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList());
            if (process.exitValue() != 0 || lines.size() < 4) {
                return Optional.empty();
            }
            List<Path> folders =
                    lines.subList(3, lines.size()).stream().map(Path::of).toList();
            return Optional.of(new PythonInstallation(Path.of(lines.get(0)), lines.get(1), lines.get(2), folders));
        } catch (IOException missing) {
            return Optional.empty();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
