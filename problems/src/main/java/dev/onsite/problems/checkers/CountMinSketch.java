package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Cases of a count-min sketch; the oracle hashes in whole numbers of any size and keeps the counters in one array. */
public final class CountMinSketch implements Checker {
    private static final int LARGEST = Integer.MAX_VALUE - 1;
    private static final BigInteger PRIME = BigInteger.valueOf(Integer.MAX_VALUE);

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "two keys collide",
                        draw -> new Script(List.of(4, new long[] {1, 3}, new long[] {0, 1}))
                                .call("add", List.of(new int[] {1, 2}, new long[] {2, 3}))
                                .call("estimate", List.of((Object) new int[] {1, 2, 3}))
                                .call("add", List.of(new int[] {5}, new long[] {10}))
                                .call("estimate", List.of((Object) new int[] {1, 2, 5, 9}))
                                .call("total", List.of()))
                .sampleScript(
                        "a key twice in a batch",
                        draw -> new Script(List.of(8, new long[] {5, 7}, new long[] {1, 2}))
                                .call("add", List.of(new int[] {3, 3, 4, 3}, new long[] {1, 10, 5, 100}))
                                .call("estimate", List.of((Object) new int[] {3, 4}))
                                .call("total", List.of()))
                .hiddenScript(
                        "nothing added",
                        draw -> new Script(List.of(3, new long[] {2}, new long[] {0}))
                                .call("estimate", List.of((Object) new int[] {0, 7}))
                                .call("add", List.of(new int[0], new long[0]))
                                .call("estimate", List.of((Object) new int[0]))
                                .call("total", List.of()))
                .hiddenScript(
                        "the largest numbers",
                        draw -> new Script(List.of(3, new long[] {LARGEST, 46_341}, new long[] {LARGEST, 77}))
                                .call(
                                        "add",
                                        List.of(
                                                new int[] {LARGEST, LARGEST - 1, 46_341, 1_000_000_007, 65_537, 9, 4},
                                                new long[] {1, 2, 4, 8, 16, 32, 64}))
                                .call("estimate", List.of((Object)
                                        new int[] {LARGEST, LARGEST - 1, 46_341, 1_000_000_007, 65_537, 9, 4})))
                .hiddenScript("one counter a row", draw -> traffic(draw, 6, 20, 1, 3, 100, 1_000))
                .hiddenScript("one row", draw -> traffic(draw, 10, 30, 13, 1, 60, 1_000))
                .hiddenScript("counts that a double cannot hold", draw -> precise(draw))
                .hiddenScript("random batches", draw -> traffic(draw, 60, 25, 50, 4, 200, 1_000_000))
                .hiddenScript("500,000 keys", draw -> traffic(draw, 100, 2_500, 3_000, 8, LARGEST, 1_000))
                .list();
    }

    private static Script traffic(Draw draw, int batches, int size, int width, int depth, int keys, int count) {
        Script script = sketch(draw, width, depth);
        for (int b = 0; b < batches; b++) {
            int[] batch = draw.ints(size, 0, keys);
            long[] counts =
                    Arrays.stream(draw.ints(size, 1, count)).asLongStream().toArray();
            script.call("add", List.of(batch, counts));
            int[] asked = draw.ints(size, 0, keys);
            System.arraycopy(batch, 0, asked, 0, size / 2);
            script.call("estimate", List.of((Object) asked));
        }
        return script.call("total", List.of());
    }

    private static Script sketch(Draw draw, int width, int depth) {
        long[] a = Arrays.stream(draw.ints(depth, 1, LARGEST)).asLongStream().toArray();
        long[] b = Arrays.stream(draw.ints(depth, 0, LARGEST)).asLongStream().toArray();
        return new Script(List.of(width, a, b));
    }

    /** Sums past 2⁵³ whose last digits matter. */
    private static Script precise(Draw draw) {
        Script script = sketch(draw, 1, 2);
        int keys = 19_999;
        int[] batch = draw.ints(keys, 0, 10);
        long[] counts = new long[keys];
        for (int i = 0; i < keys; i++) {
            counts[i] = 1_000_000_000_000L - 2L * draw.between(0, 1_000) - 1;
        }
        return script.call("add", List.of(batch, counts))
                .call("estimate", List.of((Object) new int[] {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10}))
                .call("total", List.of());
    }

    @Override
    public Object expected(Case test) {
        int width = test.argument(0, Integer.class);
        long[] a = test.argument(1, long[].class);
        long[] b = test.argument(2, long[].class);
        long[] counters = new long[a.length * width];
        long total = 0;
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            switch (call.method()) {
                case "add" -> {
                    int[] keys = (int[]) call.arguments().get(0);
                    long[] counts = (long[]) call.arguments().get(1);
                    for (int i = 0; i < keys.length; i++) {
                        for (int r = 0; r < a.length; r++) {
                            counters[r * width + column(a[r], b[r], keys[i], width)] += counts[i];
                        }
                    }
                    total += Arrays.stream(counts).sum();
                    answers.add(null);
                }
                case "estimate" -> {
                    int[] keys = (int[]) call.arguments().get(0);
                    long[] least = new long[keys.length];
                    for (int i = 0; i < keys.length; i++) {
                        least[i] = Long.MAX_VALUE;
                        for (int r = 0; r < a.length; r++) {
                            least[i] = Math.min(least[i], counters[r * width + column(a[r], b[r], keys[i], width)]);
                        }
                    }
                    answers.add(least);
                }
                default -> answers.add(total);
            }
        }
        return answers;
    }

    private static int column(long a, long b, int key, int width) {
        BigInteger value =
                BigInteger.valueOf(a).multiply(BigInteger.valueOf(key)).add(BigInteger.valueOf(b));
        return value.mod(PRIME).intValue() % width;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Script.compare(test, expected, answer, comparison);
    }
}
