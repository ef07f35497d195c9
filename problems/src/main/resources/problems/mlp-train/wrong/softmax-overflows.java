// expect: WA on "logits in the thousands"
// Exponentials of the logits as they are.
public class Solution {
    record Network(double[][] w1, double[] b1, double[][] w2, double[] b2, double[] losses) {}

    public static Network train(
            double[][] x,
            int[] labels,
            double[][] w1,
            double[] b1,
            double[][] w2,
            double[] b2,
            double learningRate,
            int batchSize,
            int epochs) {
        int n = x.length;
        int d = w1.length;
        int m = b1.length;
        int classes = b2.length;
        double[] losses = new double[epochs];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int from = 0; from < n; from += batchSize) {
                int to = Math.min(n, from + batchSize);
                double[][] d1 = new double[d][m];
                double[] e1 = new double[m];
                double[][] d2 = new double[m][classes];
                double[] e2 = new double[classes];
                for (int i = from; i < to; i++) {
                    double[] a = b1.clone();
                    for (int f = 0; f < d; f++) {
                        for (int j = 0; j < m; j++) {
                            a[j] += x[i][f] * w1[f][j];
                        }
                    }
                    double[] z = b2.clone();
                    for (int j = 0; j < m; j++) {
                        a[j] = Math.max(0, a[j]);
                        for (int c = 0; c < classes; c++) {
                            z[c] += a[j] * w2[j][c];
                        }
                    }
                    double max = 0;
                    double sum = 0;
                    for (double logit : z) {
                        sum += Math.exp(logit - max);
                    }
                    losses[epoch] += (max + Math.log(sum) - z[labels[i]]) / n;
                    double[] delta = new double[classes];
                    for (int c = 0; c < classes; c++) {
                        delta[c] = (Math.exp(z[c] - max) / sum - (c == labels[i] ? 1 : 0)) / (to - from);
                        e2[c] += delta[c];
                    }
                    for (int j = 0; j < m; j++) {
                        if (a[j] == 0) {
                            continue;
                        }
                        double hidden = 0;
                        for (int c = 0; c < classes; c++) {
                            d2[j][c] += a[j] * delta[c];
                            hidden += delta[c] * w2[j][c];
                        }
                        e1[j] += hidden;
                        for (int f = 0; f < d; f++) {
                            d1[f][j] += x[i][f] * hidden;
                        }
                    }
                }
                for (int f = 0; f < d; f++) {
                    step(w1[f], d1[f], learningRate);
                }
                step(b1, e1, learningRate);
                for (int j = 0; j < m; j++) {
                    step(w2[j], d2[j], learningRate);
                }
                step(b2, e2, learningRate);
            }
        }
        return new Network(w1, b1, w2, b2, losses);
    }

    private static void step(double[] weights, double[] gradient, double rate) {
        for (int i = 0; i < weights.length; i++) {
            weights[i] -= rate * gradient[i];
        }
    }
}
