package dev.onsite.ml.linear;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.ml.loss.Loss;
import java.util.Arrays;
import java.util.Random;

/** Stochastic gradient descent on one linear output. */
final class SgdSolver {
    private final double[] w;
    private double bias;
    private int epochs;
    private boolean converged;

    private SgdSolver(int d) {
        w = new double[d];
    }

    static LinearModel solve(Matrix x, double[] y, double[] weights, Loss loss, SgdOptions options) {
        SgdSolver solver = new SgdSolver(x.columns());
        double last = solver.run(x, y, weights, loss, options);
        return new LinearModel(solver.w, solver.bias, solver.epochs, solver.converged, last);
    }

    private double run(Matrix x, double[] y, double[] weights, Loss loss, SgdOptions options) {
        int n = x.rows();
        int d = x.columns();
        VectorKernels kernels = Kernels.vectors();
        double total = Arrays.stream(weights).sum();
        double[] averaged = new double[d];
        double averagedBias = 0;
        long steps = 0;
        double best = Double.POSITIVE_INFINITY;
        double mean = Double.POSITIVE_INFINITY;
        int stale = 0;
        int[] order = new int[n];
        Arrays.setAll(order, i -> i);
        Random random = new Random(options.seed());
        while (epochs < options.maxEpochs() && !converged) {
            options.progress().report(epochs, options.maxEpochs(), mean);
            double sum = 0;
            for (int i = n - 1; i > 0; i--) {
                int j = random.nextInt(i + 1);
                int swapped = order[i];
                order[i] = order[j];
                order[j] = swapped;
            }
            for (int i : order) {
                double prediction = kernels.dot(x.values(), i * d, w, 0, d) + bias;
                double rate = options.rate(steps++);
                sum += weights[i] * loss.value(y[i], prediction);
                double slope = weights[i] * loss.derivative(y[i], prediction);
                kernels.axpy(-rate * slope, x.values(), i * d, w, 0, d);
                shrink(rate, options);
                bias -= options.intercept() ? rate * slope : 0;
                if (options.averaged()) {
                    for (int j = 0; j < d; j++) {
                        averaged[j] += (w[j] - averaged[j]) / steps;
                    }
                    averagedBias += (bias - averagedBias) / steps;
                }
            }
            epochs++;
            mean = sum / total;
            if (!Double.isFinite(mean)) {
                throw new ArithmeticException("stochastic gradient descent diverged in epoch " + epochs
                        + ": lower initialRate (" + options.initialRate() + ") or standardise the columns");
            }
            stale = mean > best - options.tolerance() ? stale + 1 : 0;
            best = Math.min(best, mean);
            converged = stale >= 5;
        }
        if (options.averaged()) {
            System.arraycopy(averaged, 0, w, 0, d);
            bias = averagedBias;
        }
        return mean;
    }

    /** The penalty's proximal step: L1 ends at zero rather than swing around it, L2 never passes it. */
    private void shrink(double rate, SgdOptions options) {
        double l1 = rate * options.l1();
        double l2 = 1 / (1 + rate * options.l2());
        if (l1 == 0 && l2 == 1) {
            return;
        }
        for (int j = 0; j < w.length; j++) {
            w[j] = CoordinateDescent.softThreshold(w[j], l1) * l2;
        }
    }
}
