package dev.onsite.ml.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColumnKernelsTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 8, 13, 16, 25, 64, 100, 1025})
    void simdAnswersAsTheScalarTwin(int d) {
        int rows = 5;
        float[] x = gaussian(1, rows * d);
        float[] dy = gaussian(2, rows * d);
        float[] mean = gaussian(3, d);
        float[] scale = gaussian(4, d);
        float[] sum = gaussian(5, 2 * d);
        float[][] answers = new float[2][];
        ColumnKernels[] twins = {Kernels.scalarColumns(), Kernels.columns()};
        for (int i = 0; i < 2; i++) {
            float[] added = sum.clone();
            float[] normal = new float[rows * d];
            float[] dx = new float[rows * d];
            twins[i].addRows(x, rows, d, added);
            twins[i].addSquaredDeviations(x, rows, d, mean, added);
            twins[i].addProducts(x, dy, rows, d, mean, added);
            twins[i].normalise(x, rows, d, mean, scale, sum, normal);
            twins[i].differentiate(x, dy, rows, d, mean, scale, sum, dx);
            answers[i] = new float[2 * d + 2 * rows * d];
            System.arraycopy(added, 0, answers[i], 0, 2 * d);
            System.arraycopy(normal, 0, answers[i], 2 * d, rows * d);
            System.arraycopy(dx, 0, answers[i], 2 * d + rows * d, rows * d);
        }
        assertArrayEquals(answers[0], answers[1], 1e-4f);
    }

    private static float[] gaussian(long seed, int n) {
        Random random = new Random(seed);
        float[] x = new float[n];
        for (int i = 0; i < n; i++) {
            x[i] = (float) random.nextGaussian();
        }
        return x;
    }
}
