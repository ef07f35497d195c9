/** Forward and backward, row by row: O(n · z · d). */
public class Solution {
    record VaeStep(
            double reconstruction,
            double kl,
            double[][] dmean,
            double[][] dspread,
            double[][] ddecoder,
            double[] dbias) {}

    public static VaeStep vaeStep(
            double[][] x,
            double[][] mean,
            double[][] logVariance,
            double[][] noise,
            double[][] decoder,
            double[] bias) {
        int n = x.length;
        int latents = decoder.length;
        double reconstruction = 0;
        double kl = 0;
        double[][] dMean = new double[n][latents];
        double[][] dLogVariance = new double[n][latents];
        double[][] dDecoder = new double[latents][bias.length];
        double[] dBias = new double[bias.length];
        for (int i = 0; i < n; i++) {
            double[] z = new double[latents];
            double[] scores = bias.clone();
            for (int k = 0; k < latents; k++) {
                z[k] = mean[i][k] + Math.exp(logVariance[i][k] / 2) * noise[i][k];
                for (int j = 0; j < scores.length; j++) {
                    scores[j] += z[k] * decoder[k][j];
                }
            }
            double[] dScores = new double[scores.length];
            for (int j = 0; j < scores.length; j++) {
                double s = scores[j];
                double e = Math.exp(-Math.abs(s));
                reconstruction += (Math.max(s, 0) + Math.log1p(e) - x[i][j] * s) / n;
                dScores[j] = ((s >= 0 ? 1 / (1 + e) : e / (1 + e)) - x[i][j]) / n;
                dBias[j] += dScores[j];
            }
            for (int k = 0; k < latents; k++) {
                double dz = 0;
                for (int j = 0; j < scores.length; j++) {
                    dz += dScores[j] * decoder[k][j];
                    dDecoder[k][j] += z[k] * dScores[j];
                }
                double variance = Math.exp(logVariance[i][k]);
                kl += (mean[i][k] * mean[i][k] + variance - 1 - logVariance[i][k]) / 2 / n;
                dMean[i][k] = dz + mean[i][k] / n;
                dLogVariance[i][k] = dz * Math.sqrt(variance) * noise[i][k] / 2 + (variance - 1) / 2 / n;
            }
        }
        return new VaeStep(reconstruction, kl, dMean, dLogVariance, dDecoder, dBias);
    }
}
