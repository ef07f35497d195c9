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

/** Cases of skip-gram steps; the oracle computes each gradient from copies, so that no update can leak into another. */
public final class SkipGramSoftmax implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "three words",
                        draw -> List.of(
                                new double[][] {{1, 2}, {0.5, -1}, {0, 1}},
                                new double[][] {{1, -2, 0}, {0, 1, 1}},
                                new int[] {0},
                                new int[] {1},
                                0.1))
                .hidden("two pairs in a row", draw -> random(draw, 5, 3, 2, 1, 0.2))
                .hidden(
                        "a word beside itself",
                        draw -> List.of(
                                draw.normals(4, 3, 1), draw.normals(3, 4, 1), new int[] {2, 2}, new int[] {2, 1}, 0.3))
                .hidden("one dimension", draw -> random(draw, 6, 1, 4, 1, 0.1))
                .hidden(
                        "large scores",
                        draw -> List.of(
                                draw.normals(6, 4, 20),
                                draw.normals(4, 6, 30),
                                new int[] {1, 3, 5},
                                new int[] {0, 3, 2},
                                0.01))
                .hidden("thirty pairs", draw -> random(draw, 20, 8, 30, 0.5, 0.05))
                .hidden("2,000 words", draw -> random(draw, 2000, 50, 100, 0.3, 0.05))
                .list();
    }

    private static List<Object> random(Draw draw, int words, int d, int pairs, double scale, double learningRate) {
        return List.of(
                draw.normals(words, d, scale),
                draw.normals(d, words, scale),
                draw.ints(pairs, 0, words - 1),
                draw.ints(pairs, 0, words - 1),
                learningRate);
    }

    @Override
    public Object expected(Case test) {
        return train(test, false, 1);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got()) || "inf".equals(outcome.got())) {
            return outcome.withNote("Subtract the largest score before you take exponentials.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like W_out was updated before it was used for the gradient of W_in.",
                        () -> train(test, true, 1)),
                new Guess(
                        "Looks like the gradient is p, without the −1 at the context word.",
                        () -> train(test, false, 0)));
    }

    private static RecordValue train(Case test, boolean outFirst, double subtracted) {
        double[][] wIn = copy(test.argument(0, double[][].class));
        double[][] wOut = copy(test.argument(1, double[][].class));
        int[] centers = test.argument(2, int[].class);
        int[] contexts = test.argument(3, int[].class);
        double learningRate = test.argument(4, Double.class);
        double[] losses = new double[centers.length];
        for (int pair = 0; pair < centers.length; pair++) {
            double[] hidden = wIn[centers[pair]].clone();
            double[] scores = new double[wOut[0].length];
            for (int f = 0; f < hidden.length; f++) {
                for (int word = 0; word < scores.length; word++) {
                    scores[word] += hidden[f] * wOut[f][word];
                }
            }
            losses[pair] = -Softmax.log(scores)[contexts[pair]];
            double[] gradient = Softmax.of(scores);
            gradient[contexts[pair]] -= subtracted;
            double[][] moved = copy(wOut);
            for (int f = 0; f < hidden.length; f++) {
                for (int word = 0; word < scores.length; word++) {
                    moved[f][word] -= learningRate * hidden[f] * gradient[word];
                }
            }
            double[][] seen = outFirst ? moved : wOut;
            for (int f = 0; f < hidden.length; f++) {
                for (int word = 0; word < scores.length; word++) {
                    wIn[centers[pair]][f] -= learningRate * seen[f][word] * gradient[word];
                }
            }
            wOut = moved;
        }
        return Answer.of("Trained", "losses", losses, "input", wIn, "output", wOut);
    }

    private static double[][] copy(double[][] values) {
        return Arrays.stream(values).map(double[]::clone).toArray(double[][]::new);
    }
}
