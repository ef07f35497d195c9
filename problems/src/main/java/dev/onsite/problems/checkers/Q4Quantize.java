package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Guess;
import java.util.List;

/** Cases of the four-bit format; the oracle looks for the highest of the 16 levels that a weight reaches. */
public final class Q4Quantize implements Checker {
    private static final int BLOCK = 32;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("three weights", draw -> weights(-8, 2.4, 7.9))
                .sample("a positive maximum", draw -> weights(0.5, 4, -4, 1, -1, 0))
                .hidden("zeros", draw -> weights(new double[40]))
                .hidden("the first of equal magnitudes", draw -> weights(3, -3, 1))
                .hidden("halves", draw -> weights(-8, 0.5, -0.5, 1.5, -1.5, 6.5, 7.5, 7.25, -7.5))
                .hidden("both halves of a block", draw -> weights(ramp(32)))
                .hidden("one more than a block", draw -> weights(ramp(33)))
                .hidden("blocks of very different size", draw -> {
                    double[] values = draw.normals(160, 1);
                    for (int i = 0; i < 160; i++) {
                        values[i] *= Math.pow(10, i / BLOCK - 3);
                    }
                    return weights(values);
                })
                .hidden("random weights", draw -> weights(draw.normals(1_000, 0.02)))
                .hidden("a million weights", draw -> weights(draw.normals(1_000_000, 0.02)))
                .list();
    }

    private static List<Object> weights(double... weights) {
        return List.of((Object) weights);
    }

    private static double[] ramp(int n) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = (i - 20) / 4.0;
        }
        return values;
    }

    @Override
    public Object expected(Case test) {
        return quantized(test, true, true);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like neighbouring weights share a byte; weights j and j + 16 of a block do.",
                        () -> quantized(test, true, false)),
                new Guess(
                        "Looks like the scale is taken from the largest magnitude without its sign.",
                        () -> quantized(test, false, true)));
    }

    private static RecordValue quantized(Case test, boolean signed, boolean halves) {
        double[] weights = test.argument(0, double[].class);
        int blocks = (weights.length + BLOCK - 1) / BLOCK;
        double[] scales = new double[blocks];
        int[] packed = new int[blocks * BLOCK / 2];
        double[] restored = new double[weights.length];
        for (int i = 0; i < blocks * BLOCK; i++) {
            int block = i / BLOCK;
            if (i % BLOCK == 0) {
                double least = 0;
                double most = 0;
                for (int j = i; j < Math.min(i + BLOCK, weights.length); j++) {
                    // Strictly: of equal magnitudes the one that was first there decides.
                    least = weights[j] < least && -weights[j] > most ? weights[j] : least;
                    most = weights[j] > most && weights[j] > -least ? weights[j] : most;
                }
                double largest = most > -least ? most : least;
                scales[block] = (signed ? largest : Math.abs(largest)) / -8;
            }
            double level = i < weights.length && scales[block] != 0 ? weights[i] / scales[block] : 0;
            int code = 15;
            while (code > 0 && level < code - 8.5) {
                code--;
            }
            if (i < weights.length) {
                restored[i] = (code - 8) * scales[block];
            }
            int place = i % BLOCK;
            int at = halves ? place % 16 : place / 2;
            int shift = halves ? place / 16 : place % 2;
            packed[block * BLOCK / 2 + at] += code * (shift == 0 ? 1 : 16);
        }
        return Answer.of("Q4", "scales", scales, "packed", packed, "restored", restored);
    }
}
