package dev.onsite.ml.svm;

import dev.onsite.ml.linalg.BlockKernels;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;

/** K(x, ·) against a fixed set of rows, all at once. */
final class KernelRows {
    private final Kernel kernel;
    private final Matrix x;
    private final int stride;
    private final double[] block;
    private final BlockKernels blocks = BlockKernels.chosen();
    private final VectorKernels kernels = Kernels.vectors();

    KernelRows(Matrix x, Kernel kernel) {
        this.x = x;
        this.kernel = kernel;
        stride = BlockKernels.padded(x.rows());
        block = kernel.type() == Kernel.Type.RBF ? new double[stride * x.columns()] : null;
        if (block != null) {
            BlockKernels.pack(x, 0, x.rows(), block, 0);
        }
    }

    /** The length of an output: the number of rows, padded. */
    int stride() {
        return stride;
    }

    /** Fills out[j] = K(row at offset, x_j). O(nd). */
    void fill(double[] values, int offset, double[] out) {
        int n = x.rows();
        int d = x.columns();
        if (kernel.type() == Kernel.Type.RBF) {
            blocks.squaredDistances(block, 0, stride, d, values, offset, out);
            blocks.expScaled(-kernel.gamma(), out, 0, stride);
            return;
        }
        for (int j = 0; j < n; j++) {
            out[j] = of(kernels.dot(values, offset, x.values(), j * d, d));
        }
    }

    private double of(double dot) {
        if (kernel.type() == Kernel.Type.LINEAR) {
            return dot;
        }
        double base = kernel.gamma() * dot + kernel.constant();
        double power = 1;
        for (int i = 0; i < kernel.degree(); i++) {
            power *= base;
        }
        return power;
    }

    /** K(x_i, x_i). */
    double self(int i) {
        int d = x.columns();
        return kernel.type() == Kernel.Type.RBF ? 1 : of(kernels.dot(x.values(), i * d, x.values(), i * d, d));
    }
}
