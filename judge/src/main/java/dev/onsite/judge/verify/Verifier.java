package dev.onsite.judge.verify;

import dev.onsite.judge.CaseReport;
import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.WrongSolution;
import dev.onsite.judge.value.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Proves a problem fit for the bank, by judging what its folder holds. */
public final class Verifier {
    /** Random cases must pass for this many seeds in a row. */
    public static final int SEEDS = 20;

    /** A problem needs this many named mistakes that its cases catch. */
    public static final int FEWEST_WRONG = 4;

    /** A further stage adds only what is new to get wrong. */
    public static final int FEWEST_WRONG_OF_A_STAGE = 2;

    /**
     * How many times over a reference must fit the limit: for slower machines, clumsier candidates, and processor time
     * itself, which a busy neighbour on the same core doubles.
     */
    private static final int HEADROOM = 4;

    private static final int ATTEMPTS = 4;

    private final Judge judge;
    private final Set<Language> languages;

    public Verifier(Judge judge) {
        this.judge = judge;
        this.languages = judge.languages();
    }

    /** Everything that was checked of a problem and its stages, in the languages this machine can run. */
    public List<Check> verify(Problem problem, Checker checker) {
        List<Check> checks = new ArrayList<>(alone(problem, checker));
        List<Checker> checkers = checker.stages();
        checks.add(Check.of(
                problem.slug(),
                "checkers of further stages",
                String.valueOf(problem.stages().size()),
                String.valueOf(checkers.size())));
        Problem before = problem;
        for (int i = 0; i < Math.min(checkers.size(), problem.stages().size()); i++) {
            Problem stage = problem.stages().get(i);
            checks.addAll(alone(stage, checkers.get(i)));
            checks.addAll(asksForMore(stage, checkers.get(i), before));
            before = stage;
        }
        return checks;
    }

    /** What passed the stage before must not pass this one as it is. */
    private List<Check> asksForMore(Problem stage, Checker checker, Problem before) {
        List<Check> checks = new ArrayList<>();
        for (Language language : stage.languages()) {
            if (languages.contains(language)) {
                Report report =
                        judge(stage, checker, language, before.references().get(language), Run.ALL);
                checks.add(new Check(
                        stage.slug(),
                        "the " + language.label() + " reference of stage " + before.stage(),
                        "does not pass",
                        report.verdict().name(),
                        !report.accepted() && report.verdict() != Verdict.IE));
            }
        }
        return checks;
    }

    private List<Check> alone(Problem problem, Checker checker) {
        List<Check> checks = new ArrayList<>();
        String slug = problem.slug();
        for (Language language : problem.languages()) {
            if (languages.contains(language)) {
                checks.addAll(reference(problem, checker, language));
                Report starter =
                        judge(problem, checker, language, problem.starters().get(language), Run.ALL);
                checks.add(new Check(
                        slug,
                        "the " + language.label() + " starter",
                        "compiles and does not pass",
                        starter.verdict().name(),
                        !starter.accepted() && starter.verdict() != Verdict.CE && starter.verdict() != Verdict.IE));
            }
        }
        int wrong = problem.wrongSolutions().size();
        int fewest = problem.stage() == 1 ? FEWEST_WRONG : FEWEST_WRONG_OF_A_STAGE;
        checks.add(new Check(slug, "wrong solutions", "at least " + fewest, String.valueOf(wrong), wrong >= fewest));
        for (WrongSolution solution : problem.wrongSolutions()) {
            if (languages.contains(solution.language())) {
                checks.add(wrong(problem, checker, solution));
            }
        }
        return checks;
    }

    private List<Check> reference(Problem problem, Checker checker, Language language) {
        String source = problem.references().get(language);
        Report report = judge(problem, checker, language, source, new Run(false, 1, SEEDS));
        int limit = problem.limits().cpuMillis();
        double slowest = slowestMillis(report);
        // A busy machine only ever adds to a time: the least of a few is the nearest to the truth.
        for (int again = 1; again < ATTEMPTS && slowest * HEADROOM > limit; again++) {
            slowest = Math.min(slowest, slowestMillis(judge(problem, checker, language, source, Run.ALL)));
        }
        String name = "the " + language.label() + " reference";
        return List.of(
                new Check(
                        problem.slug(),
                        name + ", " + SEEDS + " seeds",
                        "AC",
                        report.accepted() ? "AC" : report.verdict() + ": " + report.message(),
                        report.accepted()),
                new Check(
                        problem.slug(),
                        name + ", slowest case",
                        "at most " + limit / HEADROOM + " ms",
                        String.format(Locale.ROOT, "%.0f ms", slowest),
                        slowest * HEADROOM <= limit));
    }

    private static double slowestMillis(Report report) {
        return report.cases().stream().mapToDouble(CaseReport::cpuMillis).max().orElse(0);
    }

    private Check wrong(Problem problem, Checker checker, WrongSolution solution) {
        Report report = judge(problem, checker, solution.language(), solution.source(), Run.ALL);
        String name = "wrong/" + solution.name() + ", " + solution.language().label();
        if (solution.expected() == Verdict.CE) {
            return Check.of(problem.slug(), name, "CE", report.verdict().name());
        }
        String expected = solution.expected() + " on " + solution.caseName();
        String got = report.firstFailure()
                .map(test -> test.verdict() + " on " + test.name())
                .orElse(report.accepted() ? "AC" : report.verdict() + ": " + report.message());
        return Check.of(problem.slug(), name, expected, got);
    }

    private Report judge(Problem problem, Checker checker, Language language, String source, Run run) {
        Submission submission = new Submission(language, language.fileName(), source);
        return judge.judge(problem, checker, submission, run, JudgeListener.NONE);
    }
}
