// expect: WA on "two passes that disagree"
/** The hidden layer once, then mask and second layer for each pass: O(n · d · h + T · n · h · k). */
public class Solution {
    record Uncertainty(double[][] mean, double[] entropy, double[] aleatoric, double[] epistemic) {}

    public static Uncertainty mcDropout(
            double[][] x, double[][] w1, double[] b1, double[][] w2, double[] b2, boolean[][] masks, double p) {
        int n = x.length;
        int k = b2.length;
        double[][] mean = new double[n][k];
        double[] entropy = new double[n];
        double[] aleatoric = new double[n];
        double[] epistemic = new double[n];
        for (int i = 0; i < n; i++) {
            double[] hidden = hidden(x[i], w1, b1);
            for (boolean[] mask : masks) {
                double[] logProbabilities = logSoftmax(logits(hidden, mask, p, w2, b2));
                for (int c = 0; c < k; c++) {
                    double probability = Math.exp(logProbabilities[c]);
                    mean[i][c] += probability / masks.length;
                    aleatoric[i] -= probability * logProbabilities[c] / masks.length;
                }
            }
            for (int c = 0; c < k; c++) {
                entropy[i] -= mean[i][c] == 0 ? 0 : mean[i][c] * Math.log(mean[i][c]);
            }
            epistemic[i] = Math.max(0, entropy[i] - aleatoric[i]);
        }
        return new Uncertainty(mean, entropy, epistemic, aleatoric);
    }

    private static double[] hidden(double[] x, double[][] w1, double[] b1) {
        double[] hidden = b1.clone();
        for (int f = 0; f < x.length; f++) {
            for (int u = 0; u < hidden.length; u++) {
                hidden[u] += x[f] * w1[f][u];
            }
        }
        for (int u = 0; u < hidden.length; u++) {
            hidden[u] = Math.max(hidden[u], 0);
        }
        return hidden;
    }

    private static double[] logits(double[] hidden, boolean[] mask, double p, double[][] w2, double[] b2) {
        double[] logits = b2.clone();
        for (int u = 0; u < hidden.length; u++) {
            double kept = mask[u] ? hidden[u] / (1 - p) : 0;
            for (int c = 0; c < logits.length; c++) {
                logits[c] += kept * w2[u][c];
            }
        }
        return logits;
    }

    private static double[] logSoftmax(double[] logits) {
        double max = Double.NEGATIVE_INFINITY;
        for (double logit : logits) {
            max = Math.max(max, logit);
        }
        double sum = 0;
        for (double logit : logits) {
            sum += Math.exp(logit - max);
        }
        double[] logarithms = new double[logits.length];
        for (int c = 0; c < logits.length; c++) {
            logarithms[c] = logits[c] - max - Math.log(sum);
        }
        return logarithms;
    }
}
