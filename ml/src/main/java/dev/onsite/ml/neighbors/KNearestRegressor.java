package dev.onsite.ml.neighbors;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Regressor;

/** k-nearest-neighbour regression: the weighted mean of the k nearest points' targets. */
public final class KNearestRegressor implements Regressor {
    /** The file format. */
    public static final ModelFormat<KNearestRegressor> FORMAT =
            new ModelFormat<>("k-nearest-regressor", 1, KNearestRegressor::write, KNearestRegressor::read);

    private final NeighborSearch search;
    private final double[] y;
    private final NeighborOptions options;

    private KNearestRegressor(NeighborSearch search, double[] y, NeighborOptions options) {
        this.search = search;
        this.y = y;
        this.options = options;
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n targets
     * @throws IllegalArgumentException also if k exceeds n
     */
    public static KNearestRegressor fit(Matrix x, double[] y, NeighborOptions options) {
        Require.data(x, 1);
        Require.target(y, x);
        Require.that(
                options.k() <= x.rows(),
                "k must be between 1 and %d (the number of points), got %d",
                x.rows(),
                options.k());
        return new KNearestRegressor(options.over(x), y.clone(), options);
    }

    @Override
    public int features() {
        return search.points().columns();
    }

    @Override
    public double predict(double[] values, int offset) {
        NearestHeap heap = new NearestHeap(options.k());
        search.collect(values, offset, heap, new double[search.scratch()]);
        Neighbors neighbors = heap.drain();
        double[] shares = options.shares(neighbors);
        double mean = 0;
        for (int i = 0; i < shares.length; i++) {
            mean += shares[i] * y[neighbors.indices()[i]];
        }
        return mean;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(search.points()).put(y);
        KNearestClassifier.put(options, out);
    }

    private static KNearestRegressor read(ModelInput in) {
        Matrix points = in.getMatrix();
        double[] y = in.getDoubles();
        return fit(points, y, KNearestClassifier.options(in));
    }
}
