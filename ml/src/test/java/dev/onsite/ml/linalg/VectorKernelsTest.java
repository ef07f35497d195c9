package dev.onsite.ml.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VectorKernelsTest {
    private final VectorKernels scalar = Kernels.scalarVectors();
    private final VectorKernels simd = Kernels.vectors();

    @Test
    void simdIsChosenWhereTheModuleIsThere() {
        assertTrue(Kernels.isSimd(), "tests run with --add-modules jdk.incubator.vector");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {0, 1, 4, 6, 8, 13, 16, 25, 32, 64, 100, 128, 207, 256, 300, 512, 702, 1023, 1024, 1025, 2047, 4098})
    void simdAnswersAsTheScalarTwin(int n) {
        Random random = new Random(n);
        int aOffset = 3;
        int bOffset = 5;
        float[] a = new float[n + 8];
        float[] b = new float[n + 8];
        double[] da = new double[n + 8];
        double[] db = new double[n + 8];
        for (int i = 0; i < n + 8; i++) {
            da[i] = a[i] = (float) random.nextGaussian();
            db[i] = b[i] = (float) random.nextGaussian();
        }
        double tolerance = 1e-6 * (n + 1);
        assertEquals(scalar.dot(a, aOffset, b, bOffset, n), simd.dot(a, aOffset, b, bOffset, n), tolerance);
        assertEquals(scalar.squaredL2(a, aOffset, b, bOffset, n), simd.squaredL2(a, aOffset, b, bOffset, n), tolerance);
        assertEquals(scalar.dot(da, aOffset, db, bOffset, n), simd.dot(da, aOffset, db, bOffset, n), 1e-14 * (n + 1));
        assertEquals(
                scalar.squaredL2(da, aOffset, db, bOffset, n),
                simd.squaredL2(da, aOffset, db, bOffset, n),
                1e-14 * (n + 1));
        float[] scalarY = b.clone();
        float[] simdY = b.clone();
        scalar.axpy(1.5f, a, aOffset, scalarY, bOffset, n);
        simd.axpy(1.5f, a, aOffset, simdY, bOffset, n);
        assertArrayEquals(scalarY, simdY, 1e-6f);
        double[] scalarDy = db.clone();
        double[] simdDy = db.clone();
        scalar.axpy(1.5, da, aOffset, scalarDy, bOffset, n);
        simd.axpy(1.5, da, aOffset, simdDy, bOffset, n);
        assertArrayEquals(scalarDy, simdDy, 1e-14);
    }
}
