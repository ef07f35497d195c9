package dev.onsite.judge;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.sandbox.Isolation;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Puts the verdict of a submission together. */
final class Verdicts {
    private final Problem problem;
    private final Submission submission;
    private final Isolation isolation;
    private final long start = System.nanoTime();

    Verdicts(Problem problem, Submission submission, Isolation isolation) {
        this.problem = problem;
        this.submission = submission;
        this.isolation = isolation;
    }

    Problem problem() {
        return problem;
    }

    Submission submission() {
        return submission;
    }

    /** A verdict before any case ran. */
    Report early(Verdict verdict, String message) {
        return report(verdict, message, List.of());
    }

    /**
     * The verdict of the cases that ran.
     *
     * @param diagnosis what the failing ones have in common
     */
    Report of(List<CaseReport> cases, Optional<String> diagnosis) {
        for (CaseReport test : cases) {
            if (!test.outcome().accepted()) {
                String message = "Case " + test.number() + " of " + test.of() + ", " + test.name() + ": "
                        + test.outcome().message()
                        + diagnosis.map(told -> " " + told).orElse("");
                return report(test.verdict(), message, cases);
            }
        }
        double cpu = cases.stream().mapToDouble(CaseReport::cpuMillis).sum();
        double peak = cases.stream().mapToDouble(CaseReport::peakMb).max().orElse(0);
        return report(
                Verdict.AC,
                String.format(
                        Locale.ROOT,
                        "All %d cases pass in %.0f ms of processor time and %.0f MiB.",
                        cases.size(),
                        cpu,
                        peak),
                cases);
    }

    private Report report(Verdict verdict, String message, List<CaseReport> cases) {
        double cpu = cases.stream().mapToDouble(CaseReport::cpuMillis).sum();
        double wall = (System.nanoTime() - start) / 1e6;
        return new Report(problem.slug(), submission.language(), verdict, message, cases, cpu, wall, isolation);
    }
}
