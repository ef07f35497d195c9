package dev.onsite.ml.neighbors;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import java.util.ArrayList;
import java.util.List;

/**
 * Exact search among fixed points by Euclidean distance. All implementations give the same answer, to the bit: the nearest
 * by (distance, index).
 */
public abstract class NeighborSearch {
    NeighborSearch() {}

    /** The points, n × d. */
    public abstract Matrix points();

    /** Collects the k nearest into the empty heap. */
    abstract void collect(double[] queries, int offset, NearestHeap heap, double[] scratch);

    /** Collects all within the squared radius. */
    abstract void collectWithin(double[] query, double squaredRadius, RadiusResult result, double[] scratch);

    /** How many doubles of scratch space a search needs. */
    abstract int scratch();

    /**
     * The k nearest points.
     *
     * @param query d values
     * @param k between 1 and the number of points
     */
    public Neighbors nearest(double[] query, int k) {
        Require.features(query, points().columns());
        checkK(k);
        NearestHeap heap = new NearestHeap(k);
        collect(query, 0, heap, new double[scratch()]);
        return heap.drain();
    }

    /** The k nearest points of each row. */
    public List<Neighbors> nearest(Matrix queries, int k, int threads) {
        Require.features(queries, points().columns());
        checkK(k);
        Neighbors[] all = new Neighbors[queries.rows()];
        int chunk = 64;
        Parallel.run(Parallel.chunks(all.length, chunk), threads, c -> {
            NearestHeap heap = new NearestHeap(k);
            double[] scratch = new double[scratch()];
            for (int i = c * chunk; i < Math.min(all.length, (c + 1) * chunk); i++) {
                collect(queries.values(), i * queries.columns(), heap, scratch);
                all[i] = heap.drain();
            }
        });
        return new ArrayList<>(List.of(all));
    }

    /** All points at distance ≤ radius. */
    public Neighbors within(double[] query, double radius) {
        Require.features(query, points().columns());
        Require.that(radius >= 0, "radius must be at least 0, got %s", radius);
        RadiusResult result = new RadiusResult();
        collectWithin(query, radius * radius, result, new double[scratch()]);
        return result.sorted();
    }

    private void checkK(int k) {
        Require.that(
                k >= 1 && k <= points().rows(),
                "k must be between 1 and %d (the number of points), got %d",
                points().rows(),
                k);
    }
}
