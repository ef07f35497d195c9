package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.VectorKernels;
import java.util.Arrays;

/**
 * Limited-memory BFGS (Nocedal 1980) with a strong-Wolfe line search, and OWL-QN (Andrew and Gao 2007) where some
 * coordinates carry an L1 penalty. O(memory · n) an iteration beside the objective.
 */
final class Lbfgs {
    private static final int MEMORY = 10;
    private static final double SUFFICIENT = 1e-4;
    private static final double CURVATURE = 0.9;

    /** A differentiable function. */
    interface Objective {
        /** Its value at w; fills the gradient. */
        double at(double[] w, double[] gradient);
    }

    /** Hears of each iteration. */
    interface Listener {
        void iteration(int done, double value);
    }

    private final VectorKernels kernels = Kernels.vectors();
    private final Objective objective;
    private final double l1;
    private final int penalised;
    private final double[][] steps = new double[MEMORY][];
    private final double[][] changes = new double[MEMORY][];
    private int stored;

    double[] w;
    double value;
    double steepest;
    int iterations;
    boolean converged;

    /**
     * @param l1 the penalty λ on |wᵢ| for i &lt; penalised; 0 for none
     */
    Lbfgs(Objective objective, double l1, int penalised) {
        this.objective = objective;
        this.l1 = l1;
        this.penalised = penalised;
    }

    /** Minimises from w until no component of the (pseudo-)gradient exceeds the tolerance. */
    void minimise(double[] start, double tolerance, int maxIterations, Listener listener) {
        int n = start.length;
        w = start.clone();
        double[] gradient = new double[n];
        value = objective.at(w, gradient) + penalty(w);
        for (iterations = 0; ; iterations++) {
            double[] pseudo = pseudoGradient(gradient);
            steepest = 0;
            for (double component : pseudo) {
                steepest = Math.max(steepest, Math.abs(component));
            }
            converged = steepest <= tolerance;
            if (converged || iterations == maxIterations) {
                return;
            }
            listener.iteration(iterations, value);
            double[] direction = direction(pseudo);
            double slope = kernels.dot(direction, 0, pseudo, 0, n);
            if (slope >= 0) {
                stored = 0;
                direction = direction(pseudo);
                slope = kernels.dot(direction, 0, pseudo, 0, n);
            }
            double first = stored == 0 ? Math.min(1, 1 / Math.sqrt(-slope)) : 1;
            double[] nextGradient = new double[n];
            double[] next = l1 == 0
                    ? wolfe(direction, slope, first, nextGradient)
                    : backtrack(direction, pseudo, first, nextGradient);
            if (next == null) {
                if (stored == 0) {
                    // Not even steepest descent gains: the value is at its minimum to rounding.
                    converged = steepest <= Math.max(tolerance, 1e-8 * Math.max(1, Math.abs(value)));
                    return;
                }
                stored = 0;
                continue;
            }
            remember(next, gradient, nextGradient);
            w = next;
            gradient = nextGradient;
        }
    }

    /** −Hg by the two-loop recursion; with L1, only what agrees in sign with −g. */
    private double[] direction(double[] pseudo) {
        int n = pseudo.length;
        double[] q = pseudo.clone();
        int oldest = Math.max(0, stored - MEMORY);
        double[] alpha = new double[MEMORY];
        for (int k = stored - 1; k >= oldest; k--) {
            double[] s = steps[k % MEMORY];
            double[] y = changes[k % MEMORY];
            alpha[k % MEMORY] = kernels.dot(s, 0, q, 0, n) / kernels.dot(s, 0, y, 0, n);
            kernels.axpy(-alpha[k % MEMORY], y, 0, q, 0, n);
        }
        if (stored > 0) {
            double[] s = steps[(stored - 1) % MEMORY];
            double[] y = changes[(stored - 1) % MEMORY];
            double scale = kernels.dot(s, 0, y, 0, n) / kernels.dot(y, 0, y, 0, n);
            for (int i = 0; i < n; i++) {
                q[i] *= scale;
            }
        }
        for (int k = oldest; k < stored; k++) {
            double[] s = steps[k % MEMORY];
            double[] y = changes[k % MEMORY];
            double beta = kernels.dot(y, 0, q, 0, n) / kernels.dot(s, 0, y, 0, n);
            kernels.axpy(alpha[k % MEMORY] - beta, s, 0, q, 0, n);
        }
        for (int i = 0; i < n; i++) {
            q[i] = l1 > 0 && i < penalised && q[i] * pseudo[i] <= 0 ? 0 : -q[i];
        }
        return q;
    }

