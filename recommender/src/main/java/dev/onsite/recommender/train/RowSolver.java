package dev.onsite.recommender.train;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.VectorKernels;
import java.util.Arrays;

/** Solves (αYᵀY + Σ yyᵀ + λI) x = Σ y for one row at a time; for one thread. */
final class RowSolver {
    private static final VectorKernels KERNELS = Kernels.vectors();
    private static final int GRAM_BLOCK = 4096;

    private final Common common;
    private final int d;
    private final float[] residual;
    private final float[] direction;
    private final float[] product;
    private float[] matrix;

    /** What all rows of a side have in common. */
    static final class Common {
        final ImplicitAls.Options options;
        final float[] fixed;
        final int rows;
        /** αYᵀY. */
        final float[] gram;

        Common(ImplicitAls.Options options, float[] fixed, int rows) {
            this.options = options;
            this.fixed = fixed;
            this.rows = rows;
            double[] sums = gram(fixed, rows, options.dimension(), options.threads());
            gram = new float[sums.length];
            for (int i = 0; i < sums.length; i++) {
                gram[i] = (float) (options.alpha() * sums[i]);
            }
        }

        int dimension() {
            return options.dimension();
        }
    }

    RowSolver(Common common) {
        this.common = common;
        this.d = common.dimension();
        this.residual = new float[d];
        this.direction = new float[d];
        this.product = new float[d];
    }

    /** YᵀY: blocks in float, their sum in double and in one order. */
    static double[] gram(float[] rows, int count, int d, int threads) {
        int blocks = (count + GRAM_BLOCK - 1) / GRAM_BLOCK;
        double[] sum = new double[d * d];
        int wave = 4 * threads;
        for (int from = 0; from < blocks; from += wave) {
            float[][] parts = new float[Math.min(wave, blocks - from)][];
            int first = from;
            Parallel.blocks(parts.length, threads, p -> {
                int begin = (first + p) * GRAM_BLOCK;
                int size = Math.min(GRAM_BLOCK, count - begin);
                float[] part = new float[d * d];
                Kernels.gemm()
                        .gemm(true, false, d, d, size, 1f, rows, begin * d, d, rows, begin * d, d, 0f, part, 0, d);
                parts[p] = part;
            });
            for (float[] part : parts) {
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += part[i];
                }
            }
        }
        return sum;
    }

    /** Moves x, which is where the search begins, to the solution. */
    void solve(int[] seen, int from, int to, float[] x, int at) {
        if (from == to) {
            Arrays.fill(x, at, at + d, 0);
            return;
        }
        float ridge = (float) ImplicitAls.regularisation(common.options, to - from, common.rows);
        if (common.options.solver() == ImplicitAls.Solver.CHOLESKY) {
            factor(seen, from, to, ridge, x, at);
        } else {
            descend(seen, from, to, ridge, x, at);
        }
    }

    private void descend(int[] seen, int from, int to, float ridge, float[] x, int at) {
        // r = Σ y (1 − y·x) − αYᵀY x − λ x.
        times(x, at, residual, ridge, -1);
        for (int i = from; i < to; i++) {
            int row = seen[i] * d;
            float missing = 1 - KERNELS.dot(common.fixed, row, x, at, d);
            KERNELS.axpy(missing, common.fixed, row, residual, 0, d);
        }
        System.arraycopy(residual, 0, direction, 0, d);
        float squared = KERNELS.dot(residual, 0, residual, 0, d);
        for (int step = 0; step < common.options.steps() && squared > 1e-20f; step++) {
            times(direction, 0, product, ridge, 1);
            for (int i = from; i < to; i++) {
                int row = seen[i] * d;
                KERNELS.axpy(KERNELS.dot(common.fixed, row, direction, 0, d), common.fixed, row, product, 0, d);
            }
            float length = squared / KERNELS.dot(direction, 0, product, 0, d);
            KERNELS.axpy(length, direction, 0, x, at, d);
            KERNELS.axpy(-length, product, 0, residual, 0, d);
            float next = KERNELS.dot(residual, 0, residual, 0, d);
            float turn = next / squared;
            for (int k = 0; k < d; k++) {
                direction[k] = residual[k] + turn * direction[k];
            }
            squared = next;
        }
    }

    /** out = sign · (αYᵀY + λI) v. */
    private void times(float[] v, int at, float[] out, float ridge, int sign) {
        for (int k = 0; k < d; k++) {
            out[k] = sign * (KERNELS.dot(common.gram, k * d, v, at, d) + ridge * v[at + k]);
        }
    }

    private void factor(int[] seen, int from, int to, float ridge, float[] x, int at) {
        if (matrix == null) {
            matrix = new float[d * d];
        }
        System.arraycopy(common.gram, 0, matrix, 0, d * d);
        Arrays.fill(residual, 0);
        for (int i = from; i < to; i++) {
            int row = seen[i] * d;
            KERNELS.axpy(1, common.fixed, row, residual, 0, d);
            for (int k = 0; k < d; k++) {
                KERNELS.axpy(common.fixed[row + k], common.fixed, row, matrix, k * d, k + 1); // lower triangle
            }
        }
        for (int i = 0; i < d; i++) {
            matrix[i * d + i] += ridge;
            for (int j = 0; j < i; j++) {
                float rest = matrix[i * d + j] - KERNELS.dot(matrix, i * d, matrix, j * d, j);
                matrix[i * d + j] = rest / matrix[j * d + j];
            }
            float pivot = matrix[i * d + i] - KERNELS.dot(matrix, i * d, matrix, i * d, i);
            // Positive in exact arithmetic, by λ at least.
            matrix[i * d + i] = (float) Math.sqrt(Math.max(pivot, 1e-6f * ridge));
        }
        for (int i = 0; i < d; i++) {
            float rest = residual[i] - KERNELS.dot(matrix, i * d, residual, 0, i);
            residual[i] = rest / matrix[i * d + i];
        }
        for (int i = d - 1; i >= 0; i--) {
            residual[i] /= matrix[i * d + i];
            KERNELS.axpy(-residual[i], matrix, i * d, residual, 0, i);
        }
        System.arraycopy(residual, 0, x, at, d);
    }

    /** Σ (1 − x·y)² over what was seen. */
    double misfit(int[] seen, int from, int to, float[] x, int at) {
        double sum = 0;
        for (int i = from; i < to; i++) {
            double off = 1 - KERNELS.dot(common.fixed, seen[i] * d, x, at, d);
            sum += off * off;
        }
        return sum;
    }
}
