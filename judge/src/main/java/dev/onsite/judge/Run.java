package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import java.util.ArrayList;
import java.util.List;

/**
 * Which cases to run.
 *
 * @param samplesOnly only those a candidate sees beforehand
 * @param seed what random cases are drawn from
 * @param seeds how many seeds in a row; after the first, the scale test (the last case) is left out
 * @param toFirstFailure whether the first case that is not accepted is the last that is run
 */
public record Run(boolean samplesOnly, long seed, int seeds, boolean toFirstFailure) {
    public static final Run ALL = new Run(false, 1, 1);
    public static final Run SAMPLES = new Run(true, 1, 1);
    public static final Run TO_FIRST_FAILURE = new Run(false, 1, 1, true);

    public Run {
        if (seeds < 1) {
            throw new IllegalArgumentException("seeds must be at least 1, got " + seeds);
        }
    }

    /** A run of every case, whatever the ones before gave. */
    public Run(boolean samplesOnly, long seed, int seeds) {
        this(samplesOnly, seed, seeds, false);
    }

    List<Case> cases(Checker checker) {
        List<Case> cases = new ArrayList<>();
        for (int i = 0; i < seeds; i++) {
            List<Case> drawn = checker.cases(seed + i);
            cases.addAll(i == 0 ? drawn : drawn.subList(0, drawn.size() - 1));
        }
        return among(cases);
    }

    /** Those of the cases that are run. */
    List<Case> among(List<Case> cases) {
        return cases.stream().filter(test -> !samplesOnly || test.sample()).toList();
    }
}
