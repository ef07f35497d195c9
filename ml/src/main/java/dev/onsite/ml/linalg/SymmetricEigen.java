package dev.onsite.ml.linalg;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * A = VΛVᵀ of a symmetric matrix: Householder reduction to tridiagonal form, then implicitly shifted QL (Martin, Reinsch
 * and Wilkinson 1968; Dubrulle 1970). About 9n³ operations. Eigenvalues fall; each eigenvector's largest component by
 * magnitude is positive, so that the answer is unique when eigenvalues are distinct.
 */
public final class SymmetricEigen {
    private final double[] values;
    private final Matrix vectors;

    private SymmetricEigen(double[] values, Matrix vectors) {
        this.values = values;
        this.vectors = vectors;
    }

    /**
     * Decomposes A; only its lower triangle is read.
     *
     * @throws ArithmeticException if QL needs more than 60 steps for an eigenvalue, which no finite matrix was seen to do
     */
    public static SymmetricEigen of(Matrix a) {
        Require.that(a.rows() == a.columns(), "a must be square, got %d × %d", a.rows(), a.columns());
        Require.finite(a);
        int n = a.rows();
        // Row i of `basis` becomes eigenvector i: QL rotates neighbouring rows, which are contiguous.
        double[][] basis = Matrix.identity(n).toArray();
        double[][] work = a.toArray();
        double[] diagonal = new double[n];
        double[] off = new double[n];
        tridiagonalise(work, basis, diagonal, off);
        for (int l = 0; l < n; l++) {
            iterate(diagonal, off, basis, l);
        }
        int[] order = IntStream.range(0, n)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -diagonal[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] values = new double[n];
        double[][] vectors = new double[n][];
        for (int i = 0; i < n; i++) {
            values[i] = diagonal[order[i]];
            vectors[i] = oriented(basis[order[i]]);
        }
        return new SymmetricEigen(values, Matrix.of(vectors));
    }

    /** Works up from the last row: reflector i zeroes row i left of the subdiagonal. */
    private static void tridiagonalise(double[][] a, double[][] basis, double[] diagonal, double[] off) {
        int n = a.length;
        VectorKernels kernels = Kernels.vectors();
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < i; j++) {
                a[j][i] = a[i][j];
            }
        }
        for (int k = 0; k < n - 1; k++) {
            int m = n - k - 1;
            double[] v = new double[n];
            for (int i = k + 1; i < n; i++) {
                v[i] = a[i][k];
            }
            double norm = Math.sqrt(kernels.dot(v, k + 1, v, k + 1, m));
            double alpha = v[k + 1] > 0 ? -norm : norm;
            diagonal[k] = a[k][k];
            off[k] = alpha;
            if (norm == 0) {
                continue;
            }
            v[k + 1] -= alpha;
            double scale = Math.sqrt(2 / kernels.dot(v, k + 1, v, k + 1, m));
            for (int i = k + 1; i < n; i++) {
                v[i] *= scale;
            }
            // A ← HAH with H = I − vvᵀ is the rank-two update A − vwᵀ − wvᵀ, w = Av − ½(vᵀAv)v.
            double[] w = new double[n];
            for (int i = k + 1; i < n; i++) {
                w[i] = kernels.dot(a[i], k + 1, v, k + 1, m);
            }
            double half = 0.5 * kernels.dot(v, k + 1, w, k + 1, m);
            kernels.axpy(-half, v, k + 1, w, k + 1, m);
            for (int i = k + 1; i < n; i++) {
                kernels.axpy(-v[i], w, k + 1, a[i], k + 1, m);
                kernels.axpy(-w[i], v, k + 1, a[i], k + 1, m);
            }
            // Accumulate Hᵀ from the left: basis ← H · basis.
            double[] projection = new double[n];
            for (int i = k + 1; i < n; i++) {
                kernels.axpy(v[i], basis[i], 0, projection, 0, n);
            }
            for (int i = k + 1; i < n; i++) {
                kernels.axpy(-v[i], projection, 0, basis[i], 0, n);
            }
        }
        if (n > 0) {
            diagonal[n - 1] = a[n - 1][n - 1];
        }
    }

    /** QL steps until off-diagonal l is negligible. */
    private static void iterate(double[] diagonal, double[] off, double[][] basis, int l) {
        int n = diagonal.length;
        for (int step = 0; ; step++) {
            int m = l;
            while (m < n - 1
                    && Math.abs(off[m]) > Math.ulp(1.0) * (Math.abs(diagonal[m]) + Math.abs(diagonal[m + 1]))
                    && Math.abs(off[m]) > Double.MIN_NORMAL) {
                m++;
            }
            if (m == l) {
                return;
            }
            if (step == 60) {
                throw new ArithmeticException("no convergence for eigenvalue " + l + " after 60 steps");
            }
            double g = (diagonal[l + 1] - diagonal[l]) / (2 * off[l]);
            double r = Math.hypot(g, 1);
            g = diagonal[m] - diagonal[l] + off[l] / (g + Math.copySign(r, g));
            double sine = 1;
            double cosine = 1;
            double p = 0;
            int i = m - 1;
            for (; i >= l; i--) {
                double f = sine * off[i];
                double b = cosine * off[i];
                r = Math.hypot(f, g);
                off[i + 1] = r;
                if (r == 0) {
                    diagonal[i + 1] -= p;
                    off[m] = 0;
                    break;
                }
                sine = f / r;
                cosine = g / r;
                g = diagonal[i + 1] - p;
                r = (diagonal[i] - g) * sine + 2 * cosine * b;
                p = sine * r;
                diagonal[i + 1] = g + p;
                g = cosine * r - b;
                rotate(basis[i], basis[i + 1], cosine, sine);
            }
            if (i < l) {
                diagonal[l] -= p;
                off[l] = g;
                off[m] = 0;
            }
        }
    }

    private static void rotate(double[] a, double[] b, double cosine, double sine) {
        for (int k = 0; k < a.length; k++) {
            double f = b[k];
            b[k] = sine * a[k] + cosine * f;
            a[k] = cosine * a[k] - sine * f;
        }
    }

    private static double[] oriented(double[] vector) {
        double largest = 0;
        for (double component : vector) {
            if (Math.abs(component) > Math.abs(largest) * (1 + 1e-9)) {
                largest = component;
            }
        }
        return largest < 0 ? Arrays.stream(vector).map(component -> -component).toArray() : vector;
    }

    /** The eigenvalues, falling. */
    public double[] values() {
        return values.clone();
    }

    /** The eigenvectors, one a row, in the order of the values. */
    public Matrix vectors() {
        return vectors.copy();
    }
}
