package dev.onsite.ml.model;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;

/** A model that predicts one of the labels it was fitted on. */
public interface Classifier extends Model {
    /** The distinct labels of the fit, ascending. */
    int[] classes();

    /**
     * The label of the row that starts at {@code offset}: the inner loop, which checks nothing.
     *
     * @param values a row-major array
     * @param offset where the row of {@link #features()} values starts
     */
    int predict(double[] values, int offset);

    /** The label of one row of {@link #features()} values. */
    default int predict(double[] row) {
        Require.features(row, features(), acceptsMissing());
        return predict(row, 0);
    }

    /** The label of each row. */
    default int[] predict(Matrix x) {
        Require.features(x, features(), acceptsMissing());
        int[] labels = new int[x.rows()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = predict(x.values(), i * x.columns());
        }
        return labels;
    }
}
