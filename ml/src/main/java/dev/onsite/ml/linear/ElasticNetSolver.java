package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;
import java.util.Arrays;

/**
 * Coordinate descent on working sets.
 *
 * <p>X stays row-major as it came: one pass over its rows gives the gradient of every column at once. Only the columns that
 * take part, few when the answer is sparse, are copied out contiguously, centred and scaled. Residuals are kept centred,
 * which is why the gradient pass needs no centred X: Σ√wᵢrᵢ = 0.
 */
final class ElasticNetSolver {
    private final Matrix x;
    private final int n;
    private final int d;
    private final double[] scale;
    private final double[] target;
    private final double[] targetGradient;
    private final double[] means;
    private final double targetMean;
    private final boolean intercept;
    private final VectorKernels kernels = Kernels.vectors();

    ElasticNetSolver(Matrix x, double[] y, double[] weights, boolean intercept) {
        this.x = x;
        this.intercept = intercept;
        n = x.rows();
        d = x.columns();
        double total = Arrays.stream(weights).sum();
        // The objective's 1/W goes into the rows: then it is ½‖r‖².
        scale = new double[n];
        means = new double[d];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            scale[i] = Math.sqrt(weights[i] / total);
            sum += intercept ? weights[i] * y[i] : 0;
        }
        targetMean = sum / total;
        target = new double[n];
        double mass = 0;
        targetGradient = new double[d];
        for (int i = 0; i < n; i++) {
            target[i] = scale[i] * (y[i] - targetMean);
            mass += scale[i] * target[i];
            // Means and the gradient at 0 from one pass over X.
            kernels.axpy(scale[i] * target[i], x.values(), i * d, targetGradient, 0, d);
            if (intercept) {
                kernels.axpy(weights[i] / total, x.values(), i * d, means, 0, d);
            }
        }
        kernels.axpy(-mass, means, 0, targetGradient, 0, d);
    }

    /** The least α at which w = 0 is optimal: max |Xᵀy|/ρ. */
    double largestAlpha(double l1Ratio) {
        double largest = 0;
        for (double g : targetGradient) {
            largest = Math.max(largest, Math.abs(g));
        }
        return largest / l1Ratio;
    }

    LinearModel solve(double alpha, double[] start, ElasticNet.Options options) {
        double l1 = alpha * options.l1Ratio();
        double l2 = alpha * (1 - options.l1Ratio());
        double[] w = start.clone();
        WorkingSet set = new WorkingSet();
        for (int j = 0; j < d; j++) {
            if (w[j] != 0) {
                set.add(j);
            }
        }
        double[] residual = target.clone();
        for (int at = 0; at < set.size; at++) {
            kernels.axpy(-w[set.columns[at]], set.values, at * n, residual, 0, n);
        }
        double limit = options.tolerance() * kernels.dot(target, 0, target, 0, n);
        int sweeps = 0;
        double[] gradient = set.size == 0 ? targetGradient.clone() : gradient(residual);
        while (true) {
            double gap = gap(w, residual, gradient, l1, l2);
            if (gap <= limit || sweeps >= options.maxIterations()) {
                double b = intercept ? targetMean - kernels.dot(means, 0, w, 0, d) : 0;
                return new LinearModel(w, b, sweeps, gap <= limit, gap);
            }
            options.progress().report(sweeps, options.maxIterations(), gap);
            set.grow(gradient, w, l1, l2);
            sweeps += set.descend(w, residual, l1, l2, limit, options.maxIterations() - sweeps);
            gradient = gradient(residual);
        }
    }

    /** Xᵀr, one pass over the rows. */
    private double[] gradient(double[] residual) {
        double[] gradient = new double[d];
        double mass = 0;
        for (int i = 0; i < n; i++) {
            kernels.axpy(scale[i] * residual[i], x.values(), i * d, gradient, 0, d);
            mass += scale[i] * residual[i];
        }
        // mass is rounding only; subtracting its share keeps constant columns out.
        kernels.axpy(-mass, means, 0, gradient, 0, d);
        return gradient;
    }

    /**
     * The duality gap: the residual, shrunk until no column's correlation with it exceeds the L1 penalty, is a dual
     * feasible point, whose value bounds the minimum from below.
     */
    private double gap(double[] w, double[] residual, double[] gradient, double l1, double l2) {
        double norm1 = 0;
        double norm2 = 0;
        double largest = 0;
        for (int j = 0; j < gradient.length; j++) {
            norm1 += Math.abs(w[j]);
            norm2 += w[j] * w[j];
            largest = Math.max(largest, Math.abs(gradient[j] - l2 * w[j]));
        }
        double rr = kernels.dot(residual, 0, residual, 0, n);
        double ry = kernels.dot(residual, 0, target, 0, n);
        if (l1 == 0) {
            // Smooth: strong convexity bounds the gap by ‖∇‖²/(2·l2); without l2 the gradient itself must do.
            double squared = 0;
            for (int j = 0; j < gradient.length; j++) {
                double slope = gradient[j] - l2 * w[j];
                squared += slope * slope;
            }
            return l2 > 0 ? squared / (2 * l2) : squared;
        }
        double shrink = largest > l1 ? l1 / largest : 1;
        double primal = 0.5 * rr + l1 * norm1 + 0.5 * l2 * norm2;
        double dual = shrink * ry - 0.5 * shrink * shrink * (rr + l2 * norm2);
        return Math.max(0, primal - dual);
    }

    /** The columns that take part: copied, centred, scaled, one after the other. */
    private final class WorkingSet {
        private int[] columns = new int[16];
        private double[] norms = new double[16];
        private double[] values = new double[0];
        private final boolean[] member = new boolean[d];
        private int size;

        /** Adds the columns that violate the optimality conditions most, a third of all or as many again at most. */
        void grow(double[] gradient, double[] w, double l1, double l2) {
            double[] violation = new double[d];
            int violators = 0;
            for (int j = 0; j < d; j++) {
                violation[j] = member[j] ? 0 : Math.abs(gradient[j] - l2 * w[j]) - l1;
                violators += violation[j] > 0 ? 1 : 0;
            }
            int room = Math.max(Math.max(32, d / 3), size);
            double threshold = 0;
            if (violators > room) {
                double[] sorted = Arrays.stream(violation).sorted().toArray();
                threshold = Math.max(0, sorted[d - room - 1]);
            }
            int[] added = new int[d];
            int count = 0;
            for (int j = 0; j < d; j++) {
                if (violation[j] > threshold) {
                    added[count++] = j;
                }
            }
            addAll(added, count);
        }

        void add(int column) {
            addAll(new int[] {column}, 1);
        }

        private void addAll(int[] added, int count) {
            if (count == 0) {
                return;
            }
            int first = size;
            size += count;
            columns = size > columns.length ? Arrays.copyOf(columns, 2 * size) : columns;
            norms = Arrays.copyOf(norms, columns.length);
            if ((long) size * n > values.length) {
                values = Arrays.copyOf(
                        values, Math.toIntExact(Math.min((long) d * n, Math.max((long) size * n, 2L * values.length))));
            }
            for (int c = 0; c < count; c++) {
                columns[first + c] = added[c];
                member[added[c]] = true;
            }
            // Row by row: each line of the cache is loaded once for all the columns added.
            for (int i = 0; i < n; i++) {
                for (int c = 0; c < count; c++) {
                    int j = added[c];
                    values[(first + c) * n + i] = scale[i] * (x.values()[i * d + j] - means[j]);
                }
            }
            for (int at = first; at < size; at++) {
                norms[at] = kernels.dot(values, at * n, values, at * n, n);
                double offset = means[columns[at]];
                if (norms[at] <= 1e-28 * offset * offset) {
                    norms[at] = 0;
                }
            }
        }

        /** Sweeps until the largest possible gain of a step is small beside the gap asked for; gives the sweeps done. */
        int descend(double[] w, double[] residual, double l1, double l2, double limit, int budget) {
            for (int sweep = 1; ; sweep++) {
                double progress = 0;
                for (int at = 0; at < size; at++) {
                    if (norms[at] == 0) {
                        continue;
                    }
                    int j = columns[at];
                    double correlation = kernels.dot(values, at * n, residual, 0, n) + norms[at] * w[j];
                    double shrunk = Math.max(0, Math.abs(correlation) - l1);
                    double next = Math.copySign(shrunk, correlation) / (norms[at] + l2);
                    double step = next - w[j];
                    if (step != 0) {
                        kernels.axpy(-step, values, at * n, residual, 0, n);
                        w[j] = next;
                        progress += (norms[at] + l2) * step * step;
                    }
                }
                if (progress <= 0.01 * limit || sweep >= budget) {
                    return sweep;
                }
            }
        }
    }
}
