package dev.onsite.workbench.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import picocli.AutoComplete;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code onsite}: without a command, {@code onsite serve}. */
@Command(
        name = "onsite",
        mixinStandardHelpOptions = true,
        version = "onsite 0.1.0",
        description = "A workbench for AI/ML engineering interviews, in which every answer runs.",
        footer = {
            "",
            "onsite test runs all tests of a source checkout.",
            "Completion for bash and zsh: source <(onsite completion)"
        },
        subcommands = {
            ServeCommand.class,
            DoctorCommand.class,
            ProblemsCommand.class,
            StartCommand.class,
            JudgeCommand.class,
            WatchCommand.class,
            VerifyCommand.class,
            LabCommand.class,
            CommandLine.HelpCommand.class
        })
public final class Onsite {
    /** Something was asked for in a way that cannot be done, or failed inside. */
    static final int USAGE = 2;

    /** The judge gave another verdict than AC; a check of the bank failed; the machine is not ready. */
    static final int NO = 1;

    static final int YES = 0;

    private static final Set<String> OWN_OPTIONS = Set.of("-h", "--help", "-V", "--version");

    @Spec
    private CommandSpec spec;

    /** Runs a command line, {@code serve} where it names no command; returns its exit code. */
    public static int run(String... arguments) {
        return run(
                new PrintWriter(System.out, true, StandardCharsets.UTF_8),
                new PrintWriter(System.err, true, StandardCharsets.UTF_8),
                withCommand(arguments));
    }

    /** {@code onsite --port 9000} is {@code onsite serve --port 9000}. */
    static String[] withCommand(String... arguments) {
        if (arguments.length > 0 && (!arguments[0].startsWith("-") || OWN_OPTIONS.contains(arguments[0]))) {
            return arguments;
        }
        return Stream.concat(Stream.of("serve"), Arrays.stream(arguments)).toArray(String[]::new);
    }

    static int run(PrintWriter out, PrintWriter err, String... arguments) {
        CommandLine line = new CommandLine(new Onsite());
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOut(out).setErr(err);
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            // A known failure is a sentence; anything else is ours to mend, and its trace helps.
            if (failure instanceof FailureException || failure instanceof IOException) {
                err.println(command.getColorScheme().errorText("onsite: " + failure.getMessage()));
            } else {
                failure.printStackTrace(err);
            }
            return USAGE;
        });
        return line.execute(arguments);
    }

    @Command(name = "completion", description = "Print a completion script for bash and zsh.")
    void completion() {
        spec.commandLine().getOut().print(AutoComplete.bash("onsite", spec.commandLine()));
        spec.commandLine().getOut().flush();
    }
}
