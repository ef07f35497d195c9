// expect: MLE on "4,000 tokens of long streams"
// A row for every position up to the largest.
import java.util.Arrays;

public class Solution {
    public static double[][] addPositions(double[][] x, int[] position) {
        int d = x[0].length;
        double[][] table = new double[Arrays.stream(position).max().getAsInt() + 1][d];
        for (int p = 0; p < table.length; p++) {
            for (int i = 0; i < d / 2; i++) {
                double angle = p * Math.pow(10000, -2.0 * i / d);
                table[p][2 * i] = Math.sin(angle);
                table[p][2 * i + 1] = Math.cos(angle);
            }
        }
        double[][] y = new double[x.length][d];
        for (int t = 0; t < x.length; t++) {
            for (int j = 0; j < d; j++) {
                y[t][j] = Math.sqrt(d) * x[t][j] + table[position[t]][j];
            }
        }
        return y;
    }
}
