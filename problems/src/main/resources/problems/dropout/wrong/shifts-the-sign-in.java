// expect: WA on "the first step"
// An arithmetic shift: half of the numbers are negative.
/** A hash for each element's counter: O(nd), whatever the step, and no mask is kept. */
public class Solution {
    record DropoutStep(double[][] output, double[][] dx) {}

    public static DropoutStep dropoutStep(
            double[][] x, double[][] outputGradient, double rate, long seed, long step, boolean training) {
        int n = x.length;
        int d = x[0].length;
        double[][] output = new double[n][d];
        double[][] dx = new double[n][d];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double factor = 1;
                if (training) {
                    long counter = step * n * d + (long) i * d + j;
                    factor = uniform(seed, counter) < rate ? 0 : 1 / (1 - rate);
                }
                output[i][j] = x[i][j] * factor;
                dx[i][j] = outputGradient[i][j] * factor;
            }
        }
        return new DropoutStep(output, dx);
    }

    private static double uniform(long seed, long counter) {
        long z = seed + (counter + 1) * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBL;
        z = z ^ (z >> 31);
        return (z >> 11) * 0x1.0p-53;
    }
}
