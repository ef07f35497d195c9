package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Regressor;

/** ŷ = x·w + b, with how the fit went. Predicts in O(d). */
public final class LinearModel implements Regressor {
    /** The file format. */
    public static final ModelFormat<LinearModel> FORMAT =
            new ModelFormat<>("linear-model", 1, LinearModel::write, LinearModel::read);

    private final double[] coefficients;
    private final double intercept;
    private final int iterations;
    private final boolean converged;
    private final double gap;

    LinearModel(double[] coefficients, double intercept, int iterations, boolean converged, double gap) {
        this.coefficients = coefficients;
        this.intercept = intercept;
        this.iterations = iterations;
        this.converged = converged;
        this.gap = gap;
    }

    /** w, d values. */
    public double[] coefficients() {
        return coefficients.clone();
    }

    /** b; 0 if none was asked for. */
    public double intercept() {
        return intercept;
    }

    /** Iterations used; 0 for a closed form. */
    public int iterations() {
        return iterations;
    }

    /** Whether the fit reached its tolerance. */
    public boolean converged() {
        return converged;
    }

    /**
     * The measure of convergence at the end, in the fit's own terms: the duality gap of coordinate descent, the gradient's
     * largest component of gradient descent, 0 for a closed form.
     */
    public double gap() {
        return gap;
    }

    @Override
    public int features() {
        return coefficients.length;
    }

    @Override
    public double predict(double[] values, int offset) {
        return Kernels.vectors().dot(values, offset, coefficients, 0, coefficients.length) + intercept;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(coefficients).put(intercept).put(iterations).put(converged).put(gap);
    }

    private static LinearModel read(ModelInput in) {
        return new LinearModel(in.getDoubles(), in.getDouble(), in.getInt(), in.getBoolean(), in.getDouble());
    }
}
