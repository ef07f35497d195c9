package dev.onsite.workbench.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.CaseReport;
import dev.onsite.judge.ConfinedChecker;
import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.ProblemFormatException;
import dev.onsite.judge.problem.ProblemPack;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.ReportJson;
import dev.onsite.workbench.insight.Insight;
import dev.onsite.workbench.insight.Insights;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "judge",
        mixinStandardHelpOptions = true,
        description = "Judge a file. Exits with 0 where it is accepted, 1 at any other verdict, 2 where it cannot be"
                + " judged.")
final class JudgeCommand implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "SLUG", description = "The problem, as onsite problems lists it.")
    private String slug;

    @Parameters(index = "1", paramLabel = "FILE", description = "The solution, a .java or .py file.")
    private Path file;

    @Option(
            names = "--pack",
            paramLabel = "DIR",
            description = "The folder of problems that SLUG is in, somebody else's: its checker runs confined.")
    private Path pack;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--samples", description = "Run the sample cases only.")
    private boolean samples;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Draw the random cases from this seed (default: ${DEFAULT-VALUE}).")
    private long seed = Run.ALL.seed();

    @Option(
            names = "--no-growth",
            negatable = true,
            description = "Do not measure how an accepted solution's time grows, which takes two or three seconds.")
    private boolean growth = true;

    @Option(
            names = "--stage",
            paramLabel = "N",
            description = "Which stage of the problem (default: ${DEFAULT-VALUE}).")
    private int stage = 1;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        ProblemPack.Entry foreign = pack == null ? null : foreign();
        ProblemBank.Entry own = pack == null ? Bank.find(slug, stage) : null;
        Submission submission = SourceFile.read(file);
        Problem problem = foreign == null ? own.problem() : foreign.problem();
        Report report;
        try (Judge judge = Judges.start(false);
                ConfinedChecker confined = foreign == null ? null : judge.confine(problem, foreign.checker())) {
            judge.prepare(submission.language(), problem.limits());
            Checker checker = foreign == null ? own.checker() : confined;
            report = judge.judge(problem, checker, submission, new Run(samples, seed, 1), JudgeListener.NONE);
            PrintWriter out = spec.commandLine().getOut();
            if (!json) {
                print(report, out);
                out.flush();
            }
            boolean measured = growth && own != null && report.accepted() && !samples;
            Insight insight = measured ? new Insights(judge).growth(own, submission) : null;
            if (json) {
                ObjectNode document = ReportJson.of(report);
                if (insight != null) {
                    insight.into(document);
                }
                out.print(ReportJson.pretty(document));
            } else if (insight != null) {
                insight.sentences().forEach(out::println);
            }
            out.flush();
        }
        return switch (report.verdict()) {
            case AC -> Onsite.YES;
            case IE -> Onsite.USAGE;
            default -> Onsite.NO;
        };
    }

    private ProblemPack.Entry foreign() {
        try {
            return ProblemPack.open(pack).read(slug, ConfinedChecker.FILE);
        } catch (ProblemFormatException broken) {
            throw new FailureException(broken.getMessage());
        }
    }

    private void print(Report report, PrintWriter out) {
        Ansi ansi = spec.commandLine().getColorScheme().ansi();
        for (CaseReport test : report.cases()) {
            String mark = test.outcome().accepted() ? "@|green AC|@   " : "@|red " + padded(test.verdict()) + "|@";
            out.println(ansi.string(mark) + String.format(Locale.ROOT, " %5.0f ms  %s", test.cpuMillis(), test.name()));
        }
        report.firstFailure().ifPresent(test -> {
            out.println();
            out.println("Input of case " + test.number() + " (seed " + test.seed() + "):");
            test.input().lines().forEach(line -> out.println("  " + line));
            if (!test.printed().isEmpty()) {
                out.println("Printed:");
                test.printed().lines().limit(20).forEach(line -> out.println("  " + line));
            }
        });
        if (!report.cases().isEmpty()) {
            out.println();
        }
        String color = report.accepted() ? "green" : "red";
        out.println(ansi.string("@|bold," + color + " " + report.verdict().label() + ".|@ ") + report.message());
        if (!report.isolation().isolates()) {
            out.println("This ran without isolation (" + report.isolation().id()
                    + "): it could reach your files and the network.");
        }
    }

    private static String padded(Verdict verdict) {
        return String.format(Locale.ROOT, "%-5s", verdict);
    }
}
