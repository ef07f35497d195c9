package dev.onsite.ml.activation;

/**
 * The standard normal distribution to double precision. The distribution function comes from the error function: a
 * Taylor series where it converges fast, the continued fraction of the complementary one in the tails (Abramowitz and
 * Stegun 1964, 7.1.6 and 7.1.14).
 */
final class Normal {
    private static final double SQRT_2 = Math.sqrt(2);
    private static final double TWO_OVER_SQRT_PI = 2 / Math.sqrt(Math.PI);
    private static final double SERIES_LIMIT = 2.5;

    private Normal() {}

    /** φ(x). */
    static double density(double x) {
        return Math.exp(-0.5 * x * x) / Math.sqrt(2 * Math.PI);
    }

    /** Φ(x) = ½ erfc(−x/√2). */
    static double cdf(double x) {
        return 0.5 * erfc(-x / SQRT_2);
    }

    private static double erfc(double z) {
        if (z < 0) {
            return 2 - erfc(-z);
        }
        return z < SERIES_LIMIT ? 1 - series(z) : fraction(z);
    }

    /** erf z = 2/√π · e^−z² Σ 2ⁿz²ⁿ⁺¹/(1·3·…·(2n+1)): only positive terms, so nothing cancels. */
    private static double series(double z) {
        double term = z;
        double sum = z;
        for (int n = 1; term > sum * 1e-17; n++) {
            term *= 2 * z * z / (2 * n + 1);
            sum += term;
        }
        return TWO_OVER_SQRT_PI * Math.exp(-z * z) * sum;
    }

    /** erfc z = e^−z²/√π · 1/(z + ½/(z + 1/(z + 3⁄2/(z + …)))), evaluated from the far end. */
    private static double fraction(double z) {
        if (z > 27.3) {
            return 0;
        }
        double tail = z;
        for (int n = 120; n >= 1; n--) {
            tail = z + 0.5 * n / tail;
        }
        return Math.exp(-z * z) / Math.sqrt(Math.PI) / tail;
    }
}
