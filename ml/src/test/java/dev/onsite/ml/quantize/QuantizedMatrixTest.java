package dev.onsite.ml.quantize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.quantize.FourBitMatrix.Scheme;
import java.util.Random;
import org.junit.jupiter.api.Test;

class QuantizedMatrixTest {
    private final float[] weights = gaussian(1, 50 * 100);

    @Test
    void eightBitsAreWithinHalfAStep() {
        Int8Matrix matrix = Int8Matrix.of(weights, 50, 100);
        float[] back = matrix.dequantise();
        for (int r = 0; r < 50; r++) {
            float most = 0;
            for (int i = r * 100; i < (r + 1) * 100; i++) {
                most = Math.max(most, Math.abs(weights[i]));
            }
            for (int i = r * 100; i < (r + 1) * 100; i++) {
                assertEquals(weights[i], back[i], most / 127 / 2 * 1.001);
            }
        }
        assertEquals(50 * 100 + 50 * 4, matrix.bytes());
        assertTrue(matrix.relativeError(weights) < 0.01);
    }

    @Test
    void fourBitsTakeFourAndAHalf() {
        FourBitMatrix matrix = FourBitMatrix.of(gaussian(2, 64 * 128), 64, 128, Scheme.LARGEST);
        assertEquals(64 * 128 * 9 / 16, matrix.bytes());
    }

    @Test
    void theFittedSchemeLosesLess() {
        double largest = FourBitMatrix.of(weights, 50, 100, Scheme.LARGEST).relativeError(weights);
        double fitted = FourBitMatrix.of(weights, 50, 100, Scheme.FITTED).relativeError(weights);
        assertTrue(largest < 0.1, "largest " + largest);
        assertTrue(fitted < 0.95 * largest, "fitted " + fitted + ", largest " + largest);
    }

    @Test
    void theLargestWeightOfABlockIsKept() {
        float[] row = new float[32];
        row[3] = -4;
        row[7] = 3.5f;
        float[] back = FourBitMatrix.of(row, 1, 32, Scheme.LARGEST).dequantise();
        assertEquals(-4, back[3]);
        assertEquals(3.5f, back[7]);
        assertEquals(0, back[0]);
    }

    @Test
    void theFusedProductIsThatOfTheDequantisedMatrix() {
        float[] x = gaussian(3, 3 * 100);
        for (QuantizedMatrix matrix : new QuantizedMatrix[] {
            Int8Matrix.of(weights, 50, 100),
            FourBitMatrix.of(weights, 50, 100, Scheme.LARGEST),
            FourBitMatrix.of(weights, 50, 100, Scheme.FITTED)
        }) {
            float[] expected = new float[3 * 50];
            Kernels.scalarGemm()
                    .gemm(false, true, 3, 50, 100, 1f, x, 0, 100, matrix.dequantise(), 0, 100, 0f, expected, 0, 50);
            float[] y = new float[3 * 50];
            matrix.multiply(3, x, y);
            assertArrayEquals(expected, y, 1e-4f);
        }
    }

    @Test
    void zerosAndOddSizesSurvive() {
        for (Scheme scheme : Scheme.values()) {
            assertArrayEquals(
                    new float[35],
                    FourBitMatrix.of(new float[35], 1, 35, scheme).dequantise());
            float[] one = FourBitMatrix.of(new float[] {0.5f, 0.5f, 0.5f}, 3, 1, scheme)
                    .dequantise();
            assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f}, one, 1e-3f);
        }
        assertArrayEquals(new float[4], Int8Matrix.of(new float[4], 2, 2).dequantise());
    }

    @Test
    void whatCannotBeQuantisedIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> Int8Matrix.of(new float[] {1, Float.NaN}, 1, 2));
        assertThrows(IllegalArgumentException.class, () -> Int8Matrix.of(new float[3], 1, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> Int8Matrix.of(weights, 50, 100).multiply(2, new float[100], new float[100]));
    }

    @Test
    void halvesRoundToNearest() {
        float[] exact = {0, 1, -2, 0.5f, 65504, 0x1p-14f, 0x1p-24f, 1 + 0x1p-10f};
        for (float value : exact) {
            assertEquals(value, Half.toFloat(Half.fromFloat(value)));
        }
        assertEquals(1, Half.toFloat(Half.fromFloat(1 + 0x1p-11f)), "a tie goes to even");
        assertEquals(1 + 0x1p-10f, Half.toFloat(Half.fromFloat(1 + 0x1.8p-11f)));
        assertEquals(Float.POSITIVE_INFINITY, Half.toFloat(Half.fromFloat(65520)));
        assertEquals(Float.NaN, Half.toFloat(Half.fromFloat(Float.NaN)));
        Random random = new Random(5);
        for (int i = 0; i < 1000; i++) {
            float value = (float) random.nextGaussian();
            assertEquals(value, Half.toFloat(Half.fromFloat(value)), Math.abs(value) * 0x1p-11f + 0x1p-25f);
        }
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
