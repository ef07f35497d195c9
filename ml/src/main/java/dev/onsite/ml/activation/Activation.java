package dev.onsite.ml.activation;

import dev.onsite.ml.linalg.Require;

/** Elementwise activation functions and their derivatives with respect to the input. Each is O(1). */
public enum Activation {
    /** σ(x) = 1/(1 + e⁻ˣ); derivative σ(1 − σ), at most 0.25. */
    SIGMOID {
        @Override
        public double value(double x) {
            return sigmoid(x);
        }

        @Override
        public double derivative(double x) {
            // e/(1 + e)² with e = e^−|x| keeps the tail where 1 − σ would round to 0.
            double e = Math.exp(-Math.abs(x));
            return e / ((1 + e) * (1 + e));
        }
    },
    /** tanh x; derivative 1 − tanh² x. */
    TANH {
        @Override
        public double value(double x) {
            return Math.tanh(x);
        }

        @Override
        public double derivative(double x) {
            // 4e/(1 + e)² with e = e^−2|x|, for the same reason as in SIGMOID.
            double e = Math.exp(-2 * Math.abs(x));
            return 4 * e / ((1 + e) * (1 + e));
        }
    },
    /** max(0, x); derivative 1 for x &gt; 0, else 0 (the subgradient chosen at 0). */
    RELU {
        @Override
        public double value(double x) {
            return Math.max(0, x);
        }

        @Override
        public double derivative(double x) {
            return x > 0 ? 1 : 0;
        }
    },
    /** x for x &gt; 0, else 0.01x; derivative 1 or 0.01 (0.01 at 0). */
    LEAKY_RELU {
        @Override
        public double value(double x) {
            return leakyRelu(x, LEAK);
        }

        @Override
        public double derivative(double x) {
            return leakyReluDerivative(x, LEAK);
        }
    },
    /** xΦ(x) with the exact normal distribution function (Hendrycks and Gimpel 2016); derivative Φ(x) + xφ(x). */
    GELU {
        @Override
        public double value(double x) {
            return x * Normal.cdf(x);
        }

        @Override
        public double derivative(double x) {
            return Normal.cdf(x) + x * Normal.density(x);
        }
    },
    /**
     * ½x(1 + tanh(√(2/π)(x + 0.044715x³))), the approximation of GELU that GPT-2 uses; within 5e-4 of {@link #GELU}.
     */
    GELU_TANH {
        @Override
        public double value(double x) {
            return 0.5 * x * (1 + Math.tanh(inner(x)));
        }

        @Override
        public double derivative(double x) {
            double t = inner(x);
            double slope = TANH.derivative(t) * GELU_SCALE * (1 + 3 * GELU_CUBIC * x * x);
            // Where the slope has underflowed, x · slope is 0 even if x² overflowed.
            return 0.5 * (1 + Math.tanh(t)) + (slope == 0 || Double.isNaN(slope) ? 0 : 0.5 * x * slope);
        }

        private double inner(double x) {
            return GELU_SCALE * (x + GELU_CUBIC * x * x * x);
        }
    };

    /** The slope of {@link #LEAKY_RELU} below zero. */
    public static final double LEAK = 0.01;

    private static final double GELU_SCALE = Math.sqrt(2 / Math.PI);
    private static final double GELU_CUBIC = 0.044715;

    /** The function at x. */
    public abstract double value(double x);

    /** dvalue/dx at x. */
    public abstract double derivative(double x);

    /** The function of every element. */
    public double[] values(double[] x) {
        double[] values = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            values[i] = value(x[i]);
        }
        return values;
    }

    /** The derivative at every element: the diagonal of the Jacobian, which has nothing else. */
    public double[] derivatives(double[] x) {
        double[] derivatives = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            derivatives[i] = derivative(x[i]);
        }
        return derivatives;
    }

    /** σ(x) without overflow: the exponential's argument is never positive. */
    public static double sigmoid(double x) {
        double e = Math.exp(-Math.abs(x));
        return x >= 0 ? 1 / (1 + e) : e / (1 + e);
    }

    /** log σ(x) = −log(1 + e⁻ˣ), exact where σ(x) itself underflows. */
    public static double logSigmoid(double x) {
        return Math.min(x, 0) - Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** softplus(x) = log(1 + eˣ), without overflow. Its derivative is σ(x). */
    public static double softplus(double x) {
        return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
    }

    /** x for x &gt; 0, else slope · x. */
    public static double leakyRelu(double x, double slope) {
        Require.that(slope >= 0 && slope < 1, "slope must be in [0, 1), got %s", slope);
        return x > 0 ? x : slope * x;
    }

    /** 1 for x &gt; 0, else slope. */
    public static double leakyReluDerivative(double x, double slope) {
        Require.that(slope >= 0 && slope < 1, "slope must be in [0, 1), got %s", slope);
        return x > 0 ? 1 : slope;
    }
}
