package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;

/**
 * Cases of matrix factorisation a rating at a time: repeated pairs, users without ratings, and more cells than memory. The
 * oracle folds each bias into its factors: with a user's row (b, 1, p) and an item's (1, b, q) a prediction is one product.
 */
public final class MatrixFactorizationSgd implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two ratings",
                        draw -> List.of(
                                new int[] {0, 0},
                                new int[] {0, 1},
                                new double[] {5, 1},
                                new double[][] {{1}},
                                new double[][] {{0.5}, {-1}},
                                0.1,
                                0.5,
                                1))
                .sample("users and items without ratings", draw -> random(draw, 3, 4, 5, 2, 0.05, 0.1, 2))
                .hidden("no penalty", draw -> random(draw, 30, 6, 7, 3, 0.05, 0, 5))
                .hidden("the same pair again", MatrixFactorizationSgd::repeated)
                .hidden("many epochs", draw -> random(draw, 60, 10, 12, 4, 0.02, 0.05, 50))
                .hidden("a strong penalty", draw -> random(draw, 80, 12, 9, 2, 0.1, 1, 3))
                .hidden("7,000 users and items", draw -> random(draw, 10_000, 7_000, 7_000, 16, 0.02, 0.02, 2))
                .list();
    }

    private static List<Object> random(
            Draw draw, int ratings, int users, int items, int k, double rate, double l2, int epochs) {
        double[] rating = new double[ratings];
        for (int s = 0; s < ratings; s++) {
            rating[s] = draw.between(1, 5);
        }
        return List.of(
                draw.ints(ratings, 0, users - 1),
                draw.ints(ratings, 0, items - 1),
                rating,
                draw.normals(users, k, 0.3),
                draw.normals(items, k, 0.3),
                rate,
                l2,
                epochs);
    }

    private static List<Object> repeated(Draw draw) {
        List<Object> arguments = random(draw, 12, 2, 2, 3, 0.1, 0.1, 4);
        Arrays.fill((int[]) arguments.get(0), 1);
        Arrays.fill((int[]) arguments.get(1), 0);
        return arguments;
    }

    @Override
    public Object expected(Case test) {
        return trained(test, true, test.argument(7, Integer.class), true);
    }

    /**
     * @param together whether an item's step starts from the user's factors before the user's own step
     * @param centred whether the mean is part of the prediction
     */
    private static RecordValue trained(Case test, boolean together, int epochs, boolean centred) {
        int[] user = test.argument(0, int[].class);
        int[] item = test.argument(1, int[].class);
        double[] rating = test.argument(2, double[].class);
        double[][] p = extended(test.argument(3, double[][].class), 0);
        double[][] q = extended(test.argument(4, double[][].class), 1);
        double rate = test.argument(5, Double.class);
        double l2 = test.argument(6, Double.class);
        double mean = centred ? Arrays.stream(rating).average().orElseThrow() : 0;
        for (int step = 0; step < epochs * rating.length; step++) {
            int s = step % rating.length;
            double[] users = p[user[s]];
            double[] before = users.clone();
            double[] items = q[item[s]];
            double error = rating[s] - mean;
            for (int j = 0; j < users.length; j++) {
                error -= users[j] * items[j];
            }
            for (int j = 0; j < users.length; j++) {
                // Column 1 of a user and column 0 of an item are the constants.
                users[j] += j == 1 ? 0 : rate * (error * items[j] - l2 * before[j]);
                double other = together || j < 2 ? before[j] : users[j];
                items[j] += j == 0 ? 0 : rate * (error * other - l2 * items[j]);
            }
        }
        return Answer.of(
                "Factors", List.of("p", "q", "bu", "bi"), List.of(factors(p), factors(q), column(p, 0), column(q, 1)));
    }

    /** Rows with a bias of zero in this column of the first two, and a one in the other. */
    private static double[][] extended(double[][] rows, int bias) {
        return Arrays.stream(rows)
                .map(row -> {
                    double[] wide = new double[row.length + 2];
                    wide[1 - bias] = 1;
                    System.arraycopy(row, 0, wide, 2, row.length);
                    return wide;
                })
                .toArray(double[][]::new);
    }

    private static double[][] factors(double[][] rows) {
        return Arrays.stream(rows)
                .map(row -> Arrays.copyOfRange(row, 2, row.length))
                .toArray(double[][]::new);
    }

    private static double[] column(double[][] rows, int column) {
        return Arrays.stream(rows).mapToDouble(row -> row[column]).toArray();
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int epochs = test.argument(7, Integer.class);
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like an item's step uses the user's factors after their step.",
                        () -> trained(test, false, epochs, true)),
                new Guess(
                        "Looks like the mean is not part of the prediction.", () -> trained(test, true, epochs, false)),
                new Guess(
                        "That is right after one epoch, but more were asked for.", () -> trained(test, true, 1, true)));
    }
}
