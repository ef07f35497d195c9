package dev.onsite.judge.mutation;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import java.util.IdentityHashMap;
import java.util.List;

/** A checker that makes its cases and asks its oracle once, for hundreds of submissions to the same cases. */
final class RememberingChecker implements Checker {
    private final Checker checker;
    private final List<Case> cases;
    private final IdentityHashMap<Case, Object> expected = new IdentityHashMap<>();

    RememberingChecker(Checker checker, long seed) {
        this.checker = checker;
        this.cases = checker.cases(seed);
    }

    @Override
    public List<Case> cases(long seed) {
        return cases;
    }

    @Override
    public Object expected(Case test) {
        synchronized (expected) {
            return expected.computeIfAbsent(test, checker::expected);
        }
    }

    @Override
    public Outcome check(Case test, Object right, Object answer, Comparison comparison) {
        return checker.check(test, right, answer, comparison);
    }
}
