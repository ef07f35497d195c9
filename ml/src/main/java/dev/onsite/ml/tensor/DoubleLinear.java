package dev.onsite.ml.tensor;

import dev.onsite.ml.linalg.Gemm;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.PackedMatrix;
import java.util.Arrays;

final class DoubleLinear implements LinearLoops {
    private final Gemm gemm = Kernels.gemm();

    @Override
    public void gemm(
            boolean transposeA,
            boolean transposeB,
            int m,
            int n,
            int k,
            double alpha,
            Tensor a,
            int aOffset,
            int lda,
            Tensor b,
            int bOffset,
            int ldb,
            double beta,
            Tensor c,
            int cOffset,
            int ldc) {
        gemm.gemm(
                transposeA,
                transposeB,
                m,
                n,
                k,
                alpha,
                a.doubles(),
                aOffset,
                lda,
                b.doubles(),
                bOffset,
                ldb,
                beta,
                c.doubles(),
                cOffset,
                ldc);
    }

    @Override
    public void pack(boolean transposed, Tensor b, PackedMatrix into) {
        gemm.pack(transposed, b.doubles(), 0, b.columns(), into);
    }

    @Override
    public void multiplyPacked(int m, Tensor a, int aOffset, PackedMatrix b, double beta, Tensor c, int cOffset) {
        gemm.multiplyPacked(m, a.doubles(), aOffset, a.columns(), b, beta, c.doubles(), cOffset, c.columns());
    }

    @Override
    public void setRows(Tensor row, Tensor y) {
        for (int i = 0; i < y.rows(); i++) {
            System.arraycopy(row.doubles(), 0, y.doubles(), i * y.columns(), y.columns());
        }
    }

    @Override
    public void sumRows(Tensor y, Tensor row) {
        Kernels.columns().addRows(y.doubles(), y.rows(), y.columns(), row.doubles());
    }

    @Override
    public void axpy(double alpha, Tensor x, Tensor y) {
        Kernels.vectors().axpy(alpha, x.doubles(), 0, y.doubles(), 0, y.size());
    }

    @Override
    public void add(Tensor a, Tensor b, Tensor y) {
        double[] left = a.doubles();
        double[] right = b.doubles();
        double[] to = y.doubles();
        for (int i = 0; i < to.length; i++) {
            to[i] = left[i] + right[i];
        }
    }

    @Override
    public void multiplyElements(Tensor a, Tensor b, Tensor y) {
        double[] left = a.doubles();
        double[] right = b.doubles();
        double[] to = y.doubles();
        for (int i = 0; i < to.length; i++) {
            to[i] = left[i] * right[i];
        }
    }

    @Override
    public void scale(double alpha, Tensor x) {
        double factor = alpha;
        double[] to = x.doubles();
        for (int i = 0; i < to.length; i++) {
            to[i] *= factor;
        }
    }

    @Override
    public double sumOfSquares(Tensor x) {
        double[] from = x.doubles();
        double sum = 0;
        // Chunks: the fast dot inside, double between, so that millions of terms do not lose bits.
        for (int i = 0; i < from.length; i += 1024) {
            sum += Kernels.vectors().dot(from, i, from, i, Math.min(1024, from.length - i));
        }
        return sum;
    }

    @Override
    public void gatherRows(Tensor table, int[] ids, Tensor out) {
        int n = table.columns();
        for (int i = 0; i < ids.length; i++) {
            System.arraycopy(table.doubles(), ids[i] * n, out.doubles(), i * n, n);
        }
    }

    @Override
    public void scatterAddRows(Tensor d, int[] ids, Tensor table) {
        int n = table.columns();
        for (int i = 0; i < ids.length; i++) {
            Kernels.vectors().axpy(1d, d.doubles(), i * n, table.doubles(), ids[i] * n, n);
        }
    }

    @Override
    public void dropout(Tensor x, double p, long seed, Tensor y) {
        double[] from = x.doubles();
        double[] to = y.doubles();
        double factor = (1 / (1 - p));
        if (p == 1) {
            Arrays.fill(to, 0);
            return;
        }
        for (int i = 0; i < to.length; i++) {
            to[i] = LinearLoops.uniform(seed, i) < p ? 0 : factor * from[i];
        }
    }
}
