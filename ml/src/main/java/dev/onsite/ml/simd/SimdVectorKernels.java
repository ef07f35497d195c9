package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.VectorKernels;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * SIMD twin of the scalar vector kernels. 256 bits at most: as fast as 512 on JDK 17 at these
 * sizes, and 512-bit FMA runs at half speed on some AMD parts. Vectors live in locals only, loops
 * are written out rather than shared: C2 stops inlining helpers that take vectors.
 */
public final class SimdVectorKernels implements VectorKernels {
    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED.vectorBitSize() > 256
            ? FloatVector.SPECIES_256
            : FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> D = DoubleVector.SPECIES_PREFERRED.vectorBitSize() > 256
            ? DoubleVector.SPECIES_256
            : DoubleVector.SPECIES_PREFERRED;
    private static final int FL = F.length();
    private static final int DL = D.length();

    /**
     * Refuses a processor whose widest vector is 64 bits: there the scalar twin is the faster one.
     */
    public SimdVectorKernels() {
        if (F.vectorBitSize() < 128) {
            throw new UnsupportedOperationException("no 128-bit lanes");
        }
    }

    @Override
    public float dot(float[] a, int aOffset, float[] b, int bOffset, int n) {
        float sum = 0;
        int i = 0;
        if (n >= 2 * FL) {
            FloatVector s0 = FloatVector.zero(F);
            FloatVector s1 = FloatVector.zero(F);
            FloatVector s2 = FloatVector.zero(F);
            FloatVector s3 = FloatVector.zero(F);
            for (; i + 4 * FL <= n; i += 4 * FL) {
                s0 = FloatVector.fromArray(F, a, aOffset + i).fma(FloatVector.fromArray(F, b, bOffset + i), s0);
                s1 = FloatVector.fromArray(F, a, aOffset + i + FL)
                        .fma(FloatVector.fromArray(F, b, bOffset + i + FL), s1);
                s2 = FloatVector.fromArray(F, a, aOffset + i + 2 * FL)
                        .fma(FloatVector.fromArray(F, b, bOffset + i + 2 * FL), s2);
                s3 = FloatVector.fromArray(F, a, aOffset + i + 3 * FL)
                        .fma(FloatVector.fromArray(F, b, bOffset + i + 3 * FL), s3);
            }
            for (; i + FL <= n; i += FL) {
                s0 = FloatVector.fromArray(F, a, aOffset + i).fma(FloatVector.fromArray(F, b, bOffset + i), s0);
            }
            sum = LaneSums.of(s0.add(s1).add(s2.add(s3)));
        }
        for (; i < n; i++) {
            sum += a[aOffset + i] * b[bOffset + i];
        }
        return sum;
    }

    @Override
    public float squaredL2(float[] a, int aOffset, float[] b, int bOffset, int n) {
        float sum = 0;
        int i = 0;
        if (n >= 2 * FL) {
            FloatVector s0 = FloatVector.zero(F);
            FloatVector s1 = FloatVector.zero(F);
            FloatVector s2 = FloatVector.zero(F);
            FloatVector s3 = FloatVector.zero(F);
            for (; i + 4 * FL <= n; i += 4 * FL) {
                FloatVector d0 = FloatVector.fromArray(F, a, aOffset + i).sub(FloatVector.fromArray(F, b, bOffset + i));
                FloatVector d1 = FloatVector.fromArray(F, a, aOffset + i + FL)
                        .sub(FloatVector.fromArray(F, b, bOffset + i + FL));
                FloatVector d2 = FloatVector.fromArray(F, a, aOffset + i + 2 * FL)
                        .sub(FloatVector.fromArray(F, b, bOffset + i + 2 * FL));
                FloatVector d3 = FloatVector.fromArray(F, a, aOffset + i + 3 * FL)
                        .sub(FloatVector.fromArray(F, b, bOffset + i + 3 * FL));
                s0 = d0.fma(d0, s0);
                s1 = d1.fma(d1, s1);
                s2 = d2.fma(d2, s2);
                s3 = d3.fma(d3, s3);
            }
            for (; i + FL <= n; i += FL) {
                FloatVector d = FloatVector.fromArray(F, a, aOffset + i).sub(FloatVector.fromArray(F, b, bOffset + i));
                s0 = d.fma(d, s0);
            }
            sum = LaneSums.of(s0.add(s1).add(s2.add(s3)));
        }
        for (; i < n; i++) {
            float d = a[aOffset + i] - b[bOffset + i];
            sum += d * d;
        }
        return sum;
    }

