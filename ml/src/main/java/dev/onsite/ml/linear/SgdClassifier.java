package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.loss.Loss;
import dev.onsite.ml.model.Labels;

/**
 * Linear classification by stochastic gradients, one class against the rest: each decision function minimises the weighted
 * mean loss + ½λ₂‖w‖² + λ₁‖w‖₁. O(d) a row and function. Columns should be standardised.
 */
public final class SgdClassifier {
    private SgdClassifier() {}

    /** The loss of a decision function. */
    @SuppressWarnings("ImmutableEnumChecker") // a loss has no state that changes
    public enum Objective {
        /** A linear SVM. */
        HINGE(Loss.hinge(), -1),
        /** A linear SVM with squared slack. */
        SQUARED_HINGE(Loss.squaredHinge(), -1),
        /** Logistic regression. */
        LOG(Loss.binaryCrossEntropyFromLogits(), 0);

        private final Loss loss;
        private final double negative;

        Objective(Loss loss, double negative) {
            this.loss = loss;
            this.negative = negative;
        }
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n labels
     * @param weights n weights ≥ 0, or null
     * @throws ArithmeticException if the steps diverge
     */
    public static LinearClassifier fit(Matrix x, int[] y, double[] weights, Objective objective, SgdOptions options) {
        Require.data(x, 2);
        Require.target(y, x);
        Labels labels = Labels.of(y, 2);
        double[] w = Require.weights(weights, x.rows());
        int functions = labels.count() == 2 ? 1 : labels.count();
        Matrix coefficients = Matrix.zeros(functions, x.columns());
        double[] intercepts = new double[functions];
        boolean converged = true;
        int[] codes = labels.codes();
        for (int k = 0; k < functions; k++) {
            int positive = functions == 1 ? 1 : k;
            double[] target = new double[y.length];
            for (int i = 0; i < y.length; i++) {
                target[i] = codes[i] == positive ? 1 : objective.negative;
            }
            LinearModel model = SgdSolver.solve(x, target, w, objective.loss, options);
            coefficients.setRow(k, model.coefficients());
            intercepts[k] = model.intercept();
            converged &= model.converged();
        }
        return new LinearClassifier(labels.classes(), coefficients, intercepts, converged);
    }
}
