package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/** Cases of the contrastive loss: one pair, rows of many lengths, a temperature that overflows, and a large batch. */
public final class InfoNce implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two pairs",
                        draw -> List.of(new double[][] {{2, 0}, {0, 1}}, new double[][] {{1, 0}, {3, 4}}, 0.5))
                .sample("one pair", draw -> List.of(new double[][] {{1, 2}}, new double[][] {{-3, 1}}, 0.1))
                .hidden("equal documents", draw -> List.of(draw.normals(3, 4, 1), equal(draw, 3, 4), 0.2))
                .hidden("random", draw -> random(draw, 12, 6, 0.3, 1))
                .hidden("short and long rows", draw -> random(draw, 10, 5, 0.5, 100))
                .hidden("cold", draw -> random(draw, 15, 4, 0.001, 1))
                .hidden("hot", draw -> random(draw, 15, 4, 10, 1))
                .hidden("700 pairs", draw -> random(draw, 700, 64, 0.05, 3))
                .list();
    }

    private static double[][] equal(Draw draw, int n, int d) {
        double[][] rows = new double[n][];
        Arrays.fill(rows, draw.normals(d));
        return rows;
    }

    /** @param lengths how much longer the longest rows are than the usual ones */
    private static List<Object> random(Draw draw, int n, int d, double temperature, double lengths) {
        double[][] queries = draw.normals(n, d, 1);
        double[][] documents = draw.normals(n, d, 1);
        for (int i = 0; i < n; i++) {
            double stretch = Math.pow(lengths, draw.uniform(-1, 1));
            for (int f = 0; f < d; f++) {
                documents[i][f] = stretch * (documents[i][f] + queries[i][f]);
                queries[i][f] /= stretch;
            }
        }
        return List.of(queries, documents, temperature);
    }

    @Override
    public Object expected(Case test) {
        return step(test, true, true);
    }

    /**
     * @param tangent whether the gradients pass through the normalisation
     * @param mean whether the loss is a mean over the queries rather than a sum
     */
    private static RecordValue step(Case test, boolean tangent, boolean mean) {
        double[][] queries = test.argument(0, double[][].class);
        double[][] documents = test.argument(1, double[][].class);
        double temperature = test.argument(2, Double.class);
        int n = queries.length;
        int d = queries[0].length;
        double scale = mean ? 1.0 / n : 1.0;
        double loss = 0;
        double[][] byQuery = new double[n][d];
        double[][] byDocument = new double[n][d];
        double[][] q = Arrays.stream(queries).map(InfoNce::unit).toArray(double[][]::new);
        double[][] k = Arrays.stream(documents).map(InfoNce::unit).toArray(double[][]::new);
        for (int i = 0; i < n; i++) {
            double[] query = q[i];
            double[] logits = Arrays.stream(k)
                    .mapToDouble(document -> dot(query, document) / temperature)
                    .toArray();
            loss += scale * (Softmax.logSumExp(logits) - logits[i]);
            double[] gradient = Softmax.of(logits);
            gradient[i] -= 1;
            for (int j = 0; j < n; j++) {
                for (int f = 0; f < d; f++) {
                    byQuery[i][f] += scale * gradient[j] * k[j][f] / temperature;
                    byDocument[j][f] += scale * gradient[j] * q[i][f] / temperature;
                }
            }
        }
        if (tangent) {
            for (int i = 0; i < n; i++) {
                project(byQuery[i], queries[i]);
                project(byDocument[i], documents[i]);
            }
        }
        return Answer.of("InfoNce", "loss", loss, "dqueries", byQuery, "ddocuments", byDocument);
    }

    /** The gradient by x of a function of x/‖x‖, from that by x/‖x‖: (g‖x‖² − (g·x) x) / ‖x‖³. */
    private static void project(double[] gradient, double[] x) {
        double square = dot(x, x);
        double along = dot(gradient, x) / square;
        for (int f = 0; f < x.length; f++) {
            gradient[f] = (gradient[f] - along * x[f]) / Math.sqrt(square);
        }
    }

    private static double[] unit(double[] x) {
        double length = Math.sqrt(dot(x, x));
        return Arrays.stream(x).map(value -> value / length).toArray();
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += a[f] * b[f];
        }
        return sum;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("Scores reach 1/temperature, and so do exponents.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "The gradients are those of the normalised rows; the normalisation has one, too.",
                        () -> step(test, false, true)),
                new Guess("Looks like a sum over the queries; it is a mean.", () -> step(test, true, false)));
    }
}
