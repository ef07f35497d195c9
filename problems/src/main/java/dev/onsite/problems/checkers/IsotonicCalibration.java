package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cases of isotonic calibration; the oracle takes slopes of the lower hull of the cumulative sums. */
public final class IsotonicCalibration implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "one pair the wrong way round",
                        draw -> List.of(
                                new double[] {0.4, 0.1, 0.3, 0.2},
                                new int[] {1, 0, 0, 1},
                                new double[] {1, 1, 1, 1},
                                new double[] {0.05, 0.15, 0.25, 0.35, 0.9}))
                .sample(
                        "equal scores",
                        draw -> List.of(
                                new double[] {0.5, 0.5, 0.5, 0.2},
                                new int[] {1, 0, 1, 0},
                                new double[] {1, 2, 3, 1},
                                new double[] {0.2, 0.35, 0.5}))
                .hidden(
                        "one row",
                        draw -> List.of(new double[] {3}, new int[] {1}, new double[] {2}, new double[] {-100, 3, 100}))
                .hidden(
                        "no queries",
                        draw -> List.of(new double[] {1, 2}, new int[] {0, 1}, new double[] {1, 1}, new double[0]))
                .hidden(
                        "all the wrong way round",
                        draw -> List.of(
                                new double[] {1, 2, 3, 4, 5},
                                new int[] {1, 1, 0, 0, 0},
                                new double[] {1, 2, 1, 4, 1},
                                new double[] {0, 1, 2.5, 5}))
                .hidden(
                        "merging goes back a long way",
                        draw -> List.of(
                                new double[] {1, 2, 3, 4, 5, 6, 7, 8},
                                new int[] {0, 1, 0, 1, 1, 1, 0, 0},
                                new double[] {1, 1, 1, 1, 1, 1, 1, 20},
                                new double[] {1, 1.5, 2, 3, 4, 5, 6, 7, 8}))
                .hidden("weights", draw -> random(draw, 60, 30, 50, true))
                .hidden("few scores", draw -> random(draw, 300, 9, 40, false))
                .hidden("random rows", draw -> random(draw, 400, 1_000_000, 200, true))
                .hidden("60,000 rows", draw -> pairs(draw, 60_000))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int values, int queries, boolean weighted) {
        double[] scores = new double[n];
        int[] labels = new int[n];
        double[] weights = new double[n];
        for (int i = 0; i < n; i++) {
            scores[i] = draw.between(0, values) / (double) values;
            labels[i] = draw.chance(0.1 + 0.7 * scores[i] * scores[i]) ? 1 : 0;
            weights[i] = weighted ? draw.uniform(0.1, 10) : 1;
        }
        double[] asked = draw.uniforms(queries, -0.2, 1.2);
        for (int q = 0; q < queries; q += 3) {
            asked[q] = scores[draw.between(0, n - 1)];
        }
        return List.of(scores, labels, weights, asked);
    }

    /**
     * Pairs the wrong way round whose means rise, so that each merge happens behind many blocks; then a tail of zeros, which
     * merges back through the highest of them.
     */
    private static List<Object> pairs(Draw draw, int n) {
        double[] scores = new double[n];
        int[] labels = new int[n];
        double[] weights = new double[n];
        int[] order = draw.permutation(n);
        int tail = n / 20;
        for (int place = 0; place < n; place++) {
            int i = order[place];
            scores[i] = place / (double) n;
            if (place < n - tail) {
                double mean = 0.02 + 0.96 * (place - place % 2) / n;
                labels[i] = 1 - place % 2;
                weights[i] = 4 * (place % 2 == 0 ? mean : 1 - mean);
            } else {
                weights[i] = draw.uniform(0.1, 2);
            }
        }
        return List.of(scores, labels, weights, draw.uniforms(n, -0.1, 1.1));
    }

    @Override
    public Object expected(Case test) {
        return values(test, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like the weights are not used.", () -> values(test, false)));
    }

    private static double[] values(Case test, boolean weighted) {
        double[] scores = test.argument(0, double[].class);
        int[] labels = test.argument(1, int[].class);
        double[] weights = test.argument(2, double[].class);
        TreeMap<Double, double[]> sums = new TreeMap<>();
        for (int i = 0; i < scores.length; i++) {
            double[] sum = sums.computeIfAbsent(scores[i], score -> new double[2]);
            double weight = weighted ? weights[i] : 1;
            sum[0] += weight;
            sum[1] += weight * labels[i];
        }
        NavigableMap<Double, Double> fitted = fitted(sums);
        double[] queries = test.argument(3, double[].class);
        double[] values = new double[queries.length];
        for (int q = 0; q < queries.length; q++) {
            Map.Entry<Double, Double> below = fitted.floorEntry(queries[q]);
            Map.Entry<Double, Double> above = fitted.ceilingEntry(queries[q]);
            if (below == null || above == null) {
                values[q] = (below == null ? above : below).getValue();
            } else {
                double length = above.getKey() - below.getKey();
                double share = length == 0 ? 0 : (queries[q] - below.getKey()) / length;
                values[q] = (1 - share) * below.getValue() + share * above.getValue();
            }
        }
        return values;
    }

    /** Corners of the lower hull are places; between two of them all scores get the slope. */
    private static NavigableMap<Double, Double> fitted(SortedMap<Double, double[]> sums) {
        double[] x = new double[sums.size() + 1];
        double[] y = new double[sums.size() + 1];
        int i = 0;
        for (double[] sum : sums.values()) {
            i++;
            x[i] = x[i - 1] + sum[0];
            y[i] = y[i - 1] + sum[1];
        }
        List<Integer> hull = new ArrayList<>();
        for (int point = 0; point < x.length; point++) {
            while (hull.size() > 1 && !turnsLeft(x, y, hull.get(hull.size() - 2), hull.get(hull.size() - 1), point)) {
                hull.remove(hull.size() - 1);
            }
            hull.add(point);
        }
        TreeMap<Double, Double> fitted = new TreeMap<>();
        int place = 0;
        int corner = 1;
        for (double score : sums.keySet()) {
            place++;
            while (hull.get(corner) < place) {
                corner++;
            }
            int from = hull.get(corner - 1);
            int to = hull.get(corner);
            fitted.put(score, (y[to] - y[from]) / (x[to] - x[from]));
        }
        return fitted;
    }

    private static boolean turnsLeft(double[] x, double[] y, int a, int b, int c) {
        return (x[b] - x[a]) * (y[c] - y[a]) - (y[b] - y[a]) * (x[c] - x[a]) > 0;
    }
}
