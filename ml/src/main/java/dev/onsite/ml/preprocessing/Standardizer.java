package dev.onsite.ml.preprocessing;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Transformer;
import java.util.Arrays;

/** (x − mean)/standard deviation of each column (divisor n); a constant column becomes 0. O(nd). */
public final class Standardizer implements Transformer {
    /** The file format. */
    public static final ModelFormat<Standardizer> FORMAT =
            new ModelFormat<>("standardizer", 1, Standardizer::write, Standardizer::read);

    private final double[] means;
    private final double[] deviations;

    private Standardizer(double[] means, double[] deviations) {
        this.means = means;
        this.deviations = deviations;
    }

    /** Fits; weights are one a row, or null. */
    public static Standardizer fit(Matrix x, double[] weights) {
        Require.data(x, 1);
        double[] w = Require.weights(weights, x.rows());
        double total = Arrays.stream(w).sum();
        double[] means = new double[x.columns()];
        double[] deviations = new double[x.columns()];
        for (int j = 0; j < means.length; j++) {
            double first = x.get(0, j);
            boolean constant = true;
            for (int i = 0; i < w.length; i++) {
                means[j] += w[i] * x.get(i, j) / total;
                constant &= x.get(i, j) == first;
            }
            double squares = 0;
            for (int i = 0; i < w.length; i++) {
                squares += w[i] * (x.get(i, j) - means[j]) * (x.get(i, j) - means[j]);
            }
            // The mean of equal values may be off in the last place; their deviation must not become the unit.
            means[j] = constant ? first : means[j];
            deviations[j] = constant ? 0 : Math.sqrt(squares / total);
        }
        return new Standardizer(means, deviations);
    }

    /** The mean of each column. */
    public double[] means() {
        return means.clone();
    }

    /** The standard deviation of each column. */
    public double[] deviations() {
        return deviations.clone();
    }

    @Override
    public int features() {
        return means.length;
    }

    @Override
    public Matrix transform(Matrix x) {
        Require.features(x, features());
        Matrix scaled = x.copy();
        for (int i = 0; i < x.rows(); i++) {
            for (int j = 0; j < means.length; j++) {
                scaled.set(i, j, (x.get(i, j) - means[j]) / (deviations[j] > 0 ? deviations[j] : 1));
            }
        }
        return scaled;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(means).put(deviations);
    }

    private static Standardizer read(ModelInput in) {
        return new Standardizer(in.getDoubles(), in.getDoubles());
    }
}
