// expect: WA on "a query that sees nothing"
// Where all is masked, −10⁹ everywhere makes the weights uniform.
/** Scores, softmax over the keys, weighted mean: O(batch · seq_q · seq_k · (d_k + d_v)). */
public class Solution {
    record Attention(double[][][] output, double[][][] weights) {}

    public static Attention scaledDotProductAttention(
            double[][][] queries, double[][][] keys, double[][][] values, boolean[][] mask) {
        int batch = queries.length;
        int seqQ = queries[0].length;
        int seqK = keys[0].length;
        int dV = values[0][0].length;
        double[][][] output = new double[batch][seqQ][dV];
        double[][][] weights = new double[batch][seqQ][seqK];
        for (int b = 0; b < batch; b++) {
            for (int i = 0; i < seqQ; i++) {
                double[] w = weights[b][i];
                scores(queries[b][i], keys[b], w);
                softmax(w, mask[i]);
                for (int j = 0; j < seqK; j++) {
                    for (int c = 0; c < dV; c++) {
                        output[b][i][c] += w[j] * values[b][j][c];
                    }
                }
            }
        }
        return new Attention(output, weights);
    }

    private static void scores(double[] query, double[][] keys, double[] scores) {
        double scale = 1 / Math.sqrt(query.length);
        for (int j = 0; j < keys.length; j++) {
            double dot = 0;
            for (int c = 0; c < query.length; c++) {
                dot += query[c] * keys[j][c];
            }
            scores[j] = dot * scale;
        }
    }

    /** In place, over the visible scores; the others become 0. */
    private static void softmax(double[] scores, boolean[] visible) {
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < scores.length; j++) {
            scores[j] = visible[j] ? scores[j] : -1e9;
            max = Math.max(max, scores[j]);
        }
        double sum = 0;
        for (int j = 0; j < scores.length; j++) {
            scores[j] = Math.exp(scores[j] - max);
            sum += scores[j];
        }
        for (int j = 0; j < scores.length && sum > 0; j++) {
            scores[j] /= sum;
        }
    }
}
