package dev.onsite.ml.loss;

import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.linalg.Require;

/** A loss of one target and one prediction, with its derivative with respect to the prediction. */
public interface Loss {
    /** The loss, at least 0. */
    double value(double y, double prediction);

    /** ∂value/∂prediction; at a kink, one of the subgradients (each implementation says which). */
    double derivative(double y, double prediction);

    /** The mean over equally long arrays, not empty. */
    default double mean(double[] y, double[] predictions) {
        Require.that(
                y.length == predictions.length && y.length > 0,
                "y and predictions must be equally long and not empty, got %d and %d",
                y.length,
                predictions.length);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += value(y[i], predictions[i]);
        }
        return sum / y.length;
    }

    /** The gradient of the mean with respect to every prediction. */
    default double[] gradient(double[] y, double[] predictions) {
        Require.that(
                y.length == predictions.length,
                "y and predictions must be equally long, got %d and %d",
                y.length,
                predictions.length);
        double[] gradient = new double[y.length];
        for (int i = 0; i < y.length; i++) {
            gradient[i] = derivative(y[i], predictions[i]) / y.length;
        }
        return gradient;
    }

    /** (y − p)²; its mean is the MSE. Derivative 2(p − y). */
    static Loss squared() {
        return new Loss() {
            @Override
            public double value(double y, double prediction) {
                return (y - prediction) * (y - prediction);
            }

            @Override
            public double derivative(double y, double prediction) {
                return 2 * (prediction - y);
            }
        };
    }

    /** |y − p|; its mean is the MAE. Derivative sign(p − y), 0 at 0. */
    static Loss absolute() {
        return new Loss() {
            @Override
            public double value(double y, double prediction) {
                return Math.abs(y - prediction);
            }

            @Override
            public double derivative(double y, double prediction) {
                return Math.signum(prediction - y);
            }
        };
    }

    /**
     * Huber (1964): ½e² for |e| ≤ δ, δ(|e| − ½δ) beyond: the constants that "MSE if |e| &lt; δ else MAE" leaves out make
     * value and slope meet at δ. Derivative: e clipped to ±δ.
     *
     * @param delta more than 0
     */
    static Loss huber(double delta) {
        Require.that(delta > 0, "delta must be more than 0, got %s", delta);
        return new Loss() {
            @Override
            public double value(double y, double prediction) {
                double e = Math.abs(y - prediction);
                return e <= delta ? 0.5 * e * e : delta * (e - 0.5 * delta);
            }

            @Override
            public double derivative(double y, double prediction) {
                return Math.max(-delta, Math.min(delta, prediction - y));
            }
        };
    }

    /** max(0, 1 − yp) for y ∈ {−1, 1}. Derivative −y where yp &lt; 1, else 0. */
    static Loss hinge() {
        return new Loss() {
            @Override
            public double value(double y, double prediction) {
                return Math.max(0, 1 - sign(y) * prediction);
            }

            @Override
            public double derivative(double y, double prediction) {
                return sign(y) * prediction < 1 ? -y : 0;
            }
        };
    }

    /** max(0, 1 − yp)² for y ∈ {−1, 1}. */
    static Loss squaredHinge() {
        return new Loss() {
            @Override
            public double value(double y, double prediction) {
                double margin = Math.max(0, 1 - sign(y) * prediction);
                return margin * margin;
            }

            @Override
            public double derivative(double y, double prediction) {
                return -2 * y * Math.max(0, 1 - sign(y) * prediction);
            }
        };
    }

    /**
     * −y log p − (1 − y) log(1 − p) for y, p ∈ [0, 1]. A prediction is clipped to [ε, 1 − ε] with ε = 2⁻⁵²; prefer
     * {@link #binaryCrossEntropyFromLogits()}, which need not clip.
     */
    static Loss binaryCrossEntropy() {
        double epsilon = Math.ulp(1.0);
        return new Loss() {
            @Override
            public double value(double y, double prediction) {
                double p = clip(prediction);
                return -unit(y) * Math.log(p) - (1 - y) * Math.log1p(-p);
            }

            @Override
            public double derivative(double y, double prediction) {
                double p = clip(prediction);
                return (p - unit(y)) / (p * (1 - p));
            }

            private double clip(double p) {
                Require.that(
                        p >= 0 && p <= 1, "a probability must be in [0, 1], got %s: pass logits to …FromLogits", p);
                return Math.max(epsilon, Math.min(1 - epsilon, p));
            }
        };
    }

    /** softplus(z) − yz, the cross-entropy of σ(z), for y ∈ [0, 1] and any logit z. Derivative σ(z) − y. */
    static Loss binaryCrossEntropyFromLogits() {
        return new Loss() {
            @Override
            public double value(double y, double logit) {
                return Activation.softplus(logit) - unit(y) * logit;
            }

            @Override
            public double derivative(double y, double logit) {
                return Activation.sigmoid(logit) - unit(y);
            }
        };
    }

    private static double sign(double y) {
        Require.that(y == 1 || y == -1, "y must be −1 or 1, got %s", y);
        return y;
    }

    private static double unit(double y) {
        Require.that(y >= 0 && y <= 1, "y must be in [0, 1], got %s", y);
        return y;
    }
}
