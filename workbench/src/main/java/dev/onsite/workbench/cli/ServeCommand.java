package dev.onsite.workbench.cli;

import dev.onsite.workbench.Server;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "serve",
        mixinStandardHelpOptions = true,
        description = "Start the workbench, for this machine only, and say where it is.")
final class ServeCommand implements Callable<Integer> {
    @Option(names = "--port", paramLabel = "P", description = "The port on 127.0.0.1 (default: ${DEFAULT-VALUE}).")
    private int port = Server.Options.DEFAULT.port();

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: the XDG one).")
    private Path data;

    @Override
    public Integer call() {
        Server.Options options;
        try {
            options = new Server.Options(port, Optional.ofNullable(data));
        } catch (IllegalArgumentException wrong) {
            throw new FailureException(wrong.getMessage());
        }
        return Server.run(options);
    }
}
