package dev.onsite.testbed.process;

import static dev.onsite.testbed.Checks.require;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A command line that starts a JVM of the same version as ours.
 *
 * @param flags the JVM's own, such as {@code -Xmx512m}
 * @param jar the executable jar; {@code null} to start a class
 * @param classPath where the class is; empty with a jar
 * @param main the class; {@code null} with a jar
 * @param arguments the program's
 */
public record JavaCommand(List<String> flags, Path jar, List<Path> classPath, String main, List<String> arguments) {
    public JavaCommand {
        flags = List.copyOf(flags);
        classPath = List.copyOf(classPath);
        arguments = List.copyOf(arguments);
        require(
                (jar == null) != (main == null),
                "either a jar or a main class must be given, got " + jar + " and " + main);
    }

    /** Starts a jar. */
    public static JavaCommand ofJar(Path jar, List<String> flags, List<String> arguments) {
        return new JavaCommand(flags, jar, List.of(), null, arguments);
    }

    /** Starts a class from this JVM's own class path. */
    public static JavaCommand ofClass(String main, List<String> flags, List<String> arguments) {
        return new JavaCommand(flags, null, ownClassPath(), main, arguments);
    }

    /** The class path of this JVM, absolute. */
    public static List<Path> ownClassPath() {
        List<Path> entries = new ArrayList<>();
        for (String entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            if (!entry.isEmpty()) {
                entries.add(Path.of(entry).toAbsolutePath());
            }
        }
        return entries;
    }

    /** The whole line, the executable first. */
    public List<String> line() {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        line.addAll(flags);
        if (jar != null) {
            line.addAll(List.of("-jar", jar.toString()));
        } else {
            line.addAll(List.of(
                    "-cp",
                    String.join(
                            File.pathSeparator,
                            classPath.stream().map(Path::toString).toList()),
                    main));
        }
        line.addAll(arguments);
        return line;
    }
}
