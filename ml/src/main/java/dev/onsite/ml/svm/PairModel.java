package dev.onsite.ml.svm;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

/** The decision function between two classes: Σ αᵢyᵢK(xᵢ, x) + b over the support vectors, and Platt's sigmoid of it. */
final class PairModel {
    private static final int FOLDS = 5;

    private final Matrix vectors;
    private final double[] coefficients;
    private final double bias;
    private final boolean converged;
    private final Platt platt;
    private final KernelRows rows;

    private PairModel(
            Matrix vectors, double[] coefficients, double bias, boolean converged, Platt platt, Kernel kernel) {
        this.vectors = vectors;
        this.coefficients = coefficients;
        this.bias = bias;
        this.converged = converged;
        this.platt = platt;
        rows = new KernelRows(vectors, kernel);
    }

    static PairModel fit(Matrix x, int[] y, double[] upper, Kernel kernel, KernelSvm.Options options) {
        Platt platt = options.probability() ? calibrate(x, y, upper, kernel, options) : null;
        return fit(x, y, upper, kernel, options, platt);
    }

    private static PairModel fit(
            Matrix x, int[] y, double[] upper, Kernel kernel, KernelSvm.Options options, Platt platt) {
        Smo smo = new Smo(x, y, upper, new KernelRows(x, kernel), options.cacheMegabytes() * 1_000_000L);
        smo.solve(options.tolerance(), options.maxSteps());
        int[] support = new int[y.length];
        double[] coefficients = new double[y.length];
        int count = 0;
        for (int i = 0; i < y.length; i++) {
            if (smo.alpha[i] > 0) {
                support[count] = i;
                coefficients[count++] = y[i] * smo.alpha[i];
            }
        }
        return new PairModel(
                x.rows(Arrays.copyOf(support, count)),
                Arrays.copyOf(coefficients, count),
                smo.bias,
                smo.converged,
                platt,
                kernel);
    }

    /** Each fifth's decision values by a model of the other four. */
    private static Platt calibrate(Matrix x, int[] y, double[] upper, Kernel kernel, KernelSvm.Options options) {
        int n = y.length;
        int[] fold = new int[n];
        Random random = new Random(options.seed());
        // Dealt out class by class in shuffled order: every fold has its share of both.
        for (int sign : new int[] {-1, 1}) {
            int[] members = new int[n];
            int count = 0;
            for (int i = 0; i < n; i++) {
                if (y[i] == sign) {
                    members[count++] = i;
                }
            }
            for (int at = count - 1; at > 0; at--) {
                int other = random.nextInt(at + 1);
                int swapped = members[at];
                members[at] = members[other];
                members[other] = swapped;
            }
            for (int at = 0; at < count; at++) {
                fold[members[at]] = at % FOLDS;
            }
        }
        double[] decision = new double[n];
        for (int f = 0; f < FOLDS; f++) {
            int held = f;
            int[] train = IntStream.range(0, n).filter(i -> fold[i] != held).toArray();
            int[] signs = Arrays.stream(train).map(i -> y[i]).toArray();
            double[] bounds = Arrays.stream(train).mapToDouble(i -> upper[i]).toArray();
            boolean both = Arrays.stream(signs).distinct().count() == 2;
            PairModel model = both ? fit(x.rows(train), signs, bounds, kernel, options, null) : null;
            for (int i = 0; i < n; i++) {
                if (fold[i] == f) {
                    decision[i] = both ? model.decision(x.values(), i * x.columns()) : signs.length > 0 ? signs[0] : 0;
                }
            }
        }
        return Platt.fit(decision, y);
    }

    int size() {
        return coefficients.length;
    }

    boolean converged() {
        return converged;
    }

    double decision(double[] values, int offset) {
        double[] k = new double[rows.stride()];
        rows.fill(values, offset, k);
        return Kernels.vectors().dot(k, 0, coefficients, 0, coefficients.length) + bias;
    }

    double probability(double decision) {
        if (platt == null) {
            throw new IllegalStateException("no probabilities were fitted: fit with options.withProbability(true)");
        }
        return platt.probability(decision);
    }

    void write(ModelOutput out) {
        out.put(vectors).put(coefficients).put(bias).put(converged).put(platt != null);
        if (platt != null) {
            out.put(platt.a()).put(platt.b());
        }
    }

    static PairModel read(ModelInput in, Kernel kernel) {
        Matrix vectors = in.getMatrix();
        double[] coefficients = in.getDoubles();
        double bias = in.getDouble();
        boolean converged = in.getBoolean();
        Platt platt = in.getBoolean() ? new Platt(in.getDouble(), in.getDouble()) : null;
        return new PairModel(vectors, coefficients, bias, converged, platt, kernel);
    }
}
