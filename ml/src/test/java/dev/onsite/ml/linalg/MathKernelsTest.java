package dev.onsite.ml.linalg;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MathKernelsTest {
    private final MathKernels scalar = Kernels.scalarMath();
    private final MathKernels simd = Kernels.math();

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 6, 8, 13, 16, 25, 32, 64, 100, 207, 1024, 1025})
    void simdAnswersAsTheScalarTwin(int n) {
        Random random = new Random(n);
        float[] x = new float[n + 3];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (random.nextGaussian() * 20);
        }
        float[] want = new float[n + 5];
        float[] got = new float[n + 5];

        scalar.exp(x, 3, want, 5, n);
        simd.exp(x, 3, got, 5, n);
        for (int i = 0; i < n + 5; i++) {
            assertEquals(want[i], got[i], 3e-7 * want[i]);
        }
        scalar.sigmoid(x, 3, want, 5, n);
        simd.sigmoid(x, 3, got, 5, n);
        for (int i = 0; i < n + 5; i++) {
            assertEquals(want[i], got[i], 3e-7);
        }
        scalar.tanh(x, 3, want, 5, n);
        simd.tanh(x, 3, got, 5, n);
        for (int i = 0; i < n + 5; i++) {
            assertEquals(want[i], got[i], 3e-7);
        }
        assertEquals(scalar.max(x, 3, n), simd.max(x, 3, n));
        assertEquals(scalar.sum(x, 3, n), simd.sum(x, 3, n), 1e-4 * (n + 1));
        float wantSum = scalar.expAndSum(0.5f, x, 3, 7f, want, 5, n);
        float gotSum = simd.expAndSum(0.5f, x, 3, 7f, got, 5, n);
        assertEquals(wantSum, gotSum, 1e-5 * wantSum);
        for (int i = 5; i < n + 5; i++) {
            assertEquals(want[i], got[i], 1e-5 * want[i]);
        }
    }

    @Test
    void extremesSaturateAndNaNStaysNaN() {
        float[] x = new float[16];
        x[0] = -1000;
        x[1] = 1000;
        x[2] = Float.NaN;
        x[3] = Float.NEGATIVE_INFINITY;
        float[] y = new float[16];

        simd.exp(x, 0, y, 0, 16);

        assertEquals(0, y[0], 2e-38);
        assertTrue(y[1] > 1e38 && (!Kernels.isSimd() || Float.isFinite(y[1])), "got " + y[1]);
        assertTrue(Float.isNaN(y[2]));
        assertEquals(0, y[3], 2e-38);
        assertEquals(1, y[4]);
        simd.sigmoid(x, 0, y, 0, 16);
        assertEquals(0, y[0], 1e-37);
        assertEquals(1, y[1]);
        assertTrue(Float.isNaN(simd.max(x, 0, 16)));
    }

    @Test
    void doublesAreExact() {
        double[] y = new double[1];
        simd.tanh(new double[] {0.3}, 0, y, 0, 1);
        assertEquals(Math.tanh(0.3), y[0]);
        simd.sigmoid(new double[] {-0.3}, 0, y, 0, 1);
        assertEquals(1 / (1 + Math.exp(0.3)), y[0]);
    }
}
