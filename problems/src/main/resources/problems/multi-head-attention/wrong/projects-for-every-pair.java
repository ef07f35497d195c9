// expect: TLE on "160 tokens"
// Projects a key and a value again for every query that looks at them.
/** Three projections, attention head by head, one more projection: O(B · (T·d² + T²·d)). */
public class Solution {
    public static double[][][] multiHeadAttention(
            double[][][] x,
            double[][] wQuery,
            double[][] wKey,
            double[][] wValue,
            double[][] wOutput,
            int heads,
            boolean causal) {
        double[][][] outputs = new double[x.length][][];
        for (int b = 0; b < x.length; b++) {
            double[][] q = product(x[b], wQuery);
            double[][] k = product(x[b], wKey);
            double[][] v = product(x[b], wValue);
            double[][] joined = new double[q.length][q[0].length];
            int width = q[0].length / heads;
            for (int head = 0; head < heads; head++) {
                for (int i = 0; i < q.length; i++) {
                    k = product(x[b], wKey);
                    v = product(x[b], wValue);
                }
                attend(q, k, v, joined, head * width, width, causal);
            }
            outputs[b] = product(joined, wOutput);
        }
        return outputs;
    }

    /** Attention within the columns from {@code start} on, written into the same columns of {@code joined}. */
    private static void attend(
            double[][] q, double[][] k, double[][] v, double[][] joined, int start, int width, boolean causal) {
        for (int i = 0; i < q.length; i++) {
            int visible = causal ? i + 1 : k.length;
            double[] weights = new double[visible];
            double max = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < visible; j++) {
                for (int c = start; c < start + width; c++) {
                    weights[j] += q[i][c] * k[j][c];
                }
                weights[j] /= Math.sqrt(width);
                max = Math.max(max, weights[j]);
            }
            double sum = 0;
            for (int j = 0; j < visible; j++) {
                weights[j] = Math.exp(weights[j] - max);
                sum += weights[j];
            }
            for (int j = 0; j < visible; j++) {
                for (int c = start; c < start + width; c++) {
                    joined[i][c] += weights[j] / sum * v[j][c];
                }
            }
        }
    }

    private static double[][] product(double[][] a, double[][] b) {
        double[][] product = new double[a.length][b[0].length];
        for (int i = 0; i < a.length; i++) {
            for (int k = 0; k < b.length; k++) {
                for (int j = 0; j < b[0].length; j++) {
                    product[i][j] += a[i][k] * b[k][j];
                }
            }
        }
        return product;
    }
}
