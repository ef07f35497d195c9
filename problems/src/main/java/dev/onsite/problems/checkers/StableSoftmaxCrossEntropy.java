package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Differentiable;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.loss.CrossEntropy;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Cases of cross-entropy from logits: large ones, rows of different height, padding, and too many classes for k² a row. */
public final class StableSoftmaxCrossEntropy implements Checker, Differentiable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("two rows", draw -> List.of(new double[][] {{2, 1, 0.1}, {0, 0, 0}}, new int[] {0, 2}))
                .sample(
                        "large logits",
                        draw -> List.of(new double[][] {{1000, 0}, {0, -1000}, {10_000, -10_000}}, new int[] {0, 0, 1}))
                .hidden("one class", draw -> List.of(new double[][] {{5}}, new int[] {0}))
                .hidden(
                        "padding",
                        draw -> List.of(
                                new double[][] {{1, 2, 3}, {4, 0, -1}, {0.5, 0.5, 2}, {9, 9, 9}},
                                new int[] {1, -1, 0, -1}))
                .hidden("nothing but padding", draw -> List.of(new double[][] {{1, 2}, {3, 4}}, new int[] {-1, -1}))
                .hidden(
                        "rows of different height",
                        draw -> List.of(
                                new double[][] {{0, 1}, {2000, 2001}, {-999_999, -1_000_000}}, new int[] {0, 1, 1}))
                .hidden("random rows", draw -> random(draw, 40, 7, 3))
                .hidden("100 rows of 6,000 classes", draw -> random(draw, 100, 6000, 4))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int k, double scale) {
        int[] labels = draw.ints(n, 0, k - 1);
        for (int i = 1; i < n; i++) {
            labels[i] = draw.chance(0.1) ? -1 : labels[i];
        }
        return List.of(draw.normals(n, k, scale), labels);
    }

    @Override
    public Object expected(Case test) {
        int[] labels = test.argument(1, int[].class);
        return answer(
                test,
                IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray(),
                1);
    }

    /** Loss and gradient where these rows count, the gradient scaled. */
    private static RecordValue answer(Case test, int[] rows, double scale) {
        double[][] logits = test.argument(0, double[][].class);
        int[] labels = test.argument(1, int[].class);
        double[][] gradient = new double[logits.length][logits[0].length];
        if (rows.length == 0) {
            return Answer.of("LossAndGradient", "loss", 0.0, "gradient", gradient);
        }
        Matrix counted = Matrix.of(Arrays.stream(rows).mapToObj(i -> logits[i]).toArray(double[][]::new));
        int[] classes = Arrays.stream(rows).map(i -> labels[i]).toArray();
        double[][] mean = CrossEntropy.gradient(counted, classes).toArray();
        for (int r = 0; r < rows.length; r++) {
            gradient[rows[r]] =
                    Arrays.stream(mean[r]).map(value -> value * scale).toArray();
        }
        return Answer.of("LossAndGradient", "loss", CrossEntropy.fromLogits(counted, classes), "gradient", gradient);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int[] labels = test.argument(1, int[].class);
        int[] rows =
                IntStream.range(0, labels.length).filter(i -> labels[i] >= 0).toArray();
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote(
                    rows.length == 0
                            ? "The mean over no rows is 0 here, not 0 / 0."
                            : "Take each row's own maximum out of its logits before the exponential.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like the gradient is that of the sum; the loss is a mean.",
                        () -> answer(test, rows, rows.length)));
    }

    @Override
    public double loss(Case test) {
        return (Double) ((RecordValue) expected(test)).get("loss");
    }

    @Override
    public List<Derivative> derivatives() {
        return List.of(new Derivative("gradient", 0));
    }
}
