package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.List;

/** Cases of a Bloom filter; the oracle keeps its bits as truths and steps from position to position. */
public final class BloomFilter implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "two keys",
                        draw -> new Script(List.of(2, 0.1))
                                .call("bits", List.of())
                                .call("hashes", List.of())
                                .call("add", keys(1, 2))
                                .call("contains", keys(1, 2, 3, 4))
                                .call("distinct", List.of()))
                .sampleScript(
                        "negative keys",
                        draw -> new Script(List.of(40, 0.01))
                                .call("add", keys(-1, Long.MIN_VALUE, -123_456_789_012L, Long.MAX_VALUE))
                                .call("contains", keys(-1, 1, Long.MIN_VALUE, -123_456_789_012L, -2, Long.MAX_VALUE))
                                .call("distinct", List.of()))
                .hiddenScript(
                        "nothing added",
                        draw -> new Script(List.of(10, 0.02))
                                .call("contains", keys(0, 5))
                                .call("contains", keys())
                                .call("distinct", List.of()))
                .hiddenScript(
                        "never fewer than one hash",
                        draw -> new Script(List.of(100, 0.9))
                                .call("bits", List.of())
                                .call("hashes", List.of())
                                .call("add", keys(5))
                                .call("contains", keys(5, 6, 7)))
                .hiddenScript(
                        "every bit set",
                        draw -> new Script(List.of(3, 0.3))
                                .call("add", List.of((Object) longs(draw, 400)))
                                .call("contains", keys(1, 2, 3))
                                .call("distinct", List.of()))
                .hiddenScript(
                        "the same keys again",
                        draw -> new Script(List.of(50, 0.01))
                                .call("add", keys(1, 2, 3, 4, 5))
                                .call("distinct", List.of())
                                .call("add", keys(1, 2, 3, 4, 5, 5, 5))
                                .call("distinct", List.of()))
                .hiddenScript("false positives", draw -> traffic(draw, 8, 20, 120, 0.2))
                .hiddenScript("past its capacity", draw -> traffic(draw, 10, 50, 100, 0.05))
                .hiddenScript("few false positives", draw -> traffic(draw, 6, 100, 700, 1e-6))
                .hiddenScript("600,000 keys", draw -> traffic(draw, 15, 20_000, 300_000, 0.01))
                .list();
    }

    private static List<Object> keys(long... keys) {
        return List.of((Object) keys);
    }

    private static long[] longs(Draw draw, int n) {
        long[] keys = new long[n];
        for (int i = 0; i < n; i++) {
            keys[i] =
                    ((long) draw.between(-1_000_000_000, 1_000_000_000) << 33) + draw.between(0, Integer.MAX_VALUE - 1);
        }
        return keys;
    }

    private static Script traffic(Draw draw, int batches, int size, int capacity, double rate) {
        Script script =
                new Script(List.of(capacity, rate)).call("bits", List.of()).call("hashes", List.of());
        for (int b = 0; b < batches; b++) {
            long[] added = longs(draw, size);
            long[] asked = longs(draw, size);
            for (int i = 0; i < size; i += 3) {
                asked[i] = added[draw.between(0, size - 1)];
            }
            script.call("add", List.of((Object) added)).call("contains", List.of((Object) asked));
        }
        return script.call("distinct", List.of());
    }

    @Override
    public Object expected(Case test) {
        int n = test.argument(0, Integer.class);
        double bitsPerKey = Math.log(1 / test.argument(1, Double.class)) / Math.pow(Math.log(2), 2);
        int m = (int) Math.ceil(n * bitsPerKey);
        int k = (int) Math.max(1, Math.round(Math.log(2) * m / n));
        boolean[] set = new boolean[m];
        int count = 0;
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            switch (call.method()) {
                case "bits" -> answers.add(m);
                case "hashes" -> answers.add(k);
                case "distinct" ->
                    answers.add(count == m ? Double.POSITIVE_INFINITY : -Math.log1p(-(double) count / m) * m / k);
                case "add" -> {
                    for (long key : (long[]) call.arguments().get(0)) {
                        for (int position : positions(key, k, m)) {
                            count += set[position] ? 0 : 1;
                            set[position] = true;
                        }
                    }
                    answers.add(null);
                }
                default -> {
                    long[] keys = (long[]) call.arguments().get(0);
                    boolean[] found = new boolean[keys.length];
                    for (int i = 0; i < keys.length; i++) {
                        found[i] = true;
                        for (int position : positions(keys[i], k, m)) {
                            found[i] &= set[position];
                        }
                    }
                    answers.add(found);
                }
            }
        }
        return answers;
    }

    private static int[] positions(long key, int k, int m) {
        long z = key;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        z ^= z >>> 31;
        int[] positions = new int[k];
        int step = (int) (Integer.toUnsignedLong((int) (z >>> 32) | 1) % m);
        positions[0] = Integer.remainderUnsigned((int) z, m);
        for (int i = 1; i < k; i++) {
            positions[i] = (int) (((long) positions[i - 1] + step) % m);
        }
        return positions;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }
}
