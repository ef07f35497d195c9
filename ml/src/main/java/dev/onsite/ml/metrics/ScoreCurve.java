package dev.onsite.ml.metrics;

import dev.onsite.ml.linalg.Require;
import java.util.Arrays;
import java.util.Comparator;

/**
 * What happens as the threshold on a score falls past each distinct score: weighted true and false positives, from which ROC
 * and precision–recall curves follow. Rows of equal score move together. O(n log n).
 */
public final class ScoreCurve {
    private final double[] thresholds;
    private final double[] truePositives;
    private final double[] falsePositives;
    private final double positives;
    private final double negatives;

    private ScoreCurve(double[] thresholds, double[] truePositives, double[] falsePositives) {
        this.thresholds = thresholds;
        this.truePositives = truePositives;
        this.falsePositives = falsePositives;
        positives = truePositives[truePositives.length - 1];
        negatives = falsePositives[falsePositives.length - 1];
    }

    /**
     * Sweeps the threshold.
     *
     * @param positive whether each row is positive; both kinds must occur
     * @param scores a score a row, higher meaning more likely positive
     * @param weights a weight a row, or null
     */
    public static ScoreCurve of(boolean[] positive, double[] scores, double[] weights) {
        Require.that(
                positive.length == scores.length,
                "positive and scores must be equally long, got %d and %d",
                positive.length,
                scores.length);
        Require.finite(scores, "scores");
        double[] w = Require.weights(weights, scores.length);
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble((Integer i) -> -scores[i]));
        double[] thresholds = new double[scores.length];
        double[] truePositives = new double[scores.length];
        double[] falsePositives = new double[scores.length];
        int points = 0;
        double tp = 0;
        double fp = 0;
        for (int at = 0; at < order.length; at++) {
            int i = order[at];
            tp += positive[i] ? w[i] : 0;
            fp += positive[i] ? 0 : w[i];
            if (at + 1 == order.length || scores[order[at + 1]] < scores[i]) {
                thresholds[points] = scores[i];
                truePositives[points] = tp;
                falsePositives[points++] = fp;
            }
        }
        Require.that(tp > 0 && fp > 0, "both positive and negative rows are needed, got weight %s and %s", tp, fp);
        return new ScoreCurve(
                Arrays.copyOf(thresholds, points),
                Arrays.copyOf(truePositives, points),
                Arrays.copyOf(falsePositives, points));
    }

    /** The distinct scores, falling: point i counts the rows of score ≥ thresholds[i]. */
    public double[] thresholds() {
        return thresholds.clone();
    }

    /** TP/(TP + FN) at each threshold: recall, or sensitivity. */
    public double[] truePositiveRates() {
        return Arrays.stream(truePositives).map(tp -> tp / positives).toArray();
    }

    /** FP/(FP + TN) at each threshold. */
    public double[] falsePositiveRates() {
        return Arrays.stream(falsePositives).map(fp -> fp / negatives).toArray();
    }

    /** TP/(TP + FP) at each threshold. */
    public double[] precisions() {
        double[] precisions = new double[thresholds.length];
        Arrays.setAll(precisions, i -> truePositives[i] / (truePositives[i] + falsePositives[i]));
        return precisions;
    }

    /**
     * The area under the ROC curve by trapezoids: the probability that a random positive scores above a random negative, ties
     * counting half.
     */
    public double auc() {
        double area = 0;
        double lastTp = 0;
        double lastFp = 0;
        for (int i = 0; i < thresholds.length; i++) {
            area += (falsePositives[i] - lastFp) * 0.5 * (truePositives[i] + lastTp);
            lastTp = truePositives[i];
            lastFp = falsePositives[i];
        }
        return area / (positives * negatives);
    }

    /** Σ (Rᵢ − Rᵢ₋₁)Pᵢ: the mean precision over the positives, without the optimism of interpolation. */
    public double averagePrecision() {
        double sum = 0;
        double last = 0;
        double[] precisions = precisions();
        for (int i = 0; i < thresholds.length; i++) {
            sum += (truePositives[i] - last) / positives * precisions[i];
            last = truePositives[i];
        }
        return sum;
    }
}
