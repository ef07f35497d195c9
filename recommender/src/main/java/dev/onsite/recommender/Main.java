package dev.onsite.recommender;

import dev.onsite.recommender.evaluate.EvaluateCommand;
import dev.onsite.recommender.train.TrainCommand;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Where {@code recommender} begins. */
@QuarkusMain
@Command(
        name = "recommender",
        mixinStandardHelpOptions = true,
        description = "The recommendation service.",
        subcommands = {Main.Serve.class, TrainCommand.class, EvaluateCommand.class, CommandLine.HelpCommand.class})
public final class Main {
    /** Runs a command line and exits with its code. */
    public static void main(String[] arguments) {
        // Before anything logs; a jar that is started without Quarkus' own launcher has to say it itself.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        String[] line = arguments.length == 0 ? new String[] {"serve"} : arguments;
        System.exit(new CommandLine(new Main()).execute(line));
    }

    @Command(
            name = "serve",
            mixinStandardHelpOptions = true,
            description = "Serve recommendations over HTTP; see the README for more settings.")
    static final class Serve implements Callable<Integer> {
        @Option(names = "--port", paramLabel = "P", description = "The port on 127.0.0.1 (default 8430).")
        private Integer port;

        @Option(names = "--data", paramLabel = "DIR", description = "Where data is kept.")
        private String data;

        @Option(names = "--scale", paramLabel = "S", description = "small or full.")
        private String scale;

        @Override
        public Integer call() {
            set("quarkus.http.port", port);
            set("recommender.data", data);
            set("recommender.scale", scale);
            Quarkus.run();
            return 0;
        }

        private static void set(String property, Object value) {
            if (value != null) {
                System.setProperty(property, value.toString());
            }
        }
    }
}
