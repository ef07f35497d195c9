package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Classifier;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;

/**
 * A linear decision function a class, one against the rest: the class of the largest x·w + b wins; with two classes there is
 * one function and its sign decides, positive for the higher label. Predicts in O(dK).
 */
public final class LinearClassifier implements Classifier {
    /** The file format. */
    public static final ModelFormat<LinearClassifier> FORMAT =
            new ModelFormat<>("linear-classifier", 1, LinearClassifier::write, LinearClassifier::read);

    private final int[] classes;
    private final Matrix coefficients;
    private final double[] intercepts;
    private final boolean converged;

    /**
     * Takes the parts over.
     *
     * @param classes the labels, ascending
     * @param coefficients 1 × d for two classes, else classes × d
     * @param intercepts one a row of the coefficients
     * @param converged whether every function's fit reached its tolerance
     */
    public LinearClassifier(int[] classes, Matrix coefficients, double[] intercepts, boolean converged) {
        int functions = classes.length == 2 ? 1 : classes.length;
        Require.that(
                coefficients.rows() == functions && intercepts.length == functions,
                "%d classes need %d decision functions, got %d",
                classes.length,
                functions,
                coefficients.rows());
        this.classes = classes;
        this.coefficients = coefficients;
        this.intercepts = intercepts;
        this.converged = converged;
    }

    /** The weights of each decision function. */
    public Matrix coefficients() {
        return coefficients.copy();
    }

    /** The intercept of each decision function. */
    public double[] intercepts() {
        return intercepts.clone();
    }

    /** Whether every function's fit reached its tolerance. */
    public boolean converged() {
        return converged;
    }

    /** The decision functions of one row. */
    public double[] decision(double[] row) {
        Require.features(row, features());
        return decision(row, 0);
    }

    private double[] decision(double[] values, int offset) {
        int d = features();
        double[] decision = intercepts.clone();
        for (int k = 0; k < decision.length; k++) {
            decision[k] += Kernels.vectors().dot(values, offset, coefficients.values(), k * d, d);
        }
        return decision;
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public int features() {
        return coefficients.columns();
    }

    @Override
    public int predict(double[] values, int offset) {
        double[] decision = decision(values, offset);
        return classes[decision.length == 1 ? (decision[0] > 0 ? 1 : 0) : Labels.argMax(decision)];
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(classes).put(coefficients).put(intercepts).put(converged);
    }

    private static LinearClassifier read(ModelInput in) {
        return new LinearClassifier(in.getInts(), in.getMatrix(), in.getDoubles(), in.getBoolean());
    }
}
