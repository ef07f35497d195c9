package dev.onsite.ml.svm;

import dev.onsite.ml.linalg.Matrix;
import java.util.Arrays;

/**
 * Sequential minimal optimisation of the dual of the C-SVM
 *
 * <pre>
 *   minimise ½ Σᵢⱼ αᵢαⱼyᵢyⱼKᵢⱼ − Σ αᵢ,   0 ≤ αᵢ ≤ Cᵢ,   Σ αᵢyᵢ = 0
 * </pre>
 *
 * <p>two variables a step, chosen by second-order information (Fan, Chen and Lin 2005). v = −y∘∇ is kept: the optimum is where
 * no i that may go up has a larger v than a j that may go down, and the bias lies between. O(n) a step, plus O(nd) for
 * each row of the kernel that is not in the cache.
 */
final class Smo {
    private static final double TINY = 1e-12;

    private final int n;
    private final int[] y;
    private final double[] upper;
    private final RowCache cache;
    private final double[] diagonal;
    private final double[] v;
    private final boolean[] mayRise;
    private final boolean[] mayFall;
    final double[] alpha;
    double bias;
    int steps;
    boolean converged;

    Smo(Matrix x, int[] y, double[] upper, KernelRows kernel, long cacheBytes) {
        n = x.rows();
        this.y = y;
        this.upper = upper;
        cache = new RowCache(x, kernel, cacheBytes);
        diagonal = new double[n];
        Arrays.setAll(diagonal, kernel::self);
        alpha = new double[n];
        v = new double[n];
        mayRise = new boolean[n];
        mayFall = new boolean[n];
        for (int i = 0; i < n; i++) {
            v[i] = y[i];
            mark(i);
        }
    }

    /** αᵢyᵢ may rise or fall within [0, Cᵢ]·yᵢ. */
    private void mark(int i) {
        boolean below = alpha[i] < upper[i];
        boolean above = alpha[i] > 0;
        mayRise[i] = y[i] > 0 ? below : above;
        mayFall[i] = y[i] > 0 ? above : below;
    }

    void solve(double tolerance, int maxSteps) {
        for (steps = 0; steps < maxSteps; steps++) {
            int i = highest();
            if (i < 0) {
                converged = true;
                break;
            }
            double[] ki = cache.row(i);
            int j = partner(i, ki, tolerance);
            if (j < 0) {
                converged = true;
                break;
            }
            double[] kj = cache.row(j);
            step(i, j, ki, kj);
        }
        bias = bias();
    }

    private int highest() {
        int best = -1;
        double highest = Double.NEGATIVE_INFINITY;
        for (int t = 0; t < n; t++) {
            if (mayRise[t] && v[t] > highest) {
                highest = v[t];
                best = t;
            }
        }
        return best;
    }

    /** The j whose step with i lowers the objective most; −1 if none violates by more than the tolerance. */
    private int partner(int i, double[] ki, double tolerance) {
        double vi = v[i];
        double base = diagonal[i];
        int best = -1;
        double gain = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (int t = 0; t < n; t++) {
            double difference = vi - v[t];
            if (mayFall[t] && difference > 0) {
                lowest = Math.min(lowest, v[t]);
                double curvature = Math.max(TINY, base + diagonal[t] - 2 * ki[t]);
                // difference²/curvature > gain without a division for the many that lose.
                if (difference * difference > gain * curvature) {
                    gain = difference * difference / curvature;
                    best = t;
                }
            }
        }
        return vi - lowest < tolerance ? -1 : best;
    }

    private void step(int i, int j, double[] ki, double[] kj) {
        double curvature = Math.max(TINY, diagonal[i] + diagonal[j] - 2 * ki[j]);
        // s ≥ 0: αᵢyᵢ rises by s, αⱼyⱼ falls by s, so that the sum stays.
        double s = (v[i] - v[j]) / curvature;
        double roomI = y[i] > 0 ? upper[i] - alpha[i] : alpha[i];
        double roomJ = y[j] > 0 ? alpha[j] : upper[j] - alpha[j];
        s = Math.min(s, Math.min(roomI, roomJ));
        alpha[i] = clip(alpha[i] + y[i] * s, s == roomI, i);
        alpha[j] = clip(alpha[j] - y[j] * s, s == roomJ, j);
        mark(i);
        mark(j);
        for (int t = 0; t < n; t++) {
            v[t] -= s * (ki[t] - kj[t]);
        }
    }

    /** Exactly at a bound when the room was used up, whatever rounding says. */
    private double clip(double value, boolean atBound, int t) {
        if (atBound) {
            return value > 0.5 * upper[t] ? upper[t] : 0;
        }
        return Math.min(upper[t], Math.max(0, value));
    }

    /** The mean of v over the free ones, where the optimum says they are equal; else the middle of the interval. */
    private double bias() {
        double sum = 0;
        int free = 0;
        double high = Double.NEGATIVE_INFINITY;
        double low = Double.POSITIVE_INFINITY;
        for (int t = 0; t < n; t++) {
            if (mayRise[t] && mayFall[t]) {
                sum += v[t];
                free++;
            }
            high = mayRise[t] ? Math.max(high, v[t]) : high;
            low = mayFall[t] ? Math.min(low, v[t]) : low;
        }
        return free > 0 ? sum / free : 0.5 * (high + low);
    }
}
