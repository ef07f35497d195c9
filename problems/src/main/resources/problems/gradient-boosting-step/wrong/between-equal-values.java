// expect: WA on "constant features"
import java.util.Arrays;
import java.util.Comparator;

/** Derivatives once, then a sort and a sweep a feature: O(d n log n). */
public class Solution {
    record Round(int feature, double threshold, double gain, double left, double right, double[] scores) {}

    public static Round boost(
            double[][] features,
            int[] labels,
            double[] scores,
            double regularization,
            double minHessian,
            double learningRate) {
        int n = labels.length;
        double[] g = new double[n];
        double[] h = new double[n];
        double sumG = 0;
        double sumH = 0;
        for (int i = 0; i < n; i++) {
            double p = sigmoid(scores[i]);
            g[i] = p - labels[i];
            h[i] = p * (1 - p);
            sumG += g[i];
            sumH += h[i];
        }
        int bestFeature = -1;
        double bestThreshold = 0;
        double bestGain = Double.NEGATIVE_INFINITY;
        double left = -sumG / (sumH + regularization);
        double right = left;
        for (int f = 0; f < features[0].length; f++) {
            int feature = f;
            Integer[] order = new Integer[n];
            Arrays.setAll(order, i -> i);
            Arrays.sort(order, Comparator.comparingDouble(i -> features[i][feature]));
            double leftG = 0;
            double leftH = 0;
            for (int r = 0; r + 1 < n; r++) {
                leftG += g[order[r]];
                leftH += h[order[r]];
                double here = features[order[r]][f];
                double next = features[order[r + 1]][f];
                double rightG = sumG - leftG;
                double rightH = sumH - leftH;
                if (leftH < minHessian || rightH < minHessian) {
                    continue;
                }
                double gain = worth(leftG, leftH, regularization)
                        + worth(rightG, rightH, regularization)
                        - worth(sumG, sumH, regularization);
                if (gain > bestGain) {
                    bestGain = gain;
                    bestFeature = f;
                    bestThreshold = (here + next) / 2;
                    left = -leftG / (leftH + regularization);
                    right = -rightG / (rightH + regularization);
                }
            }
        }
        double[] moved = new double[n];
        for (int i = 0; i < n; i++) {
            boolean goesLeft = bestFeature < 0 || features[i][bestFeature] <= bestThreshold;
            moved[i] = scores[i] + learningRate * (goesLeft ? left : right);
        }
        return new Round(bestFeature, bestThreshold, bestFeature < 0 ? 0 : bestGain, left, right, moved);
    }

    private static double worth(double g, double h, double regularization) {
        return 0.5 * g * g / (h + regularization);
    }

    /** The exponent is never positive, so nothing overflows. */
    private static double sigmoid(double score) {
        double e = Math.exp(-Math.abs(score));
        return score >= 0 ? 1 / (1 + e) : e / (1 + e);
    }
}
