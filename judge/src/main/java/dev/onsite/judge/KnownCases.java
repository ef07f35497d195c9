package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The cases and right answers of the problems somebody works on: drawing a large case and asking the oracle can take
 * longer than the submission. Kept while memory allows; a checker is deterministic and changes neither.
 */
final class KnownCases {
    private static final int MOST = 4;

    private record Key(Checker checker, long seed) {}

    private record Known(List<Case> cases, Map<Case, Object> expected) {}

    private final Map<Key, SoftReference<Known>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<Known>> eldest) {
            return size() > MOST;
        }
    };

    /** The checker with its cases and answers remembered, for a run that may be repeated; else as it is. */
    Checker remembering(Checker checker, Run run) {
        if (run.seeds() > 1) {
            return checker;
        }
        Known known = known(checker, run.seed());
        return new Checker() {
            @Override
            public List<Case> cases(long seed) {
                return known.cases();
            }

            @Override
            public Object expected(Case test) {
                return known.expected().computeIfAbsent(test, checker::expected);
            }

            @Override
            public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
                return checker.check(test, expected, answer, comparison);
            }
        };
    }

    private Known known(Checker checker, long seed) {
        Key key = new Key(checker, seed);
        synchronized (known) {
            SoftReference<Known> reference = known.get(key);
            Known found = reference == null ? null : reference.get();
            if (found != null) {
                return found;
            }
        }
        Known drawn = new Known(checker.cases(seed), Collections.synchronizedMap(new IdentityHashMap<>()));
        synchronized (known) {
            known.put(key, new SoftReference<>(drawn));
        }
        return drawn;
    }
}
