/** One multiplication a weight. */
public class Solution {
    public static double[][] initialise(String scheme, double[][] noise) {
        int fanIn = noise.length;
        int fanOut = noise[0].length;
        double variance = scheme.startsWith("he") ? 2.0 / fanIn : 2.0 / (fanIn + fanOut);
        boolean uniform = scheme.endsWith("uniform");
        double scale = uniform ? Math.sqrt(3 * variance) : Math.sqrt(variance);
        double[][] weights = new double[fanIn][fanOut];
        for (int i = 0; i < fanIn; i++) {
            for (int j = 0; j < fanOut; j++) {
                weights[i][j] = scale * (uniform ? 2 * noise[i][j] - 1 : noise[i][j]);
            }
        }
        return weights;
    }
}
