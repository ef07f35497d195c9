package dev.onsite.ml.model;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;

/** A classifier that gives a probability to every class. It predicts the most probable one, the lowest on a tie. */
public interface ProbabilisticClassifier extends Classifier {
    /**
     * The probability of each class, in the order of {@link #classes()}, summing to 1, for the row that starts at
     * {@code offset}: the inner loop, which checks nothing.
     */
    double[] probabilities(double[] values, int offset);

    /** The probability of each class for one row. */
    default double[] probabilities(double[] row) {
        Require.features(row, features(), acceptsMissing());
        return probabilities(row, 0);
    }

    /** The probability of each class for each row, n × classes. */
    default Matrix probabilities(Matrix x) {
        Require.features(x, features(), acceptsMissing());
        Matrix probabilities = Matrix.zeros(x.rows(), classes().length);
        for (int i = 0; i < x.rows(); i++) {
            probabilities.setRow(i, probabilities(x.values(), i * x.columns()));
        }
        return probabilities;
    }

    @Override
    default int predict(double[] values, int offset) {
        return classes()[Labels.argMax(probabilities(values, offset))];
    }
}
