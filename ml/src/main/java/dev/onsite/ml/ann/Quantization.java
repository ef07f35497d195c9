package dev.onsite.ml.ann;

/** What the graph is searched by. The exact vectors are kept in any case, for re-ranking. */
public enum Quantization {
    /** The vectors themselves. */
    NONE(0),

    /** A byte a dimension (127 levels): a quarter of the memory traffic, almost no loss. Also speeds up building. */
    INT8(16),

    /** Four bits a dimension: an eighth of the traffic; needs re-ranking. The graph is built by the exact vectors. */
    INT4(64);

    private final int granularity;

    Quantization(int granularity) {
        this.granularity = granularity;
    }

    /** Dimensions as the kernels want them, padded. */
    int paddedDimension(int dimension) {
        return this == NONE ? 0 : (dimension + granularity - 1) / granularity * granularity;
    }

    /** Bytes of a vector's code, without its bias. */
    int codeBytes(int dimension) {
        return this == INT4 ? paddedDimension(dimension) / 2 : paddedDimension(dimension);
    }
}
