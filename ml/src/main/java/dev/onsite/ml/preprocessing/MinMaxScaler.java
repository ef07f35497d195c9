package dev.onsite.ml.preprocessing;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Transformer;
import java.util.Arrays;

/**
 * Maps each column's range in the training rows to [0, 1]; a constant column becomes 0; later values may fall outside. O(nd).
 */
public final class MinMaxScaler implements Transformer {
    /** The file format. */
    public static final ModelFormat<MinMaxScaler> FORMAT =
            new ModelFormat<>("min-max-scaler", 1, MinMaxScaler::write, MinMaxScaler::read);

    private final double[] minima;
    private final double[] maxima;

    private MinMaxScaler(double[] minima, double[] maxima) {
        this.minima = minima;
        this.maxima = maxima;
    }

    /** Fits. */
    public static MinMaxScaler fit(Matrix x) {
        Require.data(x, 1);
        double[] minima = new double[x.columns()];
        double[] maxima = new double[x.columns()];
        for (int j = 0; j < minima.length; j++) {
            minima[j] = Arrays.stream(x.column(j)).min().orElseThrow();
            maxima[j] = Arrays.stream(x.column(j)).max().orElseThrow();
        }
        return new MinMaxScaler(minima, maxima);
    }

    @Override
    public int features() {
        return minima.length;
    }

    @Override
    public Matrix transform(Matrix x) {
        Require.features(x, features());
        Matrix scaled = x.copy();
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < minima.length; j++) {
                double range = maxima[j] - minima[j];
                scaled.set(i, j, (x.get(i, j) - minima[j]) / (range > 0 ? range : 1));
            }
        }
        return scaled;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(minima).put(maxima);
    }

    private static MinMaxScaler read(ModelInput in) {
        return new MinMaxScaler(in.getDoubles(), in.getDoubles());
    }
}
