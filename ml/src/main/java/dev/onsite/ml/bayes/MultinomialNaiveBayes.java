package dev.onsite.ml.bayes;

import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.linalg.SparseMatrix;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.ProbabilisticClassifier;
import java.util.Arrays;

/**
 * Multinomial naive Bayes for counts (or TF-IDF): P(k | x) ∝ πₖ Πⱼ θₖⱼ^xⱼ with θₖⱼ = (Nₖⱼ + α)/(Nₖ + αd), Nₖⱼ the weighted
 * sum of feature j in class k. Training O(entries), inference O(K · entries of the row).
 */
public final class MultinomialNaiveBayes implements ProbabilisticClassifier {
    /** The file format. */
    public static final ModelFormat<MultinomialNaiveBayes> FORMAT =
            new ModelFormat<>("multinomial-naive-bayes", 1, MultinomialNaiveBayes::write, MultinomialNaiveBayes::read);

    private final int[] classes;
    private final double[] logPriors;
    private final Matrix logShares;

    private MultinomialNaiveBayes(int[] classes, double[] logPriors, Matrix logShares) {
        this.classes = classes;
        this.logPriors = logPriors;
        this.logShares = logShares;
    }

    /** Fits dense counts. */
    public static MultinomialNaiveBayes fit(Matrix x, int[] y, double[] weights, double alpha) {
        Require.data(x, 2);
        return fit(SparseMatrix.of(x), y, weights, alpha);
    }

    /**
     * Fits sparse counts.
     *
     * @param x n × d, no negative values
     * @param y n labels, at least two different ones
     * @param weights n weights ≥ 0, or null
     * @param alpha α &gt; 0, Laplace's is 1
     */
    public static MultinomialNaiveBayes fit(SparseMatrix x, int[] y, double[] weights, double alpha) {
        x.requireFinite();
        Require.that(x.rows() >= 2 && x.columns() >= 1, "x must have at least 2 rows and 1 column");
        Require.that(y != null, "y must be an array, got null");
        Require.that(y.length == x.rows(), "y must have %d labels (one a row of x), got %d", x.rows(), y.length);
        Require.that(alpha > 0 && Double.isFinite(alpha), "alpha must be finite and more than 0, got %s", alpha);
        Labels labels = Labels.of(y, 2);
        int[] codes = labels.codes();
        double[] w = Require.weights(weights, x.rows());
        int d = x.columns();
        double[] mass = new double[labels.count()];
        Matrix sums = Matrix.zeros(labels.count(), d);
        for (int i = 0; i < x.rows(); i++) {
            mass[codes[i]] += w[i];
            for (int e = x.rowStart(i); e < x.rowStart(i + 1); e++) {
                double count = x.values()[e];
                Require.that(count >= 0, "counts must be at least 0, got %s in row %d", count, i);
                sums.values()[codes[i] * d + x.indices()[e]] += w[i] * count;
            }
        }
        double total = Arrays.stream(mass).sum();
        double[] logPriors = new double[mass.length];
        for (int k = 0; k < mass.length; k++) {
            Require.that(mass[k] > 0, "every class needs weight, class %d has none", labels.classes()[k]);
            logPriors[k] = Math.log(mass[k] / total);
            double sum = alpha * d;
            for (int j = 0; j < d; j++) {
                sum += sums.get(k, j);
            }
            for (int j = 0; j < d; j++) {
                sums.set(k, j, Math.log((sums.get(k, j) + alpha) / sum));
            }
        }
        return new MultinomialNaiveBayes(labels.classes(), logPriors, sums);
    }

    /** log θ, classes × d. */
    public Matrix logShares() {
        return logShares.copy();
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public int features() {
        return logShares.columns();
    }

    @Override
    public double[] probabilities(double[] values, int offset) {
        double[] log = logPriors.clone();
        for (int k = 0; k < log.length; k++) {
            log[k] += Kernels.vectors().dot(values, offset, logShares.values(), k * features(), features());
        }
        return Softmax.of(log);
    }

    /** The label of each sparse row. */
    public int[] predict(SparseMatrix x) {
        Require.that(
                x.columns() == features(),
                "x must have %d column(s), as the model was fitted on, got %d",
                features(),
                x.columns());
        int[] predicted = new int[x.rows()];
        for (int i = 0; i < predicted.length; i++) {
            double[] log = logPriors.clone();
            for (int e = x.rowStart(i); e < x.rowStart(i + 1); e++) {
                for (int k = 0; k < log.length; k++) {
                    log[k] += x.values()[e] * logShares.get(k, x.indices()[e]);
                }
            }
            predicted[i] = classes[Labels.argMax(log)];
        }
        return predicted;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(classes).put(logPriors).put(logShares);
    }

    private static MultinomialNaiveBayes read(ModelInput in) {
        return new MultinomialNaiveBayes(in.getInts(), in.getDoubles(), in.getMatrix());
    }
}
