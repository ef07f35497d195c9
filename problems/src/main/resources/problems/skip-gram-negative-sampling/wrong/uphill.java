// expect: WA on "one negative"
/** Only the rows that occur are touched: O(k · d) a pair. */
public class Solution {
    record Trained(double[][] input, double[][] output, double[] losses) {}

    public static Trained trainPairs(
            double[][] wIn, double[][] wOut, int[] centers, int[] contexts, int[][] negatives, double learningRate) {
        double[][] in = copy(wIn);
        double[][] out = copy(wOut);
        double[] losses = new double[centers.length];
        for (int pair = 0; pair < centers.length; pair++) {
            losses[pair] = step(in[centers[pair]], out, contexts[pair], negatives[pair], learningRate);
        }
        return new Trained(in, out, losses);
    }

    private static double step(double[] v, double[][] out, int context, int[] negatives, double rate) {
        int k = negatives.length;
        double[] coefficients = new double[k + 1];
        double[] gradient = new double[v.length];
        double loss = 0;
        // First everything that reads, then everything that writes: a word may occur twice.
        for (int i = 0; i <= k; i++) {
            if (i < k && negatives[i] == context) {
                continue;
            }
            double[] u = out[i < k ? negatives[i] : context];
            double z = 0;
            for (int f = 0; f < v.length; f++) {
                z += u[f] * v[f];
            }
            loss += softplus(i < k ? z : -z);
            coefficients[i] = 1 / (1 + Math.exp(-z)) - (i < k ? 0 : 1);
            for (int f = 0; f < v.length; f++) {
                gradient[f] += coefficients[i] * u[f];
            }
        }
        for (int i = 0; i <= k; i++) {
            double[] u = out[i < k ? negatives[i] : context];
            for (int f = 0; f < v.length; f++) {
                u[f] += rate * coefficients[i] * v[f];
            }
        }
        for (int f = 0; f < v.length; f++) {
            v[f] += rate * gradient[f];
        }
        return loss;
    }

    /** ln(1 + e^z) without overflow. */
    private static double softplus(double z) {
        return Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
