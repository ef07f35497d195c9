package dev.onsite.ml.preprocessing;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Transformer;
import java.util.Arrays;

/**
 * The number of the quantile bin each value falls in, 0 … bins − 1: inner edges are the quantiles at 1/bins, 2/bins, …, by linear
 * interpolation; equal edges are merged, so that a column may have fewer bins. A value on an edge belongs above. O(n log n) a
 * column to fit.
 */
public final class QuantileBinner implements Transformer {
    /** The file format. */
    public static final ModelFormat<QuantileBinner> FORMAT =
            new ModelFormat<>("quantile-binner", 1, QuantileBinner::write, QuantileBinner::read);

    private final double[][] edges;

    private QuantileBinner(double[][] edges) {
        this.edges = edges;
    }

    /**
     * Fits.
     *
     * @param bins at least 2
     */
    public static QuantileBinner fit(Matrix x, int bins) {
        Require.data(x, 1);
        Require.that(bins >= 2, "bins must be at least 2, got %d", bins);
        double[][] edges = new double[x.columns()][];
        for (int j = 0; j < edges.length; j++) {
            double[] sorted = x.column(j);
            Arrays.sort(sorted);
            double[] inner = new double[bins - 1];
            for (int b = 1; b < bins; b++) {
                inner[b - 1] = quantile(sorted, (double) b / bins);
            }
            double low = sorted[0];
            double high = sorted[sorted.length - 1];
            edges[j] = Arrays.stream(inner)
                    .distinct()
                    .filter(e -> e > low && e < high)
                    .toArray();
        }
        return new QuantileBinner(edges);
    }

    /** The quantile of sorted values by linear interpolation between the two nearest. */
    static double quantile(double[] sorted, double q) {
        double at = q * (sorted.length - 1);
        int below = (int) at;
        int above = Math.min(sorted.length - 1, below + 1);
        return sorted[below] + (at - below) * (sorted[above] - sorted[below]);
    }

    /** The inner edges of a column, ascending. */
    public double[] edges(int column) {
        return edges[column].clone();
    }

    @Override
    public int features() {
        return edges.length;
    }

    @Override
    public Matrix transform(Matrix x) {
        Require.features(x, features());
        Matrix binned = Matrix.zeros(x.rows(), x.columns());
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < edges.length; j++) {
                int at = Arrays.binarySearch(edges[j], x.get(i, j));
                binned.set(i, j, at >= 0 ? at + 1 : -at - 1);
            }
        }
        return binned;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(edges.length);
        for (double[] column : edges) {
            out.put(column);
        }
    }

    private static QuantileBinner read(ModelInput in) {
        double[][] edges = new double[in.getInt()][];
        for (int j = 0; j < edges.length; j++) {
            edges[j] = in.getDoubles();
        }
        return new QuantileBinner(edges);
    }
}
