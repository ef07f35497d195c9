package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of training a two-layer network; the oracle works on matrices with the bias as a last column. */
public final class MlpTrain implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two rows, one at a time",
                        draw -> List.of(
                                new double[][] {{1}, {2}},
                                new int[] {0, 1},
                                new double[][] {{1}},
                                new double[] {0},
                                new double[][] {{0, 0}},
                                new double[] {0, 0},
                                1.0,
                                1,
                                1))
                .sample("one batch of all", draw -> random(draw, 6, 3, 4, 3, 0.5, 6, 2, 1))
                .hidden("one row", draw -> random(draw, 1, 2, 3, 2, 0.1, 4, 3, 1))
                .hidden("a batch size beyond the rows", draw -> random(draw, 5, 2, 3, 2, 0.3, 100, 4, 1))
                .hidden("a smaller last batch", draw -> random(draw, 10, 3, 5, 3, 0.2, 4, 3, 1))
                .hidden("units that sleep", draw -> random(draw, 12, 3, 6, 2, 0.4, 3, 5, -1))
                .hidden("logits in the thousands", draw -> random(draw, 8, 3, 4, 3, 1e-4, 4, 1, 40))
                .hidden("4,000 rows, 20 epochs", draw -> random(draw, 4_000, 32, 64, 10, 0.1, 64, 20, 1))
                .list();
    }

    /** @param scale of the weights; negative also lowers the hidden biases so that units sleep */
    private static List<Object> random(
            Draw draw, int n, int d, int m, int classes, double rate, int batch, int epochs, double scale) {
        double[][] x = draw.normals(n, d, 1);
        int[] labels = new int[n];
        for (int i = 0; i < n; i++) {
            double signal = x[i][0] + 0.5 * x[i][d - 1] + 0.3 * draw.normal();
            labels[i] = (int) Math.max(0, Math.min(classes - 1, (signal + 2) / 4 * classes));
        }
        double size = Math.abs(scale);
        double[] bias = draw.normals(m, 0.1);
        if (scale < 0) {
            Arrays.setAll(bias, j -> bias[j] - 2);
        }
        return List.of(
                x,
                labels,
                draw.normals(d, m, size * Math.sqrt(2.0 / d)),
                bias,
                draw.normals(m, classes, size / Math.sqrt(m)),
                draw.normals(classes, 0.1),
                rate,
                batch,
                epochs);
    }

    @Override
    public Object expected(Case test) {
        return train(test, false, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got()) || "Infinity".equals(outcome.got())) {
            return outcome.withNote("Subtract each row's largest logit before you take exponentials.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like the gradients are divided by batch_size even in a smaller batch.",
                        () -> train(test, true, false)),
                new Guess(
                        "Looks like w2 is updated before the hidden layer's gradient is taken through it.",
                        () -> train(test, false, true)));
    }

    /**
     * @param byBatchSize whether the last batch, too, is divided by the batch size
     * @param updatedFirst whether the second layer changes before the gradient goes through it
     */
    private static RecordValue train(Case test, boolean byBatchSize, boolean updatedFirst) {
        Matrix x = withOnes(Matrix.of(test.argument(0, double[][].class)));
        int[] labels = test.argument(1, int[].class);
        Matrix first = stacked(test, 2, 3);
        Matrix second = stacked(test, 4, 5);
        double rate = test.argument(6, Double.class);
        int size = test.argument(7, Integer.class);
        double[] losses = new double[test.argument(8, Integer.class)];
        int n = labels.length;
        for (int epoch = 0; epoch < losses.length; epoch++) {
            for (int from = 0; from < n; from += size) {
                int to = Math.min(n, from + size);
                int[] rows = new int[to - from];
                for (int i = from; i < to; i++) {
                    rows[i - from] = i;
                }
                Matrix batch = x.rows(rows);
                Matrix hidden = batch.times(first);
                Arrays.setAll(hidden.values(), i -> Math.max(0, hidden.values()[i]));
                Matrix ones = withOnes(hidden);
                double[][] logits = ones.times(second).toArray();
                for (int i = 0; i < rows.length; i++) {
                    double[] p = Softmax.of(logits[i]);
                    double max = Arrays.stream(logits[i]).max().orElseThrow();
                    double sum =
                            Arrays.stream(logits[i]).map(z -> Math.exp(z - max)).sum();
                    losses[epoch] += (max + Math.log(sum) - logits[i][labels[rows[i]]]) / n;
                    p[labels[rows[i]]] -= 1;
                    double count = byBatchSize ? size : rows.length;
                    logits[i] = Arrays.stream(p).map(value -> value / count).toArray();
                }
                Matrix delta = Matrix.of(logits);
                Matrix step = ones.transpose().times(delta);
                if (updatedFirst) {
                    subtract(second, rate, step);
                }
                Matrix back = withoutLast(delta.times(second.transpose()));
                for (int i = 0; i < back.values().length; i++) {
                    back.values()[i] *= hidden.values()[i] > 0 ? 1 : 0;
                }
                subtract(first, rate, batch.transpose().times(back));
                if (!updatedFirst) {
                    subtract(second, rate, step);
                }
            }
        }
        double[][] w1 = first.toArray();
        double[][] w2 = second.toArray();
        return Answer.of(
                "Network",
                List.of("w1", "b1", "w2", "b2", "losses"),
                List.of(
                        Arrays.copyOf(w1, w1.length - 1),
                        w1[w1.length - 1],
                        Arrays.copyOf(w2, w2.length - 1),
                        w2[w2.length - 1],
                        losses));
    }

    private static Matrix stacked(Case test, int weights, int bias) {
        double[][] w = test.argument(weights, double[][].class);
        double[][] rows = Arrays.copyOf(w, w.length + 1);
        rows[w.length] = test.argument(bias, double[].class);
        return Matrix.of(rows);
    }

    private static Matrix withOnes(Matrix x) {
        Matrix wider = Matrix.zeros(x.rows(), x.columns() + 1);
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(x.values(), i * x.columns(), wider.values(), i * wider.columns(), x.columns());
            wider.set(i, x.columns(), 1);
        }
        return wider;
    }

    private static Matrix withoutLast(Matrix x) {
        Matrix narrower = Matrix.zeros(x.rows(), x.columns() - 1);
        for (int i = 0; i < x.rows(); i++) {
            System.arraycopy(
                    x.values(), i * x.columns(), narrower.values(), i * narrower.columns(), narrower.columns());
        }
        return narrower;
    }

    private static void subtract(Matrix weights, double rate, Matrix gradient) {
        for (int i = 0; i < weights.values().length; i++) {
            weights.values()[i] -= rate * gradient.values()[i];
        }
    }
}