    private void remember(double[] next, double[] gradient, double[] nextGradient) {
        int n = next.length;
        double[] s = new double[n];
        double[] y = new double[n];
        for (int i = 0; i < n; i++) {
            s[i] = next[i] - w[i];
            y[i] = nextGradient[i] - gradient[i];
        }
        if (kernels.dot(s, 0, y, 0, n) > 1e-12 * kernels.dot(y, 0, y, 0, n)) {
            steps[stored % MEMORY] = s;
            changes[stored % MEMORY] = y;
            stored++;
        }
    }

    /**
     * A point that satisfies the strong Wolfe conditions: bracket, then bisect by cubic interpolation kept off the ends.
     */
    private double[] wolfe(double[] direction, double slope, double first, double[] gradient) {
        int n = direction.length;
        double low = 0;
        double high = Double.POSITIVE_INFINITY;
        double lowValue = value;
        double lowSlope = slope;
        double step = first;
        for (int trial = 0; trial < 40; trial++) {
            double[] point = w.clone();
            kernels.axpy(step, direction, 0, point, 0, n);
            double at = objective.at(point, gradient);
            double atSlope = kernels.dot(gradient, 0, direction, 0, n);
            // Close to the minimum values agree to rounding: there the slope alone decides.
            double slack = 1e-14 * Math.abs(value);
            if (!(at <= value + SUFFICIENT * step * slope + slack) || at > lowValue + slack) {
                high = step;
                double cubic = low + quadratic(step - low, lowValue, lowSlope, at);
                step = inside(cubic, low, high);
                continue;
            }
            if (Math.abs(atSlope) <= -CURVATURE * slope) {
                value = at;
                return point;
            }
            if (atSlope > 0) {
                high = step;
                step = inside(low + (step - low) * lowSlope / (lowSlope - atSlope), low, high);
            } else {
                double stride = step - low;
                double secant = lowSlope < atSlope ? stride * lowSlope / (lowSlope - atSlope) : 4 * stride;
                low = step;
                lowValue = at;
                lowSlope = atSlope;
                step = high < Double.POSITIVE_INFINITY
                        ? inside(low - stride + secant, low, high)
                        : low - stride + Math.min(Math.max(secant, 1.5 * stride), 10 * stride);
            }
        }
        return null;
    }

    /** The minimiser of the parabola with this value and slope at 0 and this value at `stride`. */
    private static double quadratic(double stride, double lowValue, double lowSlope, double at) {
        return -lowSlope * stride * stride / (2 * (at - lowValue - lowSlope * stride));
    }

    private static double inside(double step, double low, double high) {
        double margin = 0.1 * (high - low);
        return step > low + margin && step < high - margin ? step : 0.5 * (low + high);
    }

    /** OWL-QN: backtracking, each trial projected onto the orthant of w (of −g where w is 0). */
    private double[] backtrack(double[] direction, double[] pseudo, double first, double[] gradient) {
        int n = direction.length;
        double step = first;
        for (int trial = 0; trial < 60; trial++) {
            double[] point = w.clone();
            kernels.axpy(step, direction, 0, point, 0, n);
            double decrease = 0;
            for (int i = 0; i < n; i++) {
                double orthant = w[i] != 0 ? w[i] : -pseudo[i];
                if (i < penalised && point[i] * orthant <= 0) {
                    point[i] = 0;
                }
                decrease += pseudo[i] * (point[i] - w[i]);
            }
            double at = objective.at(point, gradient) + penalty(point);
            if (decrease < 0 && at <= value + SUFFICIENT * decrease) {
                value = at;
                return point;
            }
            step *= 0.5;
        }
        return null;
    }

    private double penalty(double[] point) {
        double sum = 0;
        for (int i = 0; l1 > 0 && i < penalised; i++) {
            sum += Math.abs(point[i]);
        }
        return l1 * sum;
    }

    /** The one-sided derivative of least magnitude: 0 where a kink holds the coordinate at 0. */
    private double[] pseudoGradient(double[] gradient) {
        if (l1 == 0) {
            return gradient;
        }
        double[] pseudo = gradient.clone();
        Arrays.setAll(pseudo, i -> {
            if (i >= penalised) {
                return gradient[i];
            }
            if (w[i] != 0) {
                return gradient[i] + Math.copySign(l1, w[i]);
            }
            return Math.copySign(Math.max(0, Math.abs(gradient[i]) - l1), gradient[i]);
        });
        return pseudo;
    }
}
