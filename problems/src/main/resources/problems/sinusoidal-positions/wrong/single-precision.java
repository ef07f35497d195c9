// expect: NUM on "a sequence"
// A float knows large angles to a few thousandths.
/** d/2 powers once, then a sine and a cosine a pair: O(nd), and no table. */
public class Solution {
    public static double[][] addPositions(double[][] x, int[] position) {
        int d = x[0].length;
        double[] frequency = new double[d / 2];
        for (int i = 0; i < d / 2; i++) {
            frequency[i] = Math.pow(10000, -2.0 * i / d);
        }
        double scale = Math.sqrt(d);
        double[][] y = new double[x.length][d];
        for (int t = 0; t < x.length; t++) {
            for (int i = 0; i < d / 2; i++) {
                float angle = position[t] * (float) frequency[i];
                y[t][2 * i] = scale * x[t][2 * i] + Math.sin(angle);
                y[t][2 * i + 1] = scale * x[t][2 * i + 1] + Math.cos(angle);
            }
        }
        return y;
    }
}
