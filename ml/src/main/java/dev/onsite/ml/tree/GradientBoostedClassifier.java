package dev.onsite.ml.tree;

import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.ProbabilisticClassifier;
import java.util.Arrays;

/**
 * Gradient-boosted trees for classes: logistic loss with one score for two classes, softmax cross-entropy with one score a
 * class for more. Scores start at the log odds (the log shares) of the classes.
 */
public final class GradientBoostedClassifier implements ProbabilisticClassifier {
    /** The file format. */
    public static final ModelFormat<GradientBoostedClassifier> FORMAT = new ModelFormat<>(
            "gradient-boosted-classifier", 1, GradientBoostedClassifier::write, GradientBoostedClassifier::read);

    /** Below this a row is as good as learned; it keeps its part without blowing up −g/h. */
    private static final double LEAST_CURVATURE = 1e-16;

    private final int[] classes;
    private final int features;
    private final double[] start;
    private final double rate;
    private final Tree[] trees;

    private GradientBoostedClassifier(int[] classes, int features, double[] start, double rate, Tree[] trees) {
        this.classes = classes;
        this.features = features;
        this.start = start;
        this.rate = rate;
        this.trees = trees;
    }

    /** Fits with equal weights. */
    public static GradientBoostedClassifier fit(Matrix x, int[] y, BoostingOptions options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d; NaN for a missing value
     * @param y n labels, at least two different ones
     * @param weights n weights ≥ 0, or null
     */
    public static GradientBoostedClassifier fit(Matrix x, int[] y, double[] weights, BoostingOptions options) {
        Require.dataOrMissing(x, 2);
        Require.target(y, x);
        Labels labels = Labels.of(y, 2);
        int[] codes = labels.codes();
        double[] w = Require.weights(weights, x.rows());
        double[] shares = new double[labels.count()];
        double total = Arrays.stream(w).sum();
        for (int i = 0; i < codes.length; i++) {
            shares[codes[i]] += w[i] / total;
        }
        for (int k = 0; k < shares.length; k++) {
            Require.that(shares[k] > 0, "every class needs weight, class %d has none", labels.classes()[k]);
        }
        boolean binary = labels.count() == 2;
        double[] start = binary
                ? new double[] {Math.log(shares[1] / shares[0])}
                : Arrays.stream(shares).map(Math::log).toArray();
        Boosting.Loss loss = binary
                ? (scores, k, target, curvature) -> logistic(scores, codes, w, total, target, curvature)
                : (scores, k, target, curvature) ->
                        softmax(scores, k, labels.count(), codes, w, total, target, curvature);
        Tree[] trees = Boosting.grow(x, w, start, loss, options);
        return new GradientBoostedClassifier(labels.classes(), x.columns(), start, options.learningRate(), trees);
    }

    private static double logistic(
            double[] scores, int[] codes, double[] w, double total, double[] target, double[] curvature) {
        double loss = 0;
        for (int i = 0; i < codes.length; i++) {
            double p = Activation.sigmoid(scores[i]);
            curvature[i] = Math.max(LEAST_CURVATURE, p * (1 - p));
            target[i] = (codes[i] - p) / curvature[i];
            loss += w[i] * (Activation.softplus(scores[i]) - codes[i] * scores[i]);
        }
        return loss / total;
    }

    private static double softmax(
            double[] scores,
            int k,
            int count,
            int[] codes,
            double[] w,
            double total,
            double[] target,
            double[] curvature) {
        double loss = 0;
        for (int i = 0; i < codes.length; i++) {
            double normaliser = Softmax.logSumExp(scores, i * count, count);
            double p = Math.exp(scores[i * count + k] - normaliser);
            curvature[i] = Math.max(LEAST_CURVATURE, p * (1 - p));
            target[i] = ((codes[i] == k ? 1 : 0) - p) / curvature[i];
            loss += w[i] * (normaliser - scores[i * count + codes[i]]);
        }
        return loss / total;
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public boolean acceptsMissing() {
        return true;
    }

    @Override
    public double[] probabilities(double[] values, int offset) {
        double[] scores = start.clone();
        Boosting.addScores(trees, rate, values, offset, scores);
        return scores.length == 1
                ? new double[] {Activation.sigmoid(-scores[0]), Activation.sigmoid(scores[0])}
                : Softmax.of(scores);
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(classes).put(features).put(start).put(rate);
        Tree.writeAll(trees, out);
    }

    private static GradientBoostedClassifier read(ModelInput in) {
        return new GradientBoostedClassifier(
                in.getInts(), in.getInt(), in.getDoubles(), in.getDouble(), Tree.readAll(in));
    }
}
