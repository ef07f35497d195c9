package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.MathKernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD twin of the transcendental kernels, float path; doubles go to the scalar twin, which only gradient
 * checks use.
 *
 * <p>eˣ = 2ᵏ·eʳ with k = round(x / ln 2) and |r| ≤ ln 2 / 2, eʳ by the polynomial of Cephes' {@code expf}.
 * Adding 1.5·2²³ rounds to an integer in the low bits of the significand, from where a shift moves it to
 * the exponent: no conversion, which JDK 17 does not do in vectors everywhere. The polynomial is written
 * out in each loop because C2 stops inlining helpers that take vectors.
 */
public final class SimdMathKernels implements MathKernels {
    private static final MathKernels SCALAR = Kernels.scalarMath();
    private static final VectorSpecies<Float> F = Widths.floats();
    private static final int L = F.length();
    private static final float LOG2E = 1.44269504f;
    private static final float ROUND = 12582912f;
    private static final float LN2_HIGH = 0.693359375f;
    private static final float LN2_LOW = -2.12194440e-4f;
    private static final float LOW = -87.3f;
    private static final float HIGH = 88.3f;
    private static final float P0 = 1.9875691500e-4f;
    private static final float P1 = 1.3981999507e-3f;
    private static final float P2 = 8.3334519073e-3f;
    private static final float P3 = 4.1665795894e-2f;
    private static final float P4 = 1.6666665459e-1f;

