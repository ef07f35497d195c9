package dev.onsite.ml.preprocessing;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Transformer;
import java.util.Arrays;

/** Replaces NaN by a statistic of the column's other values in training. O(nd), or O(nd log n) for median and mode. */
public final class Imputer implements Transformer {
    /** The file format. */
    public static final ModelFormat<Imputer> FORMAT = new ModelFormat<>("imputer", 1, Imputer::write, Imputer::read);

    private final double[] fill;

    private Imputer(double[] fill) {
        this.fill = fill;
    }

    /** What to put in. */
    public enum Strategy {
        /** The mean. */
        MEAN,
        /** The median; of two middle values their mean. */
        MEDIAN,
        /** The most frequent value, the least on a tie. */
        MOST_FREQUENT
    }

    /**
     * Fits.
     *
     * @param x n × d; NaN for a missing value
     * @throws IllegalArgumentException if a column has no value at all: drop it
     */
    public static Imputer fit(Matrix x, Strategy strategy) {
        Require.dataOrMissing(x, 1);
        double[] fill = new double[x.columns()];
        for (int j = 0; j < fill.length; j++) {
            double[] present = Arrays.stream(x.column(j))
                    .filter(v -> !Double.isNaN(v))
                    .sorted()
                    .toArray();
            Require.that(present.length > 0, "column %d has no value to learn from: drop it", j);
            fill[j] = switch (strategy) {
                case MEAN -> Arrays.stream(present).average().orElseThrow();
                case MEDIAN -> QuantileBinner.quantile(present, 0.5);
                case MOST_FREQUENT -> mode(present);
            };
        }
        return new Imputer(fill);
    }

    private static double mode(double[] sorted) {
        double mode = sorted[0];
        int most = 0;
        for (int i = 0; i < sorted.length; ) {
            int end = i;
            while (end < sorted.length && sorted[end] == sorted[i]) {
                end++;
            }
            if (end - i > most) {
                most = end - i;
                mode = sorted[i];
            }
            i = end;
        }
        return mode;
    }

    /** What each column's NaN becomes. */
    public double[] fill() {
        return fill.clone();
    }

    @Override
    public int features() {
        return fill.length;
    }

    @Override
    public boolean acceptsMissing() {
        return true;
    }

    @Override
    public Matrix transform(Matrix x) {
        Require.featuresOrMissing(x, features());
        Matrix filled = x.copy();
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < fill.length; j++) {
                if (Double.isNaN(x.get(i, j))) {
                    filled.set(i, j, fill[j]);
                }
            }
        }
        return filled;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(fill);
    }

    private static Imputer read(ModelInput in) {
        return new Imputer(in.getDoubles());
    }
}
