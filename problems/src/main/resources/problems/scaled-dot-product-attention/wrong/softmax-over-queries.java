// expect: WA on "one query, two keys"
// Normalises over the queries: the columns sum to 1, not the rows.
public class Solution {
    record Attention(double[][][] output, double[][][] weights) {}

    public static Attention scaledDotProductAttention(
            double[][][] queries, double[][][] keys, double[][][] values, boolean[][] mask) {
        int batch = queries.length;
        int seqQ = queries[0].length;
        int seqK = keys[0].length;
        int dK = queries[0][0].length;
        int dV = values[0][0].length;
        double[][][] output = new double[batch][seqQ][dV];
        double[][][] weights = new double[batch][seqQ][seqK];
        for (int b = 0; b < batch; b++) {
            for (int j = 0; j < seqK; j++) {
                double sum = 0;
                for (int i = 0; i < seqQ; i++) {
                    double dot = 0;
                    for (int c = 0; c < dK; c++) {
                        dot += queries[b][i][c] * keys[b][j][c];
                    }
                    weights[b][i][j] = mask[i][j] ? Math.exp(dot / Math.sqrt(dK)) : 0;
                    sum += weights[b][i][j];
                }
                for (int i = 0; i < seqQ; i++) {
                    weights[b][i][j] /= sum;
                    for (int c = 0; c < dV; c++) {
                        output[b][i][c] += weights[b][i][j] * values[b][j][c];
                    }
                }
            }
        }
        return new Attention(output, weights);
    }
}
