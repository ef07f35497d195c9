package dev.onsite.ml.linalg;

/**
 * Scores one query against a batch of records that lie anywhere in a blocked store: the inner loop of nearest-neighbour
 * search. Scoring a batch at once keeps many cache misses in flight, which Java, having no prefetch instruction, cannot
 * ask for otherwise, and loads each piece of the query once for several records.
 *
 * <p>All methods write {@code out[i]} for record {@code ids[i]}, {@code 0 ≤ i < count}; cost O(count · n), nothing is
 * allocated, and nothing is checked beyond array bounds.
 *
 * <p><b>Codes.</b> A signed code is a byte in [−63, 63]: eight products then fit a 16-bit lane. A nibble code is in
 * [0, 15], four to a 16-bit little-endian word: the record's 32-byte chunk c holds dimensions 64c … 64c+63, and nibble
 * t of its word j is dimension 64c + 16t + j. The query beside it is in [−136, 136], which lets sixteen products fit.
 */
public interface BatchKernels {
    /** Largest magnitude of a signed code. */
    int SIGNED_CODE_LIMIT = 63;

    /** Largest magnitude of a query's component against nibble codes. */
    int NIBBLE_QUERY_LIMIT = 136;

    /** Squared Euclidean distances Σ (qᵢ − xᵢ)² over {@code n} dimensions. */
    void squaredL2(
            float[] query,
            int queryOffset,
            int n,
            float[][] blocks,
            BlockLayout layout,
            int[] ids,
            int count,
            float[] out);

    /** Inner products Σ qᵢxᵢ over {@code n} dimensions. */
    void dot(
            float[] query,
            int queryOffset,
            int n,
            float[][] blocks,
            BlockLayout layout,
            int[] ids,
            int count,
            float[] out);

    /** Inner products of signed codes; {@code n} is a multiple of 16. */
    void dotSigned(
            byte[] query, int queryOffset, int n, byte[][] blocks, BlockLayout layout, int[] ids, int count, int[] out);

    /** Inner products with nibble codes; {@code n}, in dimensions, is a multiple of 64. */
    void dotNibbles(short[] query, int n, byte[][] blocks, BlockLayout layout, int[] ids, int count, int[] out);
}
