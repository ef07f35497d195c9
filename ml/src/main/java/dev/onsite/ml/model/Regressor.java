package dev.onsite.ml.model;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;

/** A model that predicts a number. */
public interface Regressor extends Model {
    /**
     * The prediction for the row that starts at {@code offset}: the inner loop, which checks nothing.
     *
     * @param values a row-major array
     * @param offset where the row of {@link #features()} values starts
     */
    double predict(double[] values, int offset);

    /** The prediction for one row of {@link #features()} values. */
    default double predict(double[] row) {
        Require.features(row, features(), acceptsMissing());
        return predict(row, 0);
    }

    /** The prediction for each row: equal to the bit to that of {@link #predict(double[])}. */
    default double[] predict(Matrix x) {
        Require.features(x, features(), acceptsMissing());
        double[] predictions = new double[x.rows()];
        for (int i = 0; i < predictions.length; i++) {
            predictions[i] = predict(x.values(), i * x.columns());
        }
        return predictions;
    }
}
