package dev.onsite.ml.svm;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Classifier;
import dev.onsite.ml.model.Labels;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Progress;
import java.util.Arrays;

/**
 * Kernel SVM by sequential minimal optimisation, one class against each other:
 *
 * <pre>
 *   minimise ½‖w‖² + C Σ wᵢ max(0, 1 − yᵢ(w·φ(xᵢ) + b))
 * </pre>
 *
 * <p>in its dual (α are the weights of the support vectors). Training is O(n) a step with O(n) to O(n²) steps
 * (the card's O(n³) is the worst case) and O(cache) memory rather than the n² of the whole kernel matrix; inference O(sv · d).
 * Classes are voted for pair by pair; the lowest wins a tie. Columns should be on one scale.
 */
public final class KernelSvm implements Classifier {
    /** The file format. */
    public static final ModelFormat<KernelSvm> FORMAT =
            new ModelFormat<>("kernel-svm", 1, KernelSvm::write, KernelSvm::read);

    private final int[] classes;
    private final int features;
    private final Kernel kernel;
    private final PairModel[] pairs;
    private final boolean converged;

    private KernelSvm(int[] classes, int features, Kernel kernel, PairModel[] pairs, boolean converged) {
        this.classes = classes;
        this.features = features;
        this.kernel = kernel;
        this.pairs = pairs;
        this.converged = converged;
    }

    /**
     * What to fit and how.
     *
     * @param kernel the kernel
     * @param c C, the price of a margin not kept
     * @param tolerance largest violation of the optimality conditions at which to stop
     * @param maxSteps most steps, for each pair of classes
     * @param probability whether to fit probabilities too, by five-fold cross-validation: six fits instead of
     *     one
     * @param cacheMegabytes room for rows of the kernel matrix
     * @param threads most threads (pairs of classes side by side); the result does not depend on it
     * @param seed of the folds
     * @param progress hears of the start of every pair; the objective is NaN
     */
    public record Options(
            Kernel kernel,
            double c,
            double tolerance,
            int maxSteps,
            boolean probability,
            int cacheMegabytes,
            int threads,
            long seed,
            Progress progress) {
        /** Checks the ranges. */
        public Options {
            Require.that(kernel != null, "kernel must not be null");
            Require.that(c > 0, "c must be more than 0, got %s", c);
            Require.that(tolerance > 0, "tolerance must be more than 0, got %s", tolerance);
            Require.that(maxSteps >= 1, "maxSteps must be at least 1, got %d", maxSteps);
            Require.that(cacheMegabytes >= 1, "cacheMegabytes must be at least 1, got %d", cacheMegabytes);
            Require.that(threads >= 1, "threads must be at least 1, got %d", threads);
            Require.that(progress != null, "progress must not be null");
        }

        /** The defaults: kernel rbf(0), c 1, tolerance 1e-3, maxSteps 10_000_000, probability false, cacheMegabytes
         * 200, threads 1, seed 0, progress NONE. */
        public static Options defaults() {
            return new Options(Kernel.rbf(0), 1, 1e-3, 10_000_000, false, 200, 1, 0, Progress.NONE);
        }

        /** The same with another {@code kernel}. */
        public Options withKernel(Kernel value) {
            return new Options(value, c, tolerance, maxSteps, probability, cacheMegabytes, threads, seed, progress);
        }

        /** The same with another {@code c}. */
        public Options withC(double value) {
            return new Options(
                    kernel, value, tolerance, maxSteps, probability, cacheMegabytes, threads, seed, progress);
        }

        /** The same with another {@code tolerance}. */
        public Options withTolerance(double value) {
            return new Options(kernel, c, value, maxSteps, probability, cacheMegabytes, threads, seed, progress);
        }

        /** The same with another {@code maxSteps}. */
        public Options withMaxSteps(int value) {
            return new Options(kernel, c, tolerance, value, probability, cacheMegabytes, threads, seed, progress);
        }

        /** The same with another {@code probability}. */
        public Options withProbability(boolean value) {
            return new Options(kernel, c, tolerance, maxSteps, value, cacheMegabytes, threads, seed, progress);
        }

        /** The same with another {@code cacheMegabytes}. */
        public Options withCacheMegabytes(int value) {
            return new Options(kernel, c, tolerance, maxSteps, probability, value, threads, seed, progress);
        }

        /** The same with another {@code threads}. */
        public Options withThreads(int value) {
            return new Options(kernel, c, tolerance, maxSteps, probability, cacheMegabytes, value, seed, progress);
        }

        /** The same with another {@code seed}. */
        public Options withSeed(long value) {
            return new Options(kernel, c, tolerance, maxSteps, probability, cacheMegabytes, threads, value, progress);
        }

        /** The same with another {@code progress}. */
        public Options withProgress(Progress value) {
            return new Options(kernel, c, tolerance, maxSteps, probability, cacheMegabytes, threads, seed, value);
        }
    }

    /** Fits with equal weights. */
    public static KernelSvm fit(Matrix x, int[] y, Options options) {
        return fit(x, y, null, options);
    }

