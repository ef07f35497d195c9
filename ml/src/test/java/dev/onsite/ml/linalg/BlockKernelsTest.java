package dev.onsite.ml.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlockKernelsTest {
    private final BlockKernels scalar = BlockKernels.scalar();
    private final BlockKernels simd = BlockKernels.chosen();

    @Test
    void simdIsChosenWhereTheModuleIsThere() {
        assertNotSame(scalar, simd);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 6, 8, 13, 16, 25, 32, 64, 100, 128, 207, 1023, 1025})
    void distancesAreThoseOfRowsOneByOne(int count) {
        Random random = new Random(count);
        for (int d : new int[] {1, 2, 3, 7, 16, 33}) {
            Matrix points = MatrixTest.random(count, d, random);
            Matrix queries = MatrixTest.random(4, d, random);
            int stride = BlockKernels.padded(count);
            double[] block = new double[5 + stride * d];
            BlockKernels.pack(points, 0, count, block, 5);
            for (BlockKernels kernels : new BlockKernels[] {scalar, simd}) {
                double[] bias = random.doubles(stride).toArray();
                double[] four = new double[4 * stride];
                kernels.scores4(block, 5, count, d, bias, queries.values(), 0, four);
                for (int q = 0; q < 4; q++) {
                    double[] one = new double[stride];
                    kernels.squaredDistances(block, 5, count, d, queries.values(), q * d, one);
                    for (int j = 0; j < count; j++) {
                        double expected =
                                Kernels.scalarVectors().squaredL2(queries.values(), q * d, points.values(), j * d, d);
                        assertEquals(expected, one[j], 1e-13 * d, "seed " + count);
                        double dot = Kernels.scalarVectors().dot(queries.values(), q * d, points.values(), j * d, d);
                        assertEquals(bias[j] + dot, four[q * stride + j], 1e-13 * d, "seed " + count);
                    }
                }
            }
        }
    }

    @Test
    void theTwoLargestAreFoundWhereverTheyStand() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            int n = BlockKernels.padded(1 + random.nextInt(40));
            double[] values = new double[n + 2];
            for (int i = 0; i < values.length; i++) {
                values[i] = seed % 2 == 0 ? random.nextInt(4) : random.nextGaussian();
            }
            double[] expected = new double[2];
            double[] top = new double[2];
            int first = scalar.topTwo(values, 2, n, expected);
            assertEquals(first, simd.topTwo(values, 2, n, top), "seed " + seed);
            assertEquals(expected[0], top[0], "seed " + seed);
            assertEquals(expected[1], top[1], "seed " + seed);
        }
    }

    @Test
    void exponentialsAreWithinTwoUlp() {
        Random random = new Random(9);
        double[] x = random.doubles(4099, -700, 700).toArray();
        x[0] = 0;
        x[1] = -0.0;
        x[2] = -1e-300;
        x[3] = -0.34657359027997264;
        double[] values = x.clone();
        simd.expScaled(1, values, 0, values.length);
        for (int i = 0; i < x.length; i++) {
            double expected = StrictMath.exp(x[i]);
            assertEquals(expected, values[i], 2 * Math.ulp(expected), "exp " + x[i]);
        }
        double[] far = {-1e4, -1e300, -709, -708, 0, 0, 0, 0};
        simd.expScaled(1, far, 0, far.length);
        for (int i = 0; i < 4; i++) {
            assertEquals(0, far[i], 1e-300);
        }
    }
}
