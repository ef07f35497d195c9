package dev.onsite.ml.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GemmTest {
    private final Gemm scalar = Kernels.scalarGemm();
    private final Gemm simd = Kernels.gemm();

    @ParameterizedTest
    @CsvSource({
        "1,1,1",
        "1,7,5",
        "2,3,4",
        "8,32,16",
        "8,16,1",
        "9,33,17",
        "13,25,100",
        "7,130,300",
        "131,70,258",
        "64,64,64",
        "5,2060,3",
        "129,40,513"
    })
    void simdAnswersAsTheScalarTwin(int m, int n, int k) {
        for (int variant = 0; variant < 12; variant++) {
            boolean transposeA = (variant & 1) != 0;
            boolean transposeB = (variant & 2) != 0;
            double beta = variant < 4 ? 0 : variant < 8 ? 1 : -0.5;
            int lda = (transposeA ? m : k) + 3;
            int ldb = (transposeB ? k : n) + 1;
            int ldc = n + 2;
            double[] a = random(1, 2 + (transposeA ? k : m) * lda);
            double[] b = random(2, 3 + (transposeB ? n : k) * ldb);
            double[] want = random(3, 5 + m * ldc);
            double[] got = want.clone();
            float[] wantFloat = floats(want);
            float[] gotFloat = floats(want);

            scalar.gemm(transposeA, transposeB, m, n, k, 1.5, a, 2, lda, b, 3, ldb, beta, want, 5, ldc);
            simd.gemm(transposeA, transposeB, m, n, k, 1.5, a, 2, lda, b, 3, ldb, beta, got, 5, ldc);
            assertArrayEquals(want, got, 1e-12, "double, variant " + variant);

            scalar.gemm(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    1.5f,
                    floats(a),
                    2,
                    lda,
                    floats(b),
                    3,
                    ldb,
                    (float) beta,
                    wantFloat,
                    5,
                    ldc);
            simd.gemm(
                    transposeA,
                    transposeB,
                    m,
                    n,
                    k,
                    1.5f,
                    floats(a),
                    2,
                    lda,
                    floats(b),
                    3,
                    ldb,
                    (float) beta,
                    gotFloat,
                    5,
                    ldc);
            assertArrayEquals(wantFloat, gotFloat, 1e-3f, "float, variant " + variant);
        }
    }

    @ParameterizedTest
    @CsvSource({"1,1,1", "3,7,5", "8,32,16", "33,70,300", "5,2100,270"})
    void aPackedRightHandSideGivesTheSame(int m, int n, int k) {
        for (boolean transposeB : new boolean[] {false, true}) {
            double[] a = random(1, m * k);
            double[] b = random(2, k * n);
            double[] want = random(3, m * n);
            double[] got = want.clone();
            float[] gotFloat = floats(want);
            scalar.gemm(false, transposeB, m, n, k, 1, a, 0, k, b, 0, transposeB ? k : n, 0.5, want, 0, n);

            PackedMatrix packed = new PackedMatrix(k, n);
            simd.pack(transposeB, b, 0, transposeB ? k : n, packed);
            simd.multiplyPacked(m, a, 0, k, packed, 0.5, got, 0, n);
            assertArrayEquals(want, got, 1e-12);
            simd.pack(transposeB, floats(b), 0, transposeB ? k : n, packed);
            simd.multiplyPacked(m, floats(a), 0, k, packed, 0.5f, gotFloat, 0, n);
            assertArrayEquals(floats(want), gotFloat, 1e-3f);

            double[] plain = random(3, m * n);
            PackedMatrix copied = new PackedMatrix(k, n);
            scalar.pack(transposeB, b, 0, transposeB ? k : n, copied);
            scalar.multiplyPacked(m, a, 0, k, copied, 0.5, plain, 0, n);
            assertArrayEquals(want, plain, 1e-12);
        }
    }

    @Test
    void multipliesByHand() {
        double[] c = new double[4];
        simd.multiply(2, 2, 2, new double[] {1, 2, 3, 4}, new double[] {5, 6, 7, 8}, c);
        assertArrayEquals(new double[] {19, 22, 43, 50}, c);
    }

    @Test
    void aBatchIsProductsSideBySide() {
        double[] a = random(1, 3 * 4 * 5);
        double[] b = random(2, 3 * 5 * 6);
        double[] c = new double[3 * 4 * 6];
        float[] f = new float[3 * 4 * 6];
        double[] last = new double[4 * 6];
        simd.multiplyBatch(3, 4, 6, 5, a, b, c);
        simd.multiplyBatch(3, 4, 6, 5, floats(a), floats(b), f);
        scalar.gemm(false, false, 4, 6, 5, 1d, a, 2 * 20, 5, b, 2 * 30, 6, 0d, last, 0, 6);
        for (int i = 0; i < last.length; i++) {
            assertEquals(last[i], c[48 + i], 1e-12);
            assertEquals(last[i], f[48 + i], 1e-4);
        }
    }

    @Test
    void betaZeroNeverReadsWhatWasThere() {
        for (Gemm gemm : new Gemm[] {scalar, simd}) {
            float[] c = {Float.NaN, Float.NaN};
            gemm.multiply(2, 1, 1, new float[] {2, 3}, new float[] {4}, c);
            assertArrayEquals(new float[] {8, 12}, c);
        }
    }

    @Test
    void nothingToSumScalesByBeta() {
        for (Gemm gemm : new Gemm[] {scalar, simd}) {
            double[] c = {1, 2};
            gemm.gemm(false, false, 1, 2, 0, 1, new double[0], 0, 1, new double[0], 0, 2, 3, c, 0, 2);
            assertArrayEquals(new double[] {3, 6}, c);
        }
    }

    @Test
    void rangesThatDoNotFitAreRefused() {
        float[] four = new float[4];
        var bounds =
                assertThrows(IndexOutOfBoundsException.class, () -> simd.multiply(2, 2, 3, four, new float[6], four));
        assertEquals(
                "A, 2 × 3 with leading dimension 3 from 0, needs 6 elements, the array has 4", bounds.getMessage());
        assertThrows(
                IllegalArgumentException.class,
                () -> simd.gemm(false, false, 2, 2, 2, 1f, four, 0, 1, four, 0, 2, 0f, four, 0, 2));
        assertThrows(IllegalArgumentException.class, () -> simd.multiply(-1, 2, 2, four, four, four));
    }

    private static double[] random(long seed, int n) {
        return new Random(seed).doubles(n, -1, 1).toArray();
    }

    private static float[] floats(double[] x) {
        float[] y = new float[x.length];
        for (int i = 0; i < x.length; i++) {
            y[i] = (float) x[i];
        }
        return y;
    }
}
