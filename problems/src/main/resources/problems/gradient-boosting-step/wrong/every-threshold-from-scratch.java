// expect: TLE on "10,000 rows"
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
            double p = 1 / (1 + Math.exp(-scores[i]));
            g[i] = p - labels[i];
            h[i] = p * (1 - p);
            sumG += g[i];
            sumH += h[i];
        }
        double all = -sumG / (sumH + regularization);
        Round best = new Round(-1, 0, 0, all, all, null);
        for (int f = 0; f < features[0].length; f++) {
            for (int candidate = 0; candidate < n; candidate++) {
                double value = features[candidate][f];
                double next = Double.POSITIVE_INFINITY;
                double leftG = 0;
                double leftH = 0;
                for (int i = 0; i < n; i++) {
                    if (features[i][f] <= value) {
                        leftG += g[i];
                        leftH += h[i];
                    } else {
                        next = Math.min(next, features[i][f]);
                    }
                }
                double rightG = sumG - leftG;
                double rightH = sumH - leftH;
                if (next == Double.POSITIVE_INFINITY || leftH < minHessian || rightH < minHessian) {
                    continue;
                }
                double gain = 0.5 * leftG * leftG / (leftH + regularization)
                        + 0.5 * rightG * rightG / (rightH + regularization)
                        - 0.5 * sumG * sumG / (sumH + regularization);
                if (best.feature() < 0 || gain > best.gain()) {
                    double left = -leftG / (leftH + regularization);
                    double right = -rightG / (rightH + regularization);
                    best = new Round(f, (value + next) / 2, gain, left, right, null);
                }
            }
        }
        double[] moved = new double[n];
        for (int i = 0; i < n; i++) {
            boolean goesLeft = best.feature() < 0 || features[i][best.feature()] <= best.threshold();
            moved[i] = scores[i] + learningRate * (goesLeft ? best.left() : best.right());
        }
        return new Round(best.feature(), best.threshold(), best.gain(), best.left(), best.right(), moved);
    }
}
