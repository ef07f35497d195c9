package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of a gradient's norm at each depth; the oracle multiplies by the layers' Jacobians. */
public final class GradientNormsByDepth implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a unit that dies",
                        draw -> List.of(
                                new double[] {1, -1},
                                new double[][][] {{{1, 0}, {0, 1}}, {{2, 0}, {0, 2}}},
                                "relu",
                                new double[] {3, 4}))
                .sample("one sigmoid layer", draw -> random(draw, 1, 2, "sigmoid", 1))
                .hidden("tanh", draw -> random(draw, 3, 4, "tanh", 1))
                .hidden("relu", draw -> random(draw, 4, 6, "relu", 1.4))
                .hidden("sigmoid, not symmetric", draw -> random(draw, 3, 5, "sigmoid", 3))
                .hidden(
                        "exactly zero before the relu",
                        draw -> List.of(
                                new double[] {1, 1}, new double[][][] {{{1, -1}, {1, 1}}}, "relu", new double[] {5, 1}))
                .hidden(
                        "saturated",
                        draw -> List.of(
                                new double[] {1, 1},
                                new double[][][] {{{-400, -400}, {0.5, 0.5}}, {{1, 2}, {3, 4}}},
                                "sigmoid",
                                new double[] {1, -2}))
                .hidden("forty sigmoid layers", draw -> random(draw, 40, 8, "sigmoid", 1))
                .hidden("exploding", draw -> random(draw, 30, 10, "relu", 6))
                .hidden("120 layers of 128", draw -> random(draw, 120, 128, "tanh", 1))
                .list();
    }

    private static List<Object> random(Draw draw, int layers, int d, String activation, double gain) {
        return List.of(draw.normals(d), draw.normals(layers, d, d, gain / Math.sqrt(d)), activation, draw.normals(d));
    }

    @Override
    public Object expected(Case test) {
        return norms(test, true, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the norms are in the order of the backward pass; the input's comes first.", () -> {
                            double[] reversed = ((double[]) expected).clone();
                            for (int i = 0; i < reversed.length; i++) {
                                reversed[i] = ((double[]) expected)[reversed.length - 1 - i];
                            }
                            return reversed;
                        }),
                new Guess("Looks like the weights are not transposed on the way back.", () -> norms(test, false, true)),
                new Guess("Looks like the activation's derivative is missing.", () -> norms(test, true, false)));
    }

    private static double[] norms(Case test, boolean transposed, boolean sloped) {
        double[][][] weights = test.argument(1, double[][][].class);
        String name = test.argument(2, String.class);
        Matrix[] jacobians = new Matrix[weights.length];
        double[] h = test.argument(0, double[].class);
        for (int l = 0; l < weights.length; l++) {
            Matrix w = Matrix.of(weights[l]);
            double[] z = w.times(h);
            double[][] jacobian = (transposed ? w.transpose() : w).toArray();
            h = new double[z.length];
            for (int i = 0; i < z.length; i++) {
                double value = value(name, z[i]);
                double slope = sloped ? slope(name, z[i]) : 1;
                h[i] = value;
                for (double[] row : jacobian) {
                    row[i] = row[i] * slope;
                }
            }
            jacobians[l] = Matrix.of(jacobian);
        }
        double[] norms = new double[weights.length + 1];
        double[] gradient = test.argument(3, double[].class);
        for (int l = weights.length; l >= 0; l--) {
            norms[l] = Math.sqrt(Arrays.stream(gradient).map(g -> g * g).sum());
            gradient = l == 0 ? gradient : jacobians[l - 1].times(gradient);
        }
        return norms;
    }

    private static double value(String name, double z) {
        return switch (name) {
            case "sigmoid" -> Activation.sigmoid(z);
            case "tanh" -> Math.tanh(z);
            default -> Math.max(0, z);
        };
    }

    private static double slope(String name, double z) {
        return switch (name) {
            case "sigmoid" -> Activation.sigmoid(z) * (1 - Activation.sigmoid(z));
            case "tanh" -> 1 - Math.tanh(z) * Math.tanh(z);
            default -> z > 0 ? 1 : 0;
        };
    }
}
