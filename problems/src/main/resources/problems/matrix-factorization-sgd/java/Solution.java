/** One step a rating, O(k) each; the empty cells are never looked at. */
public class Solution {
    record Factors(double[][] p, double[][] q, double[] bu, double[] bi) {}

    public static Factors factorize(
            int[] user,
            int[] item,
            double[] rating,
            double[][] p,
            double[][] q,
            double learningRate,
            double l2,
            int epochs) {
        Factors f = new Factors(copy(p), copy(q), new double[p.length], new double[q.length]);
        double mean = 0;
        for (double r : rating) {
            mean += r / rating.length;
        }
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int s = 0; s < rating.length; s++) {
                int u = user[s];
                int i = item[s];
                double[] pu = f.p[u];
                double[] qi = f.q[i];
                double error = rating[s] - mean - f.bu[u] - f.bi[i];
                for (int j = 0; j < pu.length; j++) {
                    error -= pu[j] * qi[j];
                }
                f.bu[u] += learningRate * (error - l2 * f.bu[u]);
                f.bi[i] += learningRate * (error - l2 * f.bi[i]);
                for (int j = 0; j < pu.length; j++) {
                    double before = pu[j];
                    pu[j] += learningRate * (error * qi[j] - l2 * before);
                    qi[j] += learningRate * (error * before - l2 * qi[j]);
                }
            }
        }
        return f;
    }

    private static double[][] copy(double[][] matrix) {
        double[][] copy = new double[matrix.length][];
        for (int i = 0; i < matrix.length; i++) {
            copy[i] = matrix[i].clone();
        }
        return copy;
    }
}