    /**
     * Fits.
     *
     * @param x n × d
     * @param y n labels, at least two different ones
     * @param weights n weights ≥ 0, or null: multiples of C
     */
    public static KernelSvm fit(Matrix x, int[] y, double[] weights, Options options) {
        Require.data(x, 2);
        Require.target(y, x);
        Labels labels = Labels.of(y, 2);
        double[] w = Require.weights(weights, x.rows());
        Kernel kernel = options.kernel.gamma() > 0 ? options.kernel : options.kernel.withGamma(scaleGamma(x));
        int count = labels.count();
        int[] codes = labels.codes();
        PairModel[] pairs = new PairModel[count * (count - 1) / 2];
        int[] first = new int[pairs.length];
        int[] second = new int[pairs.length];
        int at = 0;
        for (int a = 0; a < count; a++) {
            for (int b = a + 1; b < count; b++) {
                first[at] = a;
                second[at++] = b;
            }
        }
        options.progress.report(0, pairs.length, Double.NaN);
        Parallel.run(pairs.length, options.threads, p -> {
            int[] rows = rows(codes, w, first[p], second[p]);
            int[] signs = new int[rows.length];
            double[] upper = new double[rows.length];
            for (int i = 0; i < rows.length; i++) {
                signs[i] = codes[rows[i]] == second[p] ? 1 : -1;
                upper[i] = options.c * w[rows[i]];
            }
            pairs[p] = PairModel.fit(x.rows(rows), signs, upper, kernel, options);
        });
        options.progress.report(pairs.length, pairs.length, Double.NaN);
        boolean converged = true;
        for (PairModel pair : pairs) {
            converged &= pair.converged();
        }
        return new KernelSvm(labels.classes(), x.columns(), kernel, pairs, converged);
    }

    private static int[] rows(int[] codes, double[] weights, int a, int b) {
        int[] rows = new int[codes.length];
        int count = 0;
        for (int i = 0; i < codes.length; i++) {
            if (weights[i] > 0 && (codes[i] == a || codes[i] == b)) {
                rows[count++] = i;
            }
        }
        return Arrays.copyOf(rows, count);
    }

    private static double scaleGamma(Matrix x) {
        double mean = Arrays.stream(x.values()).average().orElseThrow();
        double variance = 0;
        for (double value : x.values()) {
            variance += (value - mean) * (value - mean) / x.values().length;
        }
        return variance > 0 ? 1 / (x.columns() * variance) : 1;
    }

    /** The number of support vectors, summed over the pairs of classes. */
    public int supportVectors() {
        int sum = 0;
        for (PairModel pair : pairs) {
            sum += pair.size();
        }
        return sum;
    }

    /** Whether every pair reached the tolerance. */
    public boolean converged() {
        return converged;
    }

    /** The kernel, with the γ used. */
    public Kernel kernel() {
        return kernel;
    }

    /** The decision functions of one row: a pair (a, b) of classes at a time, a &lt; b, positive for b. */
    public double[] decision(double[] row) {
        Require.features(row, features);
        return decision(row, 0);
    }

    private double[] decision(double[] values, int offset) {
        double[] decision = new double[pairs.length];
        for (int p = 0; p < pairs.length; p++) {
            decision[p] = pairs[p].decision(values, offset);
        }
        return decision;
    }

    /**
     * The probability of each class for one row.
     *
     * @throws IllegalStateException if the fit was not asked for probabilities
     */
    public double[] probabilities(double[] row) {
        double[] decision = decision(row);
        double[][] pairwise = new double[classes.length][classes.length];
        int p = 0;
        for (int a = 0; a < classes.length; a++) {
            for (int b = a + 1; b < classes.length; b++) {
                double higher = pairs[p].probability(decision[p]);
                // As libsvm does: certainty would leave the coupling without a unique answer.
                pairwise[b][a] = Math.min(1 - 1e-7, Math.max(1e-7, higher));
                pairwise[a][b] = 1 - pairwise[b][a];
                p++;
            }
        }
        return classes.length == 2 ? new double[] {pairwise[0][1], pairwise[1][0]} : Platt.couple(pairwise);
    }

    @Override
    public int[] classes() {
        return classes.clone();
    }

    @Override
    public int features() {
        return features;
    }

    @Override
    public int predict(double[] values, int offset) {
        double[] decision = decision(values, offset);
        double[] votes = new double[classes.length];
        int p = 0;
        for (int a = 0; a < classes.length; a++) {
            for (int b = a + 1; b < classes.length; b++) {
                votes[decision[p++] > 0 ? b : a]++;
            }
        }
        return classes[Labels.argMax(votes)];
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(classes).put(features).put(converged);
        kernel.write(out);
        for (PairModel pair : pairs) {
            pair.write(out);
        }
    }

    private static KernelSvm read(ModelInput in) {
        int[] classes = in.getInts();
        int features = in.getInt();
        boolean converged = in.getBoolean();
        Kernel kernel = Kernel.read(in);
        PairModel[] pairs = new PairModel[classes.length * (classes.length - 1) / 2];
        Arrays.setAll(pairs, p -> PairModel.read(in, kernel));
        return new KernelSvm(classes, features, kernel, pairs, converged);
    }
}
