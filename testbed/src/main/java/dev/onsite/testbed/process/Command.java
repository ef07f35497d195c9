package dev.onsite.testbed.process;

import static dev.onsite.testbed.Checks.require;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What to start, and how it ends.
 *
 * @param line the executable and its arguments
 * @param prefix a wrapper's command line to run it by, empty for none; it comes before the request to die with us,
 *     since a change of user takes that back
 * @param folder the working directory
 * @param log the file that standard output and error are appended to
 * @param environment added to ours
 * @param stop the signal of an orderly stop
 * @param onParentDeath the signal that the kernel sends when this JVM is gone
 */
public record Command(
        List<String> line,
        List<String> prefix,
        Path folder,
        Path log,
        Map<String, String> environment,
        Signal stop,
        Signal onParentDeath) {
    public Command {
        line = List.copyOf(line);
        prefix = List.copyOf(prefix);
        environment = Map.copyOf(environment);
        require(!line.isEmpty(), "line must name an executable, got an empty list");
    }

    /** Runs in the folder, logs to the file, is stopped by SIGTERM and dies at once with this JVM. */
    public static Command of(List<String> line, Path folder, Path log) {
        return new Command(line, List.of(), folder, log, Map.of(), Signal.TERM, Signal.KILL);
    }

    /** The same, started through a wrapper. */
    public Command withPrefix(List<String> wrapper) {
        return new Command(line, wrapper, folder, log, environment, stop, onParentDeath);
    }

    /** The same with more in its environment. */
    public Command withEnvironment(Map<String, String> added) {
        return new Command(line, prefix, folder, log, added, stop, onParentDeath);
    }

    /** The same with other signals. */
    public Command withSignals(Signal stopped, Signal orphaned) {
        return new Command(line, prefix, folder, log, environment, stopped, orphaned);
    }

    /** The executable's file name, by which a survivor's command line is checked. */
    String executable() {
        return Path.of(line.get(0)).getFileName().toString();
    }
}
