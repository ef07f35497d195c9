package dev.onsite.recommender.train;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.recommender.data.Interactions;
import java.util.SplittableRandom;

/**
 * Matrix factorisation of implicit feedback by alternating least squares. It minimises
 *
 * <pre>Σ₍ᵤᵢ₎∈S (1 − xᵤ·yᵢ)² + α Σᵤ Σᵢ (xᵤ·yᵢ)² + Σᵤ λᵤ|xᵤ|² + Σᵢ λᵢ|yᵢ|²,   λᵤ = λ (|Sᵤ| + α·items)^ν</pre>
 *
 * by solving for all users with the items held, then for all items with the users held: each row is a d × d system with
 * the matrix αYᵀY + Σ yyᵀ + λᵤI, whose first term is common to all rows. Conjugate gradients from the row's last value
 * take O(steps · (d² + |S| d)) a row, Cholesky's factors O(|S| d² + d³).
 *
 * <p>A row depends on the other side alone and sums are taken in one order, so that a seed gives one result on any number
 * of threads. Hu, Koren, Volinsky, 2008; Takács et al., 2011 (conjugate gradients); Rendle et al., "Revisiting the
 * performance of iALS", 2021 (α and the scaled λ).
 */
public final class ImplicitAls {
    private static final int BLOCK = 256;

    private final Options options;
    private final int users;
    private final int items;
    private final float[] userFactors;
    private final float[] itemFactors;
    private int iteration;

    /** How a row is solved. */
    public enum Solver {
        /** A few steps of conjugate gradients. */
        CONJUGATE_GRADIENT,
        /** Exactly, by the Cholesky decomposition. */
        CHOLESKY
    }

    /**
     * How it learns.
     *
     * @param dimension of the vectors, 1 to 1024
     * @param iterations over both sides, at least 1
     * @param alpha weight of what was not seen, above 0
     * @param lambda regularisation, above 0
     * @param nu how much a row's regularisation grows with its interactions, 0 to 1
     * @param solver of a row
     * @param steps of conjugate gradients a row, at least 1
     * @param threads at least 1
     * @param seed of the first vectors
     */
    public record Options(
            int dimension,
            int iterations,
            double alpha,
            double lambda,
            double nu,
            Solver solver,
            int steps,
            int threads,
            long seed) {
        /** Checks the ranges. */
        public Options {
            require(dimension >= 1 && dimension <= 1024, "dimension must be between 1 and 1024, got %d", dimension);
            require(iterations >= 1, "iterations must be at least 1, got %d", iterations);
            require(alpha > 0, "alpha must be above 0, got %s", alpha);
            require(lambda > 0, "lambda must be above 0, got %s", lambda);
            require(nu >= 0 && nu <= 1, "nu must be between 0 and 1, got %s", nu);
            require(steps >= 1, "steps must be at least 1, got %d", steps);
            require(threads >= 1, "threads must be at least 1, got %d", threads);
        }

        /** Conjugate gradients of 3 steps, on all processors. */
        public static Options of(int dimension, int iterations, long seed) {
            int threads = Runtime.getRuntime().availableProcessors();
            return new Options(dimension, iterations, 0.1, 0.003, 1, Solver.CONJUGATE_GRADIENT, 3, threads, seed);
        }

        /** These options with another solver. */
        public Options withSolver(Solver value) {
            return new Options(dimension, iterations, alpha, lambda, nu, value, steps, threads, seed);
        }

        /** These options with other weights. */
        public Options withWeights(double newAlpha, double newLambda) {
            return new Options(dimension, iterations, newAlpha, newLambda, nu, solver, steps, threads, seed);
        }

        /** These options on so many threads. */
        public Options withThreads(int value) {
            return new Options(dimension, iterations, alpha, lambda, nu, solver, steps, value, seed);
        }

        /** These options with another number of iterations. */
        public Options withIterations(int value) {
            return new Options(dimension, value, alpha, lambda, nu, solver, steps, threads, seed);
        }
    }

    /** Hears of each iteration. */
    @FunctionalInterface
    public interface Listener {
        /** After an iteration, with the value of what is minimised. */
        void iterated(int iteration, int of, double loss, ImplicitAls state);
    }

    /** Begins with small random vectors. */
    public ImplicitAls(int users, int items, Options options) {
        require(users >= 1 && items >= 1, "there must be users and items, got %d and %d", users, items);
        require(
                Math.max(users, items) <= (Integer.MAX_VALUE - 8) / options.dimension(),
                "%d vectors of %d dimensions do not fit an array: train on fewer users and fold the others in",
                Math.max(users, items),
                options.dimension());
        this.options = options;
        this.users = users;
        this.items = items;
        this.userFactors = new float[users * options.dimension()];
        this.itemFactors = new float[items * options.dimension()];
        SplittableRandom random = new SplittableRandom(options.seed());
        double scale = 0.1 / Math.sqrt(options.dimension());
        for (int i = 0; i < itemFactors.length; i++) {
            itemFactors[i] = (float) (scale * random.nextGaussian());
        }
    }

