// expect: MLE on "7,000 users and items"
// A cell for every user and item, to find ratings by.
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
        double[][] residual = new double[p.length][q.length];
        double mean = 0;
        for (double r : rating) {
            mean += r / rating.length;
        }
        double[][] users = new double[p.length][];
        double[][] items = new double[q.length][];
        for (int u = 0; u < p.length; u++) {
            users[u] = p[u].clone();
        }
        for (int i = 0; i < q.length; i++) {
            items[i] = q[i].clone();
        }
        double[] bu = new double[p.length];
        double[] bi = new double[q.length];
        for (int epoch = 0; epoch < epochs; epoch++) {
            for (int s = 0; s < rating.length; s++) {
                int u = user[s];
                int i = item[s];
                residual[u][i] = rating[s] - mean - bu[u] - bi[i];
                for (int j = 0; j < users[u].length; j++) {
                    residual[u][i] -= users[u][j] * items[i][j];
                }
                bu[u] += learningRate * (residual[u][i] - l2 * bu[u]);
                bi[i] += learningRate * (residual[u][i] - l2 * bi[i]);
                for (int j = 0; j < users[u].length; j++) {
                    double before = users[u][j];
                    users[u][j] += learningRate * (residual[u][i] * items[i][j] - l2 * before);
                    items[i][j] += learningRate * (residual[u][i] * before - l2 * items[i][j]);
                }
            }
        }
        return new Factors(users, items, bu, bi);
    }
}
