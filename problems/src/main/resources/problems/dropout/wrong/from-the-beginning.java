// expect: TLE on "step 5,000,000"
// Draws everything that came before.
import java.util.SplittableRandom;

public class Solution {
    record DropoutStep(double[][] output, double[][] dx) {}

    public static DropoutStep dropoutStep(
            double[][] x, double[][] outputGradient, double rate, long seed, long step, boolean training) {
        int n = x.length;
        int d = x[0].length;
        double[][] output = new double[n][d];
        double[][] dx = new double[n][d];
        SplittableRandom random = new SplittableRandom(seed);
        double unused = 0;
        for (long before = 0; training && before < step * n * d; before++) {
            unused += random.nextDouble();
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                double factor = !training ? 1 : random.nextDouble() < rate ? 0 : 1 / (1 - rate);
                output[i][j] = x[i][j] * factor;
                dx[i][j] = outputGradient[i][j] * factor;
            }
        }
        if (unused < 0) {
            throw new IllegalStateException("uniform numbers are not negative");
        }
        return new DropoutStep(output, dx);
    }
}
