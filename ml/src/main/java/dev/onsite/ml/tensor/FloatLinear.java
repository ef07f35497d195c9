package dev.onsite.ml.tensor;

import dev.onsite.ml.linalg.Gemm;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.PackedMatrix;
import java.util.Arrays;

final class FloatLinear implements LinearLoops {
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
                (float) alpha,
                a.floats(),
                aOffset,
                lda,
                b.floats(),
                bOffset,
                ldb,
                (float) beta,
                c.floats(),
                cOffset,
                ldc);
    }

    @Override
    public void pack(boolean transposed, Tensor b, PackedMatrix into) {
        gemm.pack(transposed, b.floats(), 0, b.columns(), into);
    }

    @Override
    public void multiplyPacked(int m, Tensor a, int aOffset, PackedMatrix b, double beta, Tensor c, int cOffset) {
        gemm.multiplyPacked(m, a.floats(), aOffset, a.columns(), b, (float) beta, c.floats(), cOffset, c.columns());
    }

    @Override
    public void setRows(Tensor row, Tensor y) {
        for (int i = 0; i < y.rows(); i++) {
            System.arraycopy(row.floats(), 0, y.floats(), i * y.columns(), y.columns());
        }
    }

    @Override
    public void sumRows(Tensor y, Tensor row) {
        Kernels.columns().addRows(y.floats(), y.rows(), y.columns(), row.floats());
    }

    @Override
    public void axpy(double alpha, Tensor x, Tensor y) {
        Kernels.vectors().axpy((float) alpha, x.floats(), 0, y.floats(), 0, y.size());
    }

    @Override
    public void add(Tensor a, Tensor b, Tensor y) {
        float[] left = a.floats();
        float[] right = b.floats();
        float[] to = y.floats();
        for (int i = 0; i < to.length; i++) {
            to[i] = left[i] + right[i];
        }
    }

    @Override
    public void multiplyElements(Tensor a, Tensor b, Tensor y) {
        float[] left = a.floats();
        float[] right = b.floats();
        float[] to = y.floats();
        for (int i = 0; i < to.length; i++) {
            to[i] = left[i] * right[i];
        }
    }

    @Override
    public void scale(double alpha, Tensor x) {
        float factor = (float) alpha;
        float[] to = x.floats();
        for (int i = 0; i < to.length; i++) {
            to[i] *= factor;
        }
    }

    @Override
    public double sumOfSquares(Tensor x) {
        float[] from = x.floats();
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
            System.arraycopy(table.floats(), ids[i] * n, out.floats(), i * n, n);
        }
    }

    @Override
    public void scatterAddRows(Tensor d, int[] ids, Tensor table) {
        int n = table.columns();
        for (int i = 0; i < ids.length; i++) {
            Kernels.vectors().axpy(1f, d.floats(), i * n, table.floats(), ids[i] * n, n);
        }
    }

    @Override
    public void dropout(Tensor x, double p, long seed, Tensor y) {
        float[] from = x.floats();
        float[] to = y.floats();
        float factor = (float) (1 / (1 - p));
        if (p == 1) {
            Arrays.fill(to, 0);
            return;
        }
        for (int i = 0; i < to.length; i++) {
            to[i] = LinearLoops.uniform(seed, i) < p ? 0 : factor * from[i];
        }
    }
}
