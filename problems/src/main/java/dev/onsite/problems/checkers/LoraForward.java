package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Cases of a layer with adapters of low rank; the oracle merges them into the weights, which the limits do not allow. */
public final class LoraForward implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "three customers",
                        draw -> List.of(
                                new double[][] {{1, 2}, {1, 2}, {1, 2}},
                                new double[][] {{1, 1}, {0, 1}},
                                new double[][][] {{{1, 1}}, {{0, 1}}},
                                new double[][][] {{{1}, {-1}}, {{0.5}, {0}}},
                                2.0,
                                new int[] {0, 1, -1}))
                .sample(
                        "rank 2",
                        draw -> List.of(
                                new double[][] {{1, -1, 2}},
                                new double[][] {{1, 0, 0}},
                                new double[][][] {{{1, 0, 1}, {0, 2, 0}}},
                                new double[][][] {{{3, 1}}},
                                1.0,
                                new int[] {0}))
                .hidden("nobody has one", draw -> random(draw, 6, 5, 4, 2, 2, 0))
                .hidden("everybody has the same", draw -> random(draw, 9, 6, 3, 1, 2, 1))
                .hidden("some without", draw -> random(draw, 40, 8, 12, 5, 4, 0.6))
                .hidden("more adapters than tokens", draw -> random(draw, 5, 7, 7, 30, 3, 0.8))
                .hidden("3,000 tokens of 60 customers", draw -> random(draw, 3_000, 256, 256, 60, 16, 0.9))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, int m, int k, int r, double share) {
        int[] adapter = draw.ints(n, 0, k - 1);
        for (int t = 0; t < n; t++) {
            adapter[t] = draw.chance(share) ? adapter[t] : -1;
        }
        return List.of(
                draw.normals(n, d, 1),
                draw.normals(m, d, 1 / Math.sqrt(d)),
                draw.normals(k, r, d, 1 / Math.sqrt(d)),
                draw.normals(k, m, r, 1),
                2.0 * r + 1,
                adapter);
    }

    @Override
    public Object expected(Case test) {
        double alpha = test.argument(4, Double.class);
        return merged(test, alpha / test.argument(2, double[][][].class)[0].length, -1);
    }

    /** @param without the adapter of tokens that have none */
    private static double[][] merged(Case test, double scale, int without) {
        double[][] x = test.argument(0, double[][].class);
        Matrix weight = Matrix.of(test.argument(1, double[][].class));
        double[][][] down = test.argument(2, double[][][].class);
        double[][][] up = test.argument(3, double[][][].class);
        int[] adapter = test.argument(5, int[].class);
        Map<Integer, double[][]> weights = new HashMap<>();
        double[][] y = new double[x.length][weight.rows()];
        for (int t = 0; t < x.length; t++) {
            double[][] own = weights.computeIfAbsent(adapter[t] < 0 ? without : adapter[t], a -> {
                double[][] sum = weight.toArray();
                double[][] delta = a < 0
                        ? new double[weight.rows()][weight.columns()]
                        : Matrix.of(up[a]).times(Matrix.of(down[a])).toArray();
                for (int i = 0; i < sum.length; i++) {
                    for (int j = 0; j < sum[i].length; j++) {
                        sum[i][j] += scale * delta[i][j];
                    }
                }
                return sum;
            });
            for (int i = 0; i < own.length; i++) {
                for (int j = 0; j < x[t].length; j++) {
                    y[t][i] += own[i][j] * x[t][j];
                }
            }
        }
        return y;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double alpha = test.argument(4, Double.class);
        double[][][] down = test.argument(2, double[][][].class);
        double scale = alpha / down[0].length;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess("Looks like −1 took the last adapter.", () -> merged(test, scale, down.length - 1)),
                new Guess("Looks like the scale is alpha without the rank.", () -> merged(test, alpha, -1)),
                new Guess("Looks like the adapters are missing, or scaled by 0.", () -> merged(test, 0, -1)),
                new Guess("Looks like the adapters are not scaled.", () -> merged(test, 1, -1)));
    }
}
