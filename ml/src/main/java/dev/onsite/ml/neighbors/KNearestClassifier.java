package dev.onsite.ml.neighbors;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.ProbabilisticClassifier;

/**
 * k-nearest-neighbour classification: a class's probability is its share among the k nearest points. "Training" copies the
 * points, O(nd), and builds the tree, O(n log n); the card's O(1) keeps the caller's array. Inference is the search's.
 */
public final class KNearestClassifier implements ProbabilisticClassifier {
    /** The file format. */
    public static final ModelFormat<KNearestClassifier> FORMAT =
            new ModelFormat<>("k-nearest-classifier", 1, KNearestClassifier::write, KNearestClassifier::read);

    private final NeighborSearch search;
    private final Labels labels;
    private final int[] codes;
    private final NeighborOptions options;

    private KNearestClassifier(NeighborSearch search, int[] y, NeighborOptions options) {
        this.search = search;
        this.options = options;
        labels = Labels.of(y, 2);
        codes = labels.codes();
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n labels, at least two different ones
     * @throws IllegalArgumentException also if k exceeds n
     */
    public static KNearestClassifier fit(Matrix x, int[] y, NeighborOptions options) {
        Require.data(x, 2);
        Require.target(y, x);
        Require.that(
                options.k() <= x.rows(),
                "k must be between 1 and %d (the number of points), got %d",
                x.rows(),
                options.k());
        return new KNearestClassifier(options.over(x), y, options);
    }

    @Override
    public int[] classes() {
        return labels.classes();
    }

    @Override
    public int features() {
        return search.points().columns();
    }

    @Override
    public double[] probabilities(double[] values, int offset) {
        NearestHeap heap = new NearestHeap(options.k());
        search.collect(values, offset, heap, new double[search.scratch()]);
        Neighbors neighbors = heap.drain();
        double[] shares = options.shares(neighbors);
        double[] p = new double[labels.count()];
        for (int i = 0; i < shares.length; i++) {
            p[codes[neighbors.indices()[i]]] += shares[i];
        }
        return p;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        int[] classes = labels.classes();
        int[] y = new int[codes.length];
        for (int i = 0; i < y.length; i++) {
            y[i] = classes[codes[i]];
        }
        out.put(search.points()).put(y);
        put(options, out);
    }

    private static KNearestClassifier read(ModelInput in) {
        Matrix points = in.getMatrix();
        int[] y = in.getInts();
        return fit(points, y, options(in));
    }

    static void put(NeighborOptions options, ModelOutput out) {
        out.put(options.k())
                .put(options.weighting().name())
                .put(options.search().name());
    }

    static NeighborOptions options(ModelInput in) {
        return new NeighborOptions(
                in.getInt(),
                NeighborOptions.Weighting.valueOf(in.getString()),
                NeighborOptions.Search.valueOf(in.getString()));
    }
}
