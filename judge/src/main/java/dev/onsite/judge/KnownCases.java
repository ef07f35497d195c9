package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import java.lang.ref.SoftReference;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * The cases and right answers of the problems somebody works on: drawing a large case and asking the oracle can take
 * longer than the submission. Kept while memory allows; a checker is deterministic and changes neither.
 */
final class KnownCases {
    private static final int MOST = 4;

    private record Key(Checker checker, long seed) {}

    /** All cases of a seed and the right answers that were asked for. */
    private record Known(List<Case> cases, Map<Case, Object> answers) {}

    private final Map<Key, SoftReference<Known>> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, SoftReference<Known>> eldest) {
            return size() > MOST;
        }
    };

    /**
     * The cases of a run.
     *
     * @param oracle gives the right answer to one of them
     */
    record Drawn(List<Case> cases, Function<Case, Object> oracle) {}

    /** The cases of a run, remembered where it may be repeated. */
    Drawn draw(Checker checker, Run run) {
        if (run.seeds() > 1) {
            return new Drawn(run.cases(checker), checker::expected);
        }
        Known found = known(checker, run.seed());
        return new Drawn(run.among(found.cases()), test -> found.answers().computeIfAbsent(test, checker::expected));
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
