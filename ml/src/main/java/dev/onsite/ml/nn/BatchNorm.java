package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.NormLoops;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;

/**
 * Batch normalisation over the rows of x {@code (n, d)}: y = γ(x − mean)/√(variance + ε) + β a column (Ioffe and
 * Szegedy, 2015). Training uses the batch's mean and biased variance and moves the running ones towards it, the
 * variance unbiased as PyTorch does; evaluation uses the running ones. A training batch of one row has variance 0:
 * y = β, dx = 0, and the running variance is left alone.
 */
public final class BatchNorm implements Layer {
    private final int d;
    private final Options options;
    private final Parameter gamma;
    private final Parameter beta;
    private final Tensor runningMean;
    private final Tensor runningVariance;

    /**
     * What does not change while learning.
     *
     * @param epsilon added to the variance, above 0
     * @param momentum the share of the batch in the running statistics, in [0, 1]
     */
    public record Options(double epsilon, double momentum) {
        public static final Options DEFAULT = new Options(1e-5, 0.1);

        public Options {
            if (!(epsilon > 0)) {
                throw new IllegalArgumentException("epsilon must be above 0, got " + epsilon);
            }
            if (!(momentum >= 0 && momentum <= 1)) {
                throw new IllegalArgumentException("momentum must be between 0 and 1, got " + momentum);
            }
        }
    }

    public BatchNorm(Precision precision, int d, Options options) {
        Shapes.positive("d", d);
        this.d = d;
        this.options = options;
        this.gamma = new Parameter("gamma", Tensor.zeros(precision, d), false);
        this.beta = new Parameter("beta", Tensor.zeros(precision, d), false);
        this.runningMean = Tensor.zeros(precision, d);
        this.runningVariance = Tensor.zeros(precision, d);
        gamma.value().fill(1);
        runningVariance.fill(1);
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Shapes.requireColumns(x, "x", d);
        NormLoops norms = x.precision().norms();
        Tensor y = cache.slotLike(0, x);
        cache.keep(1, x);
        Tensor invStd = cache.slot(3, x.precision(), d);
        Tensor mean = runningMean;
        Tensor variance = runningVariance;
        if (cache.isTraining()) {
            mean = cache.slot(2, x.precision(), d);
            variance = cache.slot(4, x.precision(), d);
            norms.columnMoments(x, mean, variance);
            follow(mean, variance, x.rows());
        }
        for (int j = 0; j < d; j++) {
            invStd.set(j, 1 / Math.sqrt(variance.get(j) + options.epsilon()));
        }
        norms.normaliseColumns(x, mean, invStd, gamma.value(), beta.value(), y, cache.slot(7, x.precision(), d));
        return y;
    }

    private void follow(Tensor mean, Tensor variance, int n) {
        double share = options.momentum();
        for (int j = 0; j < d; j++) {
            runningMean.set(j, (1 - share) * runningMean.get(j) + share * mean.get(j));
            if (n > 1) {
                double unbiased = variance.get(j) * n / (n - 1);
                runningVariance.set(j, (1 - share) * runningVariance.get(j) + share * unbiased);
            }
        }
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor x = cache.kept(1);
        Tensor dx = cache.slotLike(5, x);
        x.precision()
                .norms()
                .batchNormBackward(
                        x,
                        cache.isTraining() ? cache.kept(2) : runningMean,
                        cache.kept(3),
                        gamma.value(),
                        cache.isTraining(),
                        dy,
                        dx,
                        gamma.gradient(),
                        beta.gradient(),
                        cache.slot(6, x.precision(), 2, d),
                        cache.slot(7, x.precision(), d));
        return dx;
    }

    public Parameter gamma() {
        return gamma;
    }

    public Parameter beta() {
        return beta;
    }

    public Tensor runningMean() {
        return runningMean;
    }

    public Tensor runningVariance() {
        return runningVariance;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(gamma, beta);
    }
}
