package dev.onsite.ml.decomposition;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.linalg.SymmetricEigen;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Transformer;
import java.util.Arrays;

/**
 * Principal components (Pearson 1901): the orthonormal directions of largest variance, the eigenvectors of the covariance
 * matrix. From d × d covariances when d ≤ n, O(nd² + d³); else from the n × n inner products, O(n²d + n³). Each component's
 * largest entry by magnitude is positive. Eigenvalues below about 1e-14 of the largest are rounding.
 */
public final class PrincipalComponents implements Transformer {
    /** The file format. */
    public static final ModelFormat<PrincipalComponents> FORMAT =
            new ModelFormat<>("principal-components", 1, PrincipalComponents::write, PrincipalComponents::read);

    private final double[] mean;
    private final Matrix components;
    private final double[] variances;
    private final double totalVariance;

    private PrincipalComponents(double[] mean, Matrix components, double[] variances, double totalVariance) {
        this.mean = mean;
        this.components = components;
        this.variances = variances;
        this.totalVariance = totalVariance;
    }

    /**
     * Fits.
     *
     * @param x n × d, n ≥ 2
     * @param count components to keep, between 1 and min(n − 1, d)
     */
    public static PrincipalComponents fit(Matrix x, int count) {
        Require.data(x, 2);
        int n = x.rows();
        int d = x.columns();
        int most = Math.min(n - 1, d);
        Require.that(
                count >= 1 && count <= most, "count must be between 1 and %d (min(n − 1, d)), got %d", most, count);
        VectorKernels kernels = Kernels.vectors();
        double[] mean = new double[d];
        for (int i = 0; i < n; i++) {
            kernels.axpy(1.0 / n, x.values(), i * d, mean, 0, d);
        }
        Matrix centred = x.copy();
        double total = 0;
        for (int i = 0; i < n; i++) {
            kernels.axpy(-1, mean, 0, centred.values(), i * d, d);
            total += kernels.dot(centred.values(), i * d, centred.values(), i * d, d) / (n - 1);
        }
        boolean tall = d <= n;
        SymmetricEigen eigen = SymmetricEigen.of(products(tall ? centred.transpose() : centred, n - 1));
        double[] variances = Arrays.copyOf(eigen.values(), count);
        Matrix components = Matrix.zeros(count, d);
        for (int c = 0; c < count; c++) {
            variances[c] = Math.max(0, variances[c]);
            double[] vector = eigen.vectors().row(c);
            components.setRow(c, tall ? vector : lift(centred, vector));
        }
        return new PrincipalComponents(mean, components, variances, total);
    }

    /** AAᵀ/divisor. */
    private static Matrix products(Matrix a, double divisor) {
        int m = a.rows();
        int length = a.columns();
        Matrix products = Matrix.zeros(m, m);
        for (int i = 0; i < m; i++) {
            for (int j = 0; j <= i; j++) {
                double dot = Kernels.vectors().dot(a.values(), i * length, a.values(), j * length, length) / divisor;
                products.set(i, j, dot);
                products.set(j, i, dot);
            }
        }
        return products;
    }

    /** Xᵀu, normed, is an eigenvector of XᵀX if u is one of XXᵀ. */
    private static double[] lift(Matrix centred, double[] u) {
        int d = centred.columns();
        double[] v = new double[d];
        for (int i = 0; i < u.length; i++) {
            Kernels.vectors().axpy(u[i], centred.values(), i * d, v, 0, d);
        }
        double norm = Math.sqrt(Kernels.vectors().dot(v, 0, v, 0, d));
        double largest = 0;
        for (double component : v) {
            largest = Math.abs(component) > Math.abs(largest) * (1 + 1e-9) ? component : largest;
        }
        double scale = norm > 0 ? Math.copySign(1 / norm, largest) : 0;
        return Arrays.stream(v).map(component -> component * scale).toArray();
    }

    /** The components, count × d, orthonormal rows of falling variance. */
    public Matrix components() {
        return components.copy();
    }

    /** The variance along each component (divisor n − 1). */
    public double[] variances() {
        return variances.clone();
    }

    /** Each component's share of the total variance; 0 if there is none. */
    public double[] varianceRatios() {
        return Arrays.stream(variances)
                .map(v -> totalVariance > 0 ? v / totalVariance : 0)
                .toArray();
    }

    /** The mean of each column. */
    public double[] mean() {
        return mean.clone();
    }

    @Override
    public int features() {
        return mean.length;
    }

    @Override
    public Matrix transform(Matrix x) {
        Require.features(x, features());
        int d = features();
        Matrix projected = Matrix.zeros(x.rows(), components.rows());
        for (int i = 0; i < x.rows(); i++) {
            double[] row = x.row(i);
            Kernels.vectors().axpy(-1, mean, 0, row, 0, d);
            for (int c = 0; c < components.rows(); c++) {
                projected.set(i, c, Kernels.vectors().dot(row, 0, components.values(), c * d, d));
            }
        }
        return projected;
    }

    /** The points in the space of X that the projections stand for: n × count to n × d. */
    public Matrix inverse(Matrix projected) {
        Require.features(projected, components.rows());
        Matrix x = projected.times(components);
        for (int i = 0; i < x.rows(); i++) {
            Kernels.vectors().axpy(1, mean, 0, x.values(), i * features(), features());
        }
        return x;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(mean).put(components).put(variances).put(totalVariance);
    }

    private static PrincipalComponents read(ModelInput in) {
        return new PrincipalComponents(in.getDoubles(), in.getMatrix(), in.getDoubles(), in.getDouble());
    }
}