    /** Goes on from what a checkpoint kept. */
    void resume(int iterationsDone, float[] users0, float[] items0) {
        System.arraycopy(users0, 0, userFactors, 0, userFactors.length);
        System.arraycopy(items0, 0, itemFactors, 0, itemFactors.length);
        iteration = iterationsDone;
    }

    /** Learns, from where it is to the last iteration. */
    public ImplicitAls fit(Interactions data, Listener listener) {
        require(
                data.users() == users && data.items() == items,
                "the data must have %d users and %d items, got %d and %d",
                users,
                items,
                data.users(),
                data.items());
        Interactions columns = data.transpose();
        while (iteration < options.iterations()) {
            solve(data, itemFactors, items, userFactors, users);
            double misfit = solve(columns, userFactors, users, itemFactors, items);
            iteration++;
            listener.iterated(iteration, options.iterations(), loss(misfit, data, columns), this);
        }
        return this;
    }

    /** Solves all rows of a side; returns Σ (1 − x·y)² over what was seen. */
    private double solve(Interactions data, float[] fixed, int fixedRows, float[] rows, int count) {
        int d = options.dimension();
        RowSolver.Common common = new RowSolver.Common(options, fixed, fixedRows);
        int blocks = (count + BLOCK - 1) / BLOCK;
        double[] misfit = new double[blocks];
        ThreadLocal<RowSolver> solvers = ThreadLocal.withInitial(() -> new RowSolver(common));
        Parallel.blocks(blocks, options.threads(), b -> {
            RowSolver solver = solvers.get();
            for (int row = b * BLOCK; row < Math.min(count, (b + 1) * BLOCK); row++) {
                solver.solve(data.columnsOf(), data.start(row), data.start(row + 1), rows, row * d);
                misfit[b] += solver.misfit(data.columnsOf(), data.start(row), data.start(row + 1), rows, row * d);
            }
        });
        double sum = 0;
        for (double one : misfit) {
            sum += one;
        }
        return sum;
    }

    private double loss(double misfit, Interactions data, Interactions columns) {
        int d = options.dimension();
        double[] x = RowSolver.gram(userFactors, users, d, options.threads());
        double[] y = RowSolver.gram(itemFactors, items, d, options.threads());
        double all = 0;
        for (int i = 0; i < x.length; i++) {
            all += x[i] * y[i];
        }
        return misfit
                + options.alpha() * all
                + penalty(data, userFactors, items)
                + penalty(columns, itemFactors, users);
    }

    private double penalty(Interactions data, float[] rows, int others) {
        VectorKernels kernels = Kernels.vectors();
        int d = options.dimension();
        double sum = 0;
        for (int row = 0; row < data.users(); row++) {
            float squared = kernels.dot(rows, row * d, rows, row * d, d);
            sum += regularisation(options, data.start(row + 1) - data.start(row), others) * squared;
        }
        return sum;
    }

    static double regularisation(Options options, int seen, int others) {
        return options.lambda() * Math.pow(seen + options.alpha() * others, options.nu());
    }

    /** Solves for users that were not trained on, the items held: from nothing, so by more steps. */
    public FoldIn foldIn() {
        return new FoldIn(new RowSolver.Common(options, itemFactors, items));
    }

    /** One half-step for a user; any number of threads may have one each. */
    public static final class FoldIn {
        private static final int PASSES = 2;
        private final RowSolver.Common common;
        private final ThreadLocal<RowSolver> solvers;

        private FoldIn(RowSolver.Common common) {
            this.common = common;
            this.solvers = ThreadLocal.withInitial(() -> new RowSolver(common));
        }

        /** Writes the vector of one who dealt with these items. */
        public void solve(int[] seen, int count, float[] into, int offset) {
            java.util.Arrays.fill(into, offset, offset + common.dimension(), 0);
            if (count == 0) {
                return;
            }
            RowSolver solver = solvers.get();
            for (int pass = 0; pass < PASSES; pass++) {
                solver.solve(seen, 0, count, into, offset);
            }
        }
    }

    /** Iterations done. */
    public int iteration() {
        return iteration;
    }

    /** How it learns. */
    public Options options() {
        return options;
    }

    /** The users' vectors, one after the other; not a copy. */
    public float[] userFactors() {
        return userFactors;
    }

    /** The items' vectors, one after the other; not a copy. */
    public float[] itemFactors() {
        return itemFactors;
    }
}