    @Override
    public void axpy(float alpha, float[] x, int xOffset, float[] y, int yOffset, int n) {
        int i = 0;
        for (; i + FL <= n; i += FL) {
            FloatVector.fromArray(F, x, xOffset + i)
                    .fma(FloatVector.broadcast(F, alpha), FloatVector.fromArray(F, y, yOffset + i))
                    .intoArray(y, yOffset + i);
        }
        for (; i < n; i++) {
            y[yOffset + i] += alpha * x[xOffset + i];
        }
    }

    @Override
    public double dot(double[] a, int aOffset, double[] b, int bOffset, int n) {
        double sum = 0;
        int i = 0;
        if (n >= 2 * DL) {
            DoubleVector s0 = DoubleVector.zero(D);
            DoubleVector s1 = DoubleVector.zero(D);
            DoubleVector s2 = DoubleVector.zero(D);
            DoubleVector s3 = DoubleVector.zero(D);
            for (; i + 4 * DL <= n; i += 4 * DL) {
                s0 = DoubleVector.fromArray(D, a, aOffset + i).fma(DoubleVector.fromArray(D, b, bOffset + i), s0);
                s1 = DoubleVector.fromArray(D, a, aOffset + i + DL)
                        .fma(DoubleVector.fromArray(D, b, bOffset + i + DL), s1);
                s2 = DoubleVector.fromArray(D, a, aOffset + i + 2 * DL)
                        .fma(DoubleVector.fromArray(D, b, bOffset + i + 2 * DL), s2);
                s3 = DoubleVector.fromArray(D, a, aOffset + i + 3 * DL)
                        .fma(DoubleVector.fromArray(D, b, bOffset + i + 3 * DL), s3);
            }
            for (; i + DL <= n; i += DL) {
                s0 = DoubleVector.fromArray(D, a, aOffset + i).fma(DoubleVector.fromArray(D, b, bOffset + i), s0);
            }
            sum = LaneSums.of(s0.add(s1).add(s2.add(s3)));
        }
        for (; i < n; i++) {
            sum += a[aOffset + i] * b[bOffset + i];
        }
        return sum;
    }

    @Override
    public double squaredL2(double[] a, int aOffset, double[] b, int bOffset, int n) {
        double sum = 0;
        int i = 0;
        if (n >= 2 * DL) {
            DoubleVector s0 = DoubleVector.zero(D);
            DoubleVector s1 = DoubleVector.zero(D);
            for (; i + 2 * DL <= n; i += 2 * DL) {
                DoubleVector d0 =
                        DoubleVector.fromArray(D, a, aOffset + i).sub(DoubleVector.fromArray(D, b, bOffset + i));
                DoubleVector d1 = DoubleVector.fromArray(D, a, aOffset + i + DL)
                        .sub(DoubleVector.fromArray(D, b, bOffset + i + DL));
                s0 = d0.fma(d0, s0);
                s1 = d1.fma(d1, s1);
            }
            for (; i + DL <= n; i += DL) {
                DoubleVector d =
                        DoubleVector.fromArray(D, a, aOffset + i).sub(DoubleVector.fromArray(D, b, bOffset + i));
                s0 = d.fma(d, s0);
            }
            sum = LaneSums.of(s0.add(s1));
        }
        for (; i < n; i++) {
            double d = a[aOffset + i] - b[bOffset + i];
            sum += d * d;
        }
        return sum;
    }

    @Override
    public void axpy(double alpha, double[] x, int xOffset, double[] y, int yOffset, int n) {
        int i = 0;
        for (; i + DL <= n; i += DL) {
            DoubleVector.fromArray(D, x, xOffset + i)
                    .fma(DoubleVector.broadcast(D, alpha), DoubleVector.fromArray(D, y, yOffset + i))
                    .intoArray(y, yOffset + i);
        }
        for (; i < n; i++) {
            y[yOffset + i] += alpha * x[xOffset + i];
        }
    }
}
