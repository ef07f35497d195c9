package dev.onsite.ml.simd;

import dev.onsite.ml.linalg.ColumnKernels;
import dev.onsite.ml.linalg.Kernels;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/** SIMD twin, float path; doubles go to the scalar twin, which only gradient checks use. */
public final class SimdColumnKernels implements ColumnKernels {
    private static final ColumnKernels SCALAR = Kernels.scalarColumns();
    private static final VectorSpecies<Float> F = Widths.floats();
    private static final int L = F.length();

    @Override
    public void addRows(float[] x, int rows, int d, float[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            int j = 0;
            for (; j + L <= d; j += L) {
                FloatVector.fromArray(F, x, row + j)
                        .add(FloatVector.fromArray(F, sum, j))
                        .intoArray(sum, j);
            }
            for (; j < d; j++) {
                sum[j] += x[row + j];
            }
        }
    }

    @Override
    public void addSquaredDeviations(float[] x, int rows, int d, float[] mean, float[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            int j = 0;
            for (; j + L <= d; j += L) {
                FloatVector c = FloatVector.fromArray(F, x, row + j).sub(FloatVector.fromArray(F, mean, j));
                c.fma(c, FloatVector.fromArray(F, sum, j)).intoArray(sum, j);
            }
            for (; j < d; j++) {
                float c = x[row + j] - mean[j];
                sum[j] += c * c;
            }
        }
    }

    @Override
    public void normalise(float[] x, int rows, int d, float[] mean, float[] scale, float[] shift, float[] y) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            int j = 0;
            for (; j + L <= d; j += L) {
                FloatVector.fromArray(F, x, row + j)
                        .sub(FloatVector.fromArray(F, mean, j))
                        .fma(FloatVector.fromArray(F, scale, j), FloatVector.fromArray(F, shift, j))
                        .intoArray(y, row + j);
            }
            for (; j < d; j++) {
                y[row + j] = (x[row + j] - mean[j]) * scale[j] + shift[j];
            }
        }
    }

    @Override
    public void addProducts(float[] x, float[] dy, int rows, int d, float[] mean, float[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            int j = 0;
            for (; j + L <= d; j += L) {
                FloatVector g = FloatVector.fromArray(F, dy, row + j);
                g.add(FloatVector.fromArray(F, sum, j)).intoArray(sum, j);
                FloatVector.fromArray(F, x, row + j)
                        .sub(FloatVector.fromArray(F, mean, j))
                        .fma(g, FloatVector.fromArray(F, sum, d + j))
                        .intoArray(sum, d + j);
            }
            for (; j < d; j++) {
                sum[j] += dy[row + j];
                sum[d + j] += dy[row + j] * (x[row + j] - mean[j]);
            }
        }
    }

    @Override
    public void differentiate(
            float[] x, float[] dy, int rows, int d, float[] mean, float[] scale, float[] sum, float[] dx) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            int j = 0;
            for (; j + L <= d; j += L) {
                FloatVector c = FloatVector.fromArray(F, x, row + j).sub(FloatVector.fromArray(F, mean, j));
                FloatVector.fromArray(F, dy, row + j)
                        .sub(FloatVector.fromArray(F, sum, j))
                        .sub(c.mul(FloatVector.fromArray(F, sum, d + j)))
                        .mul(FloatVector.fromArray(F, scale, j))
                        .intoArray(dx, row + j);
            }
            for (; j < d; j++) {
                dx[row + j] = scale[j] * (dy[row + j] - sum[j] - (x[row + j] - mean[j]) * sum[d + j]);
            }
        }
    }

    @Override
    public void addRows(double[] x, int rows, int d, double[] sum) {
        SCALAR.addRows(x, rows, d, sum);
    }

    @Override
    public void addSquaredDeviations(double[] x, int rows, int d, double[] mean, double[] sum) {
        SCALAR.addSquaredDeviations(x, rows, d, mean, sum);
    }

    @Override
    public void normalise(double[] x, int rows, int d, double[] mean, double[] scale, double[] shift, double[] y) {
        SCALAR.normalise(x, rows, d, mean, scale, shift, y);
    }

    @Override
    public void addProducts(double[] x, double[] dy, int rows, int d, double[] mean, double[] sum) {
        SCALAR.addProducts(x, dy, rows, d, mean, sum);
    }

    @Override
    public void differentiate(
            double[] x, double[] dy, int rows, int d, double[] mean, double[] scale, double[] sum, double[] dx) {
        SCALAR.differentiate(x, dy, rows, d, mean, scale, sum, dx);
    }
}
