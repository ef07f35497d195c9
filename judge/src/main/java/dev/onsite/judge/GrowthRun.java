package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Growth;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.problem.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures how a submission's processor time grows. Every size is a submission of its own kind: its case runs a few
 * times in one worker, and the least time counts, so that neither start nor the just-in-time compiler is measured.
 */
final class GrowthRun {
    private static final int REPEATS = 5;
    private static final int MOST_SIZES = 12;

    /** Below this, what is measured is the exchange with the worker. */
    private static final double LEAST_MILLIS = 4;

    /** A size that takes longer ends the run. */
    private static final double ENOUGH_MILLIS = 400;

    private final Judge judge;
    private final Problem problem;
    private final Checker checker;
    private final Submission submission;

    GrowthRun(Judge judge, Problem problem, Checker checker, Submission submission) {
        this.judge = judge;
        this.problem = problem;
        this.checker = checker;
        this.submission = submission;
    }

    Optional<Growth> measure(Scalable scalable) {
        List<Growth.Point> points = new ArrayList<>();
        int size = scalable.smallest();
        for (int i = 0; i < MOST_SIZES; i++) {
            double millis = time(scalable, size);
            if (Double.isNaN(millis)) {
                break;
            }
            if (millis >= LEAST_MILLIS) {
                points.add(new Growth.Point(size, millis));
            }
            if (millis > ENOUGH_MILLIS || size > Integer.MAX_VALUE / 2) {
                break;
            }
            size *= 2;
        }
        return Growth.fit(points);
    }

    /** The least processor time at a size; NaN where the submission does not get there. */
    private double time(Scalable scalable, int size) {
        Checker repeated = new Checker() {
            @Override
            public List<Case> cases(long seed) {
                List<Case> cases = new ArrayList<>();
                for (int i = 0; i < REPEATS; i++) {
                    cases.add(scalable.caseOf(size, seed));
                }
                return cases;
            }

            @Override
            public Object expected(Case test) {
                return checker.expected(test);
            }

            @Override
            public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
                return checker.check(test, expected, answer, comparison);
            }
        };
        Report report = judge.judge(problem, repeated, submission, Run.ALL, JudgeListener.NONE);
        return report.accepted()
                ? report.cases().stream()
                        .mapToDouble(CaseReport::cpuMillis)
                        .min()
                        .orElse(Double.NaN)
                : Double.NaN;
    }
}
