package dev.onsite.ml.ann;

/** Vectors by number, on the heap or mapped from a file. */
abstract class FloatRecords {
    final int dimension;

    FloatRecords(int dimension) {
        this.dimension = dimension;
    }

    /** Copies vector {@code id}. */
    abstract void get(int id, float[] into, int offset);

    /**
     * Writes {@code out[i]}, the squared L2 distance or the inner product of the query and vector {@code ids[i]}.
     *
     * @param gather room for {@link #gatherLength()} floats
     */
    abstract void score(boolean l2, float[] query, int queryOffset, int[] ids, int count, float[] out, float[] gather);

    /** Floats a caller of {@link #score} must lend. */
    abstract int gatherLength();

    /** Bytes of memory. */
    abstract long bytes();

    /** Bytes of a mapped file. */
    abstract long mappedBytes();
}
