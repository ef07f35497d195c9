package dev.onsite.ml.ann;

/** How near two vectors are. Every index reports a distance, and smaller is nearer. */
public enum Metric {
    /** Squared Euclidean distance Σ (qᵢ − xᵢ)²; its root orders alike and costs more. */
    L2,

    /**
     * −Σ qᵢxᵢ, so that the largest inner product comes first. Not a metric: long vectors are near everything, and a
     * vector need not be its own nearest neighbour. Vectors are not normalised.
     */
    INNER_PRODUCT,

    /** 1 − cos(q, x), in [0, 2]. Vectors are normalised when added; a zero vector is at distance 1 from everything. */
    COSINE;

    boolean isL2() {
        return this == L2;
    }

    /** The vector as this metric stores it, in a new array. */
    float[] prepared(float[] vector) {
        float[] copy = vector.clone();
        if (this == COSINE) {
            double norm = 0;
            for (float x : copy) {
                norm += (double) x * x;
            }
            if (norm > 0) {
                double scale = 1 / Math.sqrt(norm);
                for (int i = 0; i < copy.length; i++) {
                    copy[i] = (float) (copy[i] * scale);
                }
            }
        }
        return copy;
    }

    /** The distance to report for a kernel's result: the squared distance, or the inner product. */
    float distance(float kernelResult) {
        return switch (this) {
            case L2 -> kernelResult;
            case INNER_PRODUCT -> -kernelResult;
            case COSINE -> 1 - kernelResult;
        };
    }
}
