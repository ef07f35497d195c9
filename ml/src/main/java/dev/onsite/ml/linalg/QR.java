package dev.onsite.ml.linalg;

/**
 * AP = QR by Householder reflections with column pivoting (Businger and Golub 1965): Q orthogonal, R upper triangular with
 * falling diagonal, P a permutation. 2nd² operations for n × d. Pivoting finds the numerical rank, so that least squares
 * with dependent columns has an answer.
 */
public final class QR {
    private final int rows;
    private final int columns;
    /** Transposed, so that a reflection works on contiguous columns: row j holds column j of R and the reflector j. */
    private final double[] q;

    private final double[] diagonal;
    private final int[] permutation;
    private final int rank;

    private QR(int rows, int columns, double[] q, double[] diagonal, int[] permutation, int rank) {
        this.rows = rows;
        this.columns = columns;
        this.q = q;
        this.diagonal = diagonal;
        this.permutation = permutation;
        this.rank = rank;
    }

    /** Factors A (n × d). A diagonal element of R below 1e-12 of the first counts as zero. */
    public static QR of(Matrix a) {
        Require.finite(a);
        int n = a.rows();
        int d = a.columns();
        int steps = Math.min(n, d);
        double[] q = a.transpose().values();
        double[] diagonal = new double[steps];
        int[] permutation = new int[d];
        for (int j = 0; j < d; j++) {
            permutation[j] = j;
        }
        VectorKernels kernels = Kernels.vectors();
        int rank = 0;
        for (int k = 0; k < steps; k++) {
            int pivot = k;
            double largest = -1;
            for (int j = k; j < d; j++) {
                double norm = kernels.dot(q, j * n + k, q, j * n + k, n - k);
                if (norm > largest) {
                    largest = norm;
                    pivot = j;
                }
            }
            swap(q, k, pivot, n, permutation);
            double norm = Math.sqrt(largest);
            if (norm <= 1e-12 * Math.abs(diagonal[0])) {
                break;
            }
            int at = k * n + k;
            diagonal[k] = q[at] > 0 ? -norm : norm;
            if (norm == 0) {
                break;
            }
            rank++;
            // v = x − αe₁, scaled so that vᵀv = 2: then H = I − vvᵀ.
            q[at] -= diagonal[k];
            double scale = Math.sqrt(2 / kernels.dot(q, at, q, at, n - k));
            for (int i = at; i < (k + 1) * n; i++) {
                q[i] *= scale;
            }
            for (int j = k + 1; j < d; j++) {
                double projection = kernels.dot(q, at, q, j * n + k, n - k);
                kernels.axpy(-projection, q, at, q, j * n + k, n - k);
            }
        }
        return new QR(n, d, q, diagonal, permutation, rank);
    }

    private static void swap(double[] q, int a, int b, int n, int[] permutation) {
        if (a == b) {
            return;
        }
        for (int i = 0; i < n; i++) {
            double value = q[a * n + i];
            q[a * n + i] = q[b * n + i];
            q[b * n + i] = value;
        }
        int column = permutation[a];
        permutation[a] = permutation[b];
        permutation[b] = column;
    }

    /** The numerical rank. */
    public int rank() {
        return rank;
    }

    /**
     * The x that minimises ‖Ax − b‖: with dependent columns the basic solution, which sets those beyond the rank to 0.
     * O(nd).
     */
    public double[] solve(double[] b) {
        Require.that(b.length == rows, "b must have %d values, got %d", rows, b.length);
        VectorKernels kernels = Kernels.vectors();
        double[] z = b.clone();
        for (int k = 0; k < rank; k++) {
            int at = k * rows + k;
            double projection = kernels.dot(q, at, z, k, rows - k);
            kernels.axpy(-projection, q, at, z, k, rows - k);
        }
        double[] x = new double[columns];
        for (int k = rank - 1; k >= 0; k--) {
            double value = z[k] / diagonal[k];
            x[permutation[k]] = value;
            kernels.axpy(-value, q, k * rows, z, 0, k);
        }
        return x;
    }
}
