package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;

/** A table {@code (vocabulary, d)}: row ids[i] for each i. Backward adds each row of dy to its row of the table. */
public final class Embedding {
    private final int vocabulary;
    private final int d;
    private final Parameter table;

    private Embedding(Precision precision, int vocabulary, int d) {
        this.vocabulary = vocabulary;
        this.d = d;
        this.table = new Parameter("table", Tensor.zeros(precision, vocabulary, d), true);
    }

    /** Rows from N(0, deviation²). */
    public static Embedding create(
            Precision precision, int vocabulary, int d, double deviation, RandomGenerator random) {
        Shapes.positive("vocabulary", vocabulary);
        Shapes.positive("d", d);
        Embedding embedding = new Embedding(precision, vocabulary, d);
        for (int i = 0; i < vocabulary * d; i++) {
            embedding.table.value().set(i, deviation * random.nextGaussian());
        }
        return embedding;
    }

    /**
     * (outer, inner, d) for outer · inner ids.
     *
     * @throws IllegalArgumentException if an id is negative or no smaller than the vocabulary
     */
    public Tensor forward(int[] ids, int outer, int inner, Cache cache) {
        if (ids.length != outer * inner) {
            throw new IllegalArgumentException("expected " + outer + " × " + inner + " ids, got " + ids.length);
        }
        for (int id : ids) {
            if (id < 0 || id >= vocabulary) {
                throw new IllegalArgumentException("an id must be between 0 and " + (vocabulary - 1) + ", got " + id);
            }
        }
        System.arraycopy(ids, 0, cache.integers(ids.length), 0, ids.length);
        Tensor y = cache.slot(0, table.value().precision(), outer, inner, d);
        y.precision().linear().gatherRows(table.value(), ids, y);
        return y;
    }

    /** Ids have no derivative, so this returns nothing. */
    public void backward(Tensor dy, Cache cache) {
        dy.precision().linear().scatterAddRows(dy, cache.integers(dy.rows()), table.gradient());
    }

    /** (vocabulary, d) */
    public Parameter table() {
        return table;
    }

    public List<Parameter> parameters() {
        return List.of(table);
    }
}
