package dev.onsite.ml.metrics;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;

/** How good a clustering is. */
public final class ClusterMetrics {
    private ClusterMetrics() {}

    /**
     * The mean silhouette (b − a)/max(a, b): a is a point's mean distance to its own cluster's others, b the least mean distance
     * to another cluster; 0 for a cluster of one (Rousseeuw 1987). O(n²d).
     *
     * @param x n × d
     * @param labels between 2 and n − 1 distinct ones
     */
    public static double silhouette(Matrix x, int[] labels) {
        Require.data(x, 3);
        Require.target(labels, x);
        Labels numbered = Labels.of(labels, 2);
        int n = x.rows();
        int d = x.columns();
        int[] codes = numbered.codes();
        Require.that(numbered.count() < n, "labels must have fewer than %d distinct ones (the points)", n);
        int[] sizes = new int[numbered.count()];
        for (int code : codes) {
            sizes[code]++;
        }
        double total = 0;
        for (int i = 0; i < n; i++) {
            double[] sums = new double[sizes.length];
            for (int j = 0; j < n; j++) {
                sums[codes[j]] += Math.sqrt(Kernels.vectors().squaredL2(x.values(), i * d, x.values(), j * d, d));
            }
            if (sizes[codes[i]] == 1) {
                continue;
            }
            double a = sums[codes[i]] / (sizes[codes[i]] - 1);
            double b = Double.POSITIVE_INFINITY;
            for (int k = 0; k < sums.length; k++) {
                if (k != codes[i]) {
                    b = Math.min(b, sums[k] / sizes[k]);
                }
            }
            double larger = Math.max(a, b);
            total += larger > 0 ? (b - a) / larger : 0;
        }
        return total / n;
    }

    /**
     * The adjusted Rand index (Hubert and Arabie 1985): agreement on pairs of points, 1 for the same partition, about 0 for
     * independent ones. O(n + k²).
     */
    public static double adjustedRand(int[] first, int[] second) {
        Require.that(
                first.length == second.length && first.length > 0,
                "both must be equally long and not empty, got %d and %d",
                first.length,
                second.length);
        Labels a = Labels.of(first, 1);
        Labels b = Labels.of(second, 1);
        int[] codesA = a.codes();
        int[] codesB = b.codes();
        double[][] counts = new double[a.count()][b.count()];
        for (int i = 0; i < first.length; i++) {
            counts[codesA[i]][codesB[i]]++;
        }
        double both = 0;
        double inA = 0;
        double[] columns = new double[b.count()];
        for (double[] row : counts) {
            double sum = 0;
            for (int j = 0; j < row.length; j++) {
                both += pairs(row[j]);
                sum += row[j];
                columns[j] += row[j];
            }
            inA += pairs(sum);
        }
        double inB = 0;
        for (double column : columns) {
            inB += pairs(column);
        }
        double all = pairs(first.length);
        double expected = all > 0 ? inA * inB / all : 0;
        double most = 0.5 * (inA + inB);
        return most == expected ? 1 : (both - expected) / (most - expected);
    }

    private static double pairs(double n) {
        return n * (n - 1) / 2;
    }
}
