package dev.onsite.ml.ann;

/** Vectors to build an index from, read one at a time, so that they need not all be in memory twice. */
public interface VectorSource {
    /** How many there are. */
    int size();

    /** Components of each. */
    int dimension();

    /** Copies vector {@code i} into the array. Called by several threads at once. */
    void read(int i, float[] into);

    /** The label of vector {@code i}; its number unless overridden. Labels must differ. */
    default long label(int i) {
        return i;
    }

    /** The rows of a matrix. */
    static VectorSource of(float[][] rows) {
        int dimension = rows.length == 0 ? 0 : rows[0].length;
        return new VectorSource() {
            @Override
            public int size() {
                return rows.length;
            }

            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public void read(int i, float[] into) {
                Arguments.require(
                        rows[i].length == dimension,
                        "row %d has %d components, row 0 has %d: all rows must be of one length",
                        i,
                        rows[i].length,
                        dimension);
                System.arraycopy(rows[i], 0, into, 0, dimension);
            }
        };
    }

    /** Vectors of so many components, one after the other in an array. */
    static VectorSource of(float[] vectors, int dimension) {
        Arguments.require(
                dimension >= 1 && vectors.length % dimension == 0,
                "%d numbers are no whole vectors of %d components",
                vectors.length,
                dimension);
        return new VectorSource() {
            @Override
            public int size() {
                return vectors.length / dimension;
            }

            @Override
            public int dimension() {
                return dimension;
            }

            @Override
            public void read(int i, float[] into) {
                System.arraycopy(vectors, i * dimension, into, 0, dimension);
            }
        };
    }
}
