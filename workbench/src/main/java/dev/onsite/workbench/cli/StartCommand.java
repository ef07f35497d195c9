package dev.onsite.workbench.cli;

import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "start",
        mixinStandardHelpOptions = true,
        description = "Write a problem's statement and starter file into a folder named like it.")
final class StartCommand implements Callable<Integer> {
    @Parameters(paramLabel = "SLUG", description = "The problem, as onsite problems lists it.")
    private String slug;

    @Option(names = "--lang", paramLabel = "L", description = "java or python (default: ${DEFAULT-VALUE}).")
    private Language language = Language.PYTHON;

    @Option(names = "--dir", paramLabel = "D", description = "Where to make the folder (default: here).")
    private Path folder = Path.of("");

    @Option(
            names = "--stage",
            paramLabel = "N",
            description = "Which stage of the problem (default: ${DEFAULT-VALUE}).")
    private int stage = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Problem problem = Bank.find(slug, stage).problem();
        String starter = problem.starter(language)
                .orElseThrow(() -> new FailureException(slug + " cannot be solved in " + language.label()));
        Path target = folder.resolve(problem.slug());
        try {
            Files.createDirectories(target);
        } catch (IOException refused) {
            throw new FailureException(
                    "cannot make the folder " + target.toAbsolutePath() + ": choose another one with --dir");
        }
        Path source = target.resolve(language.fileName());
        write(source, starter);
        Path statement = target.resolve("statement.md");
        if (!Files.exists(statement)) {
            write(statement, statement(Bank.find(slug)));
        }
        PrintWriter out = spec.commandLine().getOut();
        out.printf(Locale.ROOT, "Wrote %s%n      %s%n", statement, source);
        out.printf(
                Locale.ROOT,
                "Solve it, then: onsite judge %s %s%s%n",
                slug,
                source,
                stage == 1 ? "" : " --stage " + stage);
        return Onsite.YES;
    }

    /** What is asked for in this stage, and below it what was in those before. */
    private String statement(ProblemBank.Entry entry) {
        StringBuilder text = new StringBuilder();
        entry.withStages()
                .map(ProblemBank.Entry::problem)
                .filter(one -> one.stage() <= stage)
                .sorted(Comparator.comparingInt(Problem::stage).reversed())
                .forEach(one -> text.append(text.isEmpty() ? "# " : "\n# Before: ")
                        .append(one.title())
                        .append("\n\n")
                        .append(one.statement()));
        return text.toString();
    }

    /** Never over a file that is there: it may hold an evening's work. */
    private static void write(Path file, String text) throws IOException {
        try {
            Files.writeString(file, text, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        } catch (FileAlreadyExistsException exists) {
            throw new FailureException(file + " is there already and stays as it is: move it away, or choose another"
                    + " folder with --dir");
        }
    }
}
