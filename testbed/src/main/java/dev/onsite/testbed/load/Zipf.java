package dev.onsite.testbed.load;

import static dev.onsite.testbed.Checks.require;

import java.util.SplittableRandom;

/**
 * Keys 0 to n−1 with P(k) ∝ 1/(k+1)^s: few are asked for often, most hardly ever.
 *
 * <p>By rejection-inversion: a point under the hat of the continuous density x^−s is inverted and rounded to its key,
 * and rejected where it lies above that key's bar. Constant time and memory whatever n is, fewer than 1.1 trials a key.
 * Source: Hörmann and Derflinger, "Rejection-inversion to generate variates from monotone discrete distributions", ACM
 * TOMACS 6(3), 1996. Not for several threads at once.
 */
public final class Zipf {
    private final long n;
    private final double s;
    private final double hatAtFirst;
    private final double hatAtLast;
    private final double acceptedAnyway;
    private final SplittableRandom random;

    /**
     * A sequence of keys.
     *
     * @param n how many keys there are, 1 to 2^40
     * @param s the skew, 0 (uniform) to 10; about 1 for what people look at
     * @param seed the same seed gives the same keys
     */
    public Zipf(long n, double s, long seed) {
        require(n >= 1 && n <= 1L << 40, "n must be between 1 and 2^40, got " + n);
        require(s >= 0 && s <= 10, "s must be between 0 and 10, got " + s);
        this.n = n;
        this.s = s;
        this.random = new SplittableRandom(seed);
        this.hatAtFirst = integral(1.5) - 1;
        this.hatAtLast = integral(n + 0.5);
        this.acceptedAnyway = 2 - inverse(integral(2.5) - Math.exp(-s * Math.log(2)));
    }

    /** The next key, 0 being the most frequent. */
    public long next() {
        while (true) {
            double u = hatAtLast + random.nextDouble() * (hatAtFirst - hatAtLast);
            double x = inverse(u);
            long k = Math.max(1, Math.min(n, (long) (x + 0.5)));
            if (k - x <= acceptedAnyway || u >= integral(k + 0.5) - Math.exp(-s * Math.log((double) k))) {
                return k - 1;
            }
        }
    }

    /** ∫₁ˣ t^−s dt = (x^(1−s) − 1)/(1−s), and ln x at s = 1: by expm1 it is exact near there too. */
    private double integral(double x) {
        double logX = Math.log(x);
        double t = (1 - s) * logX;
        return Math.abs(t) < 1e-12 ? logX : Math.expm1(t) / t * logX;
    }

    private double inverse(double y) {
        double t = Math.max(-1, y * (1 - s));
        return Math.exp(Math.abs(t) < 1e-12 ? y : Math.log1p(t) / t * y);
    }
}