    @Override
    public void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector v = FloatVector.fromArray(F, x, xOffset + i).max(LOW).min(HIGH);
            FloatVector t = v.fma(FloatVector.broadcast(F, LOG2E), FloatVector.broadcast(F, ROUND));
            FloatVector k = t.sub(ROUND);
            FloatVector r = k.fma(FloatVector.broadcast(F, -LN2_HIGH), v);
            r = k.fma(FloatVector.broadcast(F, -LN2_LOW), r);
            FloatVector p = FloatVector.broadcast(F, P0).fma(r, FloatVector.broadcast(F, P1));
            p = p.fma(r, FloatVector.broadcast(F, P2));
            p = p.fma(r, FloatVector.broadcast(F, P3));
            p = p.fma(r, FloatVector.broadcast(F, P4));
            p = p.fma(r, FloatVector.broadcast(F, 0.5f));
            p = p.fma(r.mul(r), r).add(1f);
            FloatVector e = t.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(127 << 23)
                    .reinterpretAsFloats()
                    .mul(p);
            e.intoArray(y, yOffset + i);
        }
        SCALAR.exp(x, xOffset + i, y, yOffset + i, n - i);
    }

    @Override
    public float expAndSum(float alpha, float[] x, int xOffset, float shift, float[] y, int yOffset, int n) {
        FloatVector sums = FloatVector.zero(F);
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector v = FloatVector.fromArray(F, x, xOffset + i)
                    .mul(alpha)
                    .sub(shift)
                    .max(LOW)
                    .min(HIGH);
            FloatVector t = v.fma(FloatVector.broadcast(F, LOG2E), FloatVector.broadcast(F, ROUND));
            FloatVector k = t.sub(ROUND);
            FloatVector r = k.fma(FloatVector.broadcast(F, -LN2_HIGH), v);
            r = k.fma(FloatVector.broadcast(F, -LN2_LOW), r);
            FloatVector p = FloatVector.broadcast(F, P0).fma(r, FloatVector.broadcast(F, P1));
            p = p.fma(r, FloatVector.broadcast(F, P2));
            p = p.fma(r, FloatVector.broadcast(F, P3));
            p = p.fma(r, FloatVector.broadcast(F, P4));
            p = p.fma(r, FloatVector.broadcast(F, 0.5f));
            p = p.fma(r.mul(r), r).add(1f);
            FloatVector e = t.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(127 << 23)
                    .reinterpretAsFloats()
                    .mul(p);
            e.intoArray(y, yOffset + i);
            sums = sums.add(e);
        }
        return LaneSums.of(sums) + SCALAR.expAndSum(alpha, x, xOffset + i, shift, y, yOffset + i, n - i);
    }

    @Override
    public void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector v =
                    FloatVector.fromArray(F, x, xOffset + i).neg().max(LOW).min(HIGH);
            FloatVector t = v.fma(FloatVector.broadcast(F, LOG2E), FloatVector.broadcast(F, ROUND));
            FloatVector k = t.sub(ROUND);
            FloatVector r = k.fma(FloatVector.broadcast(F, -LN2_HIGH), v);
            r = k.fma(FloatVector.broadcast(F, -LN2_LOW), r);
            FloatVector p = FloatVector.broadcast(F, P0).fma(r, FloatVector.broadcast(F, P1));
            p = p.fma(r, FloatVector.broadcast(F, P2));
            p = p.fma(r, FloatVector.broadcast(F, P3));
            p = p.fma(r, FloatVector.broadcast(F, P4));
            p = p.fma(r, FloatVector.broadcast(F, 0.5f));
            p = p.fma(r.mul(r), r).add(1f);
            FloatVector e = t.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(127 << 23)
                    .reinterpretAsFloats()
                    .mul(p);
            FloatVector.broadcast(F, 1f).div(e.add(1f)).intoArray(y, yOffset + i);
        }
        SCALAR.sigmoid(x, xOffset + i, y, yOffset + i, n - i);
    }

    @Override
    public void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
        int i = 0;
        for (; i + L <= n; i += L) {
            FloatVector v =
                    FloatVector.fromArray(F, x, xOffset + i).mul(-2f).max(LOW).min(HIGH);
            FloatVector t = v.fma(FloatVector.broadcast(F, LOG2E), FloatVector.broadcast(F, ROUND));
            FloatVector k = t.sub(ROUND);
            FloatVector r = k.fma(FloatVector.broadcast(F, -LN2_HIGH), v);
            r = k.fma(FloatVector.broadcast(F, -LN2_LOW), r);
            FloatVector p = FloatVector.broadcast(F, P0).fma(r, FloatVector.broadcast(F, P1));
            p = p.fma(r, FloatVector.broadcast(F, P2));
            p = p.fma(r, FloatVector.broadcast(F, P3));
            p = p.fma(r, FloatVector.broadcast(F, P4));
            p = p.fma(r, FloatVector.broadcast(F, 0.5f));
            p = p.fma(r.mul(r), r).add(1f);
            FloatVector e = t.reinterpretAsInts()
                    .lanewise(VectorOperators.LSHL, 23)
                    .add(127 << 23)
                    .reinterpretAsFloats()
                    .mul(p);
            FloatVector.broadcast(F, 2f).div(e.add(1f)).sub(1f).intoArray(y, yOffset + i);
        }
        SCALAR.tanh(x, xOffset + i, y, yOffset + i, n - i);
    }

    @Override
    public float max(float[] x, int xOffset, int n) {
        float max = Float.NEGATIVE_INFINITY;
        int i = 0;
        if (n >= L) {
            FloatVector most = FloatVector.fromArray(F, x, xOffset + i);
            for (i = L; i + L <= n; i += L) {
                most = most.max(FloatVector.fromArray(F, x, xOffset + i));
            }
            max = most.reduceLanes(VectorOperators.MAX);
        }
        return Math.max(max, SCALAR.max(x, xOffset + i, n - i));
    }

    @Override
    public float sum(float[] x, int xOffset, int n) {
        FloatVector s = FloatVector.zero(F);
        FloatVector t = FloatVector.zero(F);
        int i = 0;
        for (; i + 2 * L <= n; i += 2 * L) {
            s = s.add(FloatVector.fromArray(F, x, xOffset + i));
            t = t.add(FloatVector.fromArray(F, x, xOffset + i + L));
        }
        return LaneSums.of(s.add(t)) + SCALAR.sum(x, xOffset + i, n - i);
    }

    @Override
    public void exp(double[] x, int xOffset, double[] y, int yOffset, int n) {
        SCALAR.exp(x, xOffset, y, yOffset, n);
    }

    @Override
    public double expAndSum(double alpha, double[] x, int xOffset, double shift, double[] y, int yOffset, int n) {
        return SCALAR.expAndSum(alpha, x, xOffset, shift, y, yOffset, n);
    }

    @Override
    public void sigmoid(double[] x, int xOffset, double[] y, int yOffset, int n) {
        SCALAR.sigmoid(x, xOffset, y, yOffset, n);
    }

    @Override
    public void tanh(double[] x, int xOffset, double[] y, int yOffset, int n) {
        SCALAR.tanh(x, xOffset, y, yOffset, n);
    }

    @Override
    public double max(double[] x, int xOffset, int n) {
        return SCALAR.max(x, xOffset, n);
    }

    @Override
    public double sum(double[] x, int xOffset, int n) {
        return SCALAR.sum(x, xOffset, n);
    }
}
