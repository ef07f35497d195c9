package dev.onsite.ml.linear;

import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.ProbabilisticClassifier;
import dev.onsite.ml.model.Progress;
import java.util.Arrays;

/**
 * Logistic regression for two classes, softmax regression for more, by L-BFGS:
 *
 * <pre>
 *   minimise Σ wᵢ · loss(yᵢ, zᵢ) + ½λ₂‖W‖² + λ₁‖W‖₁
 *   two classes:  z = x·w + b,   loss = softplus(z) − yz
 *   K classes:    z = Wx + b,    loss = logSumExp(z) − z_y
 * </pre>
 *
 * <p>(summed loss; b is not penalised; λ₂ is 1/C elsewhere). With λ₁ &gt; 0 the minimiser is OWL-QN. One iteration reads X
 * once: O(ndK); the card's k is the number of iterations. Predicts in O(dK). Stops when no component of the gradient of the
 * objective divided by Σwᵢ exceeds the tolerance. On separable data without penalty there is no minimum: weights grow until
 * {@code maxIterations} and {@link #converged()} may say no.
 */
public final class LogisticRegression implements ProbabilisticClassifier {
    /** The file format. */
    public static final ModelFormat<LogisticRegression> FORMAT =
            new ModelFormat<>("logistic-regression", 1, LogisticRegression::write, LogisticRegression::read);

    private final int[] classes;
    private final Matrix coefficients;
    private final double[] intercepts;
    private final double loss;
    private final int iterations;
    private final boolean converged;

    private LogisticRegression(
            int[] classes, Matrix coefficients, double[] intercepts, double loss, int iterations, boolean converged) {
        this.classes = classes;
        this.coefficients = coefficients;
        this.intercepts = intercepts;
        this.loss = loss;
        this.iterations = iterations;
        this.converged = converged;
    }

    /**
     * What to fit and how.
     *
     * @param l2 λ₂
     * @param l1 λ₁
     * @param intercept whether to fit b
     * @param tolerance see the class
     * @param maxIterations most iterations
     * @param threads most threads; the result does not depend on it
     * @param progress hears of every iteration, with the objective divided by Σwᵢ
     */
    public record Options(
            double l2,
            double l1,
            boolean intercept,
            double tolerance,
            int maxIterations,
            int threads,
            Progress progress) {
        /** Checks the ranges. */
        public Options {
            Require.that(l2 >= 0, "l2 must be at least 0, got %s", l2);
            Require.that(l1 >= 0, "l1 must be at least 0, got %s", l1);
            Require.that(tolerance >= 0, "tolerance must be at least 0, got %s", tolerance);
            Require.that(maxIterations >= 1, "maxIterations must be at least 1, got %d", maxIterations);
            Require.that(threads >= 1, "threads must be at least 1, got %d", threads);
            Require.that(progress != null, "progress must not be null");
        }

        /** The defaults: l2 1, l1 0, intercept true, tolerance 1e-6, maxIterations 1000, threads 1, progress NONE. */
        public static Options defaults() {
            return new Options(1, 0, true, 1e-6, 1000, 1, Progress.NONE);
        }

        /** The same with another {@code l2}. */
        public Options withL2(double value) {
            return new Options(value, l1, intercept, tolerance, maxIterations, threads, progress);
        }

        /** The same with another {@code l1}. */
        public Options withL1(double value) {
            return new Options(l2, value, intercept, tolerance, maxIterations, threads, progress);
        }

        /** The same with another {@code intercept}. */
        public Options withIntercept(boolean value) {
            return new Options(l2, l1, value, tolerance, maxIterations, threads, progress);
        }

        /** The same with another {@code tolerance}. */
        public Options withTolerance(double value) {
            return new Options(l2, l1, intercept, value, maxIterations, threads, progress);
        }

        /** The same with another {@code maxIterations}. */
        public Options withMaxIterations(int value) {
            return new Options(l2, l1, intercept, tolerance, value, threads, progress);
        }

        /** The same with another {@code threads}. */
        public Options withThreads(int value) {
            return new Options(l2, l1, intercept, tolerance, maxIterations, value, progress);
        }

        /** The same with another {@code progress}. */
        public Options withProgress(Progress value) {
            return new Options(l2, l1, intercept, tolerance, maxIterations, threads, value);
        }
    }

    /** Fits with equal weights. */
    public static LogisticRegression fit(Matrix x, int[] y, Options options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n labels, any integers, at least two different ones
     * @param weights n weights ≥ 0, or null
     */
    public static LogisticRegression fit(Matrix x, int[] y, double[] weights, Options options) {
        Require.data(x, 2);
        Require.target(y, x);
        Labels labels = Labels.of(y, 2);
        double[] w = Require.weights(weights, x.rows());
        double total = Arrays.stream(w).sum();
        int outputs = labels.count() == 2 ? 1 : labels.count();
        int penalised = outputs * x.columns();
        LogisticObjective objective =
                new LogisticObjective(x, labels.codes(), w, total, outputs, options.l2 / total, options);
        Lbfgs lbfgs = new Lbfgs(objective, options.l1 / total, penalised);
        lbfgs.minimise(
                new double[penalised + outputs],
                options.tolerance,
                options.maxIterations,
                (done, value) -> options.progress.report(done, options.maxIterations, value));
        Matrix coefficients = Matrix.wrap(Arrays.copyOf(lbfgs.w, penalised), outputs, x.columns());
        double[] intercepts = Arrays.copyOfRange(lbfgs.w, penalised, penalised + outputs);
        if (outputs > 1) {
            // softmax does not see a shift common to all classes: the one that sums to 0 is chosen.
            double mean = Arrays.stream(intercepts).sum() / outputs;
            Arrays.setAll(intercepts, k -> intercepts[k] - mean);
        }
        return new LogisticRegression(
                labels.classes(), coefficients, intercepts, lbfgs.value * total, lbfgs.iterations, lbfgs.converged);
    }

    /** W: 1 × d for two classes (towards the higher label), else classes × d. */
    public Matrix coefficients() {
        return coefficients.copy();
    }

    /** b: one for two classes, else one a class, summing to 0. */
    public double[] intercepts() {
        return intercepts.clone();
    }

    /** The objective reached. */
    public double objective() {
        return loss;
    }

    /** Iterations used. */
    public int iterations() {
        return iterations;
    }

    /** Whether the tolerance was reached. */
    public boolean converged() {
        return converged;
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
    public double[] probabilities(double[] values, int offset) {
        double[] logits = logits(values, offset);
        if (logits.length == 1) {
            return new double[] {Activation.sigmoid(-logits[0]), Activation.sigmoid(logits[0])};
        }
        return Softmax.of(logits);
    }

    @Override
    public int predict(double[] values, int offset) {
        double[] logits = logits(values, offset);
        return classes[logits.length == 1 ? (logits[0] > 0 ? 1 : 0) : Labels.argMax(logits)];
    }

    private double[] logits(double[] values, int offset) {
        int d = features();
        double[] logits = intercepts.clone();
        for (int k = 0; k < logits.length; k++) {
            logits[k] += Kernels.vectors().dot(values, offset, coefficients.values(), k * d, d);
        }
        return logits;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(classes)
                .put(coefficients)
                .put(intercepts)
                .put(loss)
                .put(iterations)
                .put(converged);
    }

    private static LogisticRegression read(ModelInput in) {
        return new LogisticRegression(
                in.getInts(), in.getMatrix(), in.getDoubles(), in.getDouble(), in.getInt(), in.getBoolean());
    }
}
