package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.QR;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/** Cases of bias and variance over many training sets; the oracle fits by QR. */
public final class BiasVariance implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two sets of three",
                        draw -> List.of(
                                new double[] {-1, 0, 1},
                                new double[][] {{0, 0, 3}, {2, 0, 1}},
                                new double[] {0, 1},
                                new double[] {0, 1},
                                1))
                .sample("a sine", draw -> random(draw, 12, 20, 8, 3, t -> Math.sin(3 * t), 0.3))
                .hidden("one set", draw -> random(draw, 10, 1, 5, 2, t -> t * t, 0.2))
                .hidden("constants only", draw -> random(draw, 5, 6, 3, 0, t -> 2 - t, 0.5))
                .hidden("no noise", draw -> random(draw, 15, 4, 6, 4, t -> 1 + t - 2 * t * t * t, 0))
                .hidden("far from zero", draw -> random(draw, 20, 30, 10, 4, t -> 1e5 + Math.exp(t), 0.1))
                .hidden("errors that cancel", draw -> random(draw, 21, 10, 2, 1, t -> 4 * t * t * t, 0.1))
                .hidden("500 sets of 60", draw -> random(draw, 60, 500, 400, 6, t -> Math.sin(4 * t), 0.5))
                .list();
    }

    private static List<Object> random(
            Draw draw, int n, int sets, int m, int degree, DoubleUnaryOperator f, double noise) {
        double[] x = new double[n];
        // Spread out, and off the grid: never too few distinct places.
        Arrays.setAll(x, i -> -1 + (2.0 * i + draw.uniform(0.2, 1.8)) / n);
        double[][] samples = new double[sets][n];
        for (double[] sample : samples) {
            Arrays.setAll(sample, i -> f.applyAsDouble(x[i]) + noise * draw.normal());
        }
        double[] places = draw.uniforms(m, -1, 1);
        return List.of(x, samples, places, Arrays.stream(places).map(f).toArray(), degree);
    }

    @Override
    public Object expected(Case test) {
        return decomposition(test, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        double sets = test.argument(1, double[][].class).length;
        RecordValue right = (RecordValue) expected;
        double[] bias = (double[]) right.get("bias");
        double[] variance = (double[]) right.get("variance");
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the variance is divided by S − 1.",
                        () -> record(bias, scaled(variance, sets / (sets - 1)))),
                new Guess(
                        "Looks like the bias is averaged over the fits' own errors: that is bias plus variance.",
                        () -> {
                            double[] both = bias.clone();
                            Arrays.setAll(both, p -> bias[p] + variance[p]);
                            return record(both, variance);
                        }),
                new Guess(
                        "Looks like the bias is averaged over the places before it is squared.",
                        () -> decomposition(test, true)));
    }

    private static RecordValue decomposition(Case test, boolean squaredLast) {
        double[] x = test.argument(0, double[].class);
        double[][] samples = test.argument(1, double[][].class);
        double[] places = test.argument(2, double[].class);
        double[] truth = test.argument(3, double[].class);
        int degrees = test.argument(4, Integer.class) + 1;
        double[] bias = new double[degrees];
        double[] variance = new double[degrees];
        for (int p = 0; p < degrees; p++) {
            QR qr = QR.of(powers(x, p));
            Matrix at = powers(places, p);
            double[][] predictions = new double[samples.length][];
            for (int s = 0; s < samples.length; s++) {
                predictions[s] = at.times(qr.solve(samples[s]));
            }
            double sum = 0;
            for (int j = 0; j < places.length; j++) {
                int place = j;
                double mean = Arrays.stream(predictions)
                        .mapToDouble(row -> row[place])
                        .average()
                        .orElseThrow();
                sum += mean - truth[j];
                bias[p] += (mean - truth[j]) * (mean - truth[j]) / places.length;
                variance[p] += Arrays.stream(predictions)
                                .mapToDouble(row -> (row[place] - mean) * (row[place] - mean))
                                .average()
                                .orElseThrow()
                        / places.length;
            }
            bias[p] = squaredLast ? sum * sum / places.length / places.length : bias[p];
        }
        return record(bias, variance);
    }

    private static Matrix powers(double[] t, int degree) {
        Matrix powers = Matrix.zeros(t.length, degree + 1);
        for (int i = 0; i < t.length; i++) {
            for (int p = 0; p <= degree; p++) {
                powers.set(i, p, Math.pow(t[i], p));
            }
        }
        return powers;
    }

    private static double[] scaled(double[] values, double factor) {
        return Arrays.stream(values).map(value -> value * factor).toArray();
    }

    private static RecordValue record(double[] bias, double[] variance) {
        return Answer.of("Decomposition", "bias", bias, "variance", variance);
    }
}
