package dev.onsite.bench.classics;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linear.LeastSquares;
import dev.onsite.ml.linear.LogisticRegression;
import dev.onsite.ml.neighbors.BruteForce;
import dev.onsite.ml.svm.Kernel;
import dev.onsite.ml.svm.KernelSvm;
import dev.onsite.ml.tree.Criterion;
import dev.onsite.ml.tree.DecisionTreeClassifier;
import dev.onsite.ml.tree.ForestOptions;
import dev.onsite.ml.tree.RandomForestClassifier;
import dev.onsite.ml.tree.TreeOptions;
import java.util.Arrays;
import java.util.Locale;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Measures the complexity card: time at growing n, d and k, and the exponent of the power law through it (least squares on the
 * logarithms). One thread; each point is the least of five after warming up.
 */
public final class ComplexityCard {
    private ComplexityCard() {}

    /** Prints one line a row and parameter. */
    public static void main(String[] args) {
        System.out.println("| algorithm | card | growing | sizes | ms | exponent |");
        System.out.println("|---|---|---|---|---|---|");
        linear();
        trees();
        svm();
        neighbors();
    }

    private static void linear() {
        row("linear regression, training", "O(nd²)", "n", sizes(4000, 4), n -> fitLeastSquares(n, 40));
        row("linear regression, training", "O(nd²)", "d", sizes(25, 4), d -> fitLeastSquares(5000, d));
        row("logistic regression, training", "O(ndk)", "n", sizes(10_000, 4), n -> fitLogistic(n, 40, 10));
        row("logistic regression, training", "O(ndk)", "d", sizes(25, 4), d -> fitLogistic(10_000, d, 10));
        row("logistic regression, training", "O(ndk)", "k (iterations)", sizes(4, 3), k -> fitLogistic(20_000, 40, k));
    }

    private static void trees() {
        TreeOptions options = TreeOptions.of(Criterion.GINI);
        row("decision tree, training", "O(n²d)", "n", sizes(4000, 4), n -> fitTree(data(n, 10), options));
        row("decision tree, training", "O(n²d)", "d", sizes(5, 4), d -> fitTree(data(8000, d), options));
        row("decision tree, worst case", "O(n²d)", "n", sizes(500, 4), n -> fitTree(staircase(n), options));
        row("random forest, training", "O(n²dk)", "n", sizes(2000, 4), n -> fitForest(n, 10));
        row("random forest, training", "O(n²dk)", "k (trees)", sizes(5, 4), k -> fitForest(4000, k));
        row("decision tree, inference (1M rows)", "O(log n)", "n", sizes(1000, 5), ComplexityCard::predict);
    }

    private static void svm() {
        row("SVM, training, C = 1", "O(n³)", "n", sizes(500, 4), n -> fitSvm(n, 1));
        row("SVM, training, C = 1000", "O(n³)", "n", sizes(500, 3), n -> fitSvm(n, 1000));
        row("SVM, inference (10K rows)", "O(sv·d)", "n", sizes(500, 4), n -> {
            Problem train = data(n, 10);
            KernelSvm fit = KernelSvm.fit(train.x, train.y, svmOptions(1));
            Matrix rows = data(10_000, 10).x;
            return () -> fit.predict(rows);
        });
    }

    private static void neighbors() {
        row("KNN by brute force, inference (1K queries)", "O(nd)", "n", sizes(4000, 4), n -> queries(n, 16));
        row("KNN by brute force, inference (1K queries)", "O(nd)", "d", sizes(16, 4), d -> queries(8000, d));
    }

    private static Runnable fitLeastSquares(int n, int d) {
        Problem problem = data(n, d);
        double[] target = Arrays.stream(problem.y).asDoubleStream().toArray();
        return () -> LeastSquares.fit(problem.x, target);
    }

    private static Runnable fitLogistic(int n, int d, int iterations) {
        Problem problem = data(n, d);
        LogisticRegression.Options options =
                LogisticRegression.Options.defaults().withTolerance(0).withMaxIterations(iterations);
        return () -> LogisticRegression.fit(problem.x, problem.y, options);
    }

    private static Runnable fitTree(Problem problem, TreeOptions options) {
        return () -> DecisionTreeClassifier.fit(problem.x, problem.y, options);
    }

    private static Runnable fitForest(int n, int trees) {
        Problem problem = data(n, 10);
        ForestOptions options = ForestOptions.of(TreeOptions.of(Criterion.GINI)).withTrees(trees);
        return () -> RandomForestClassifier.fit(problem.x, problem.y, options);
    }

    private static Runnable predict(int n) {
        Problem problem = data(n, 10);
        DecisionTreeClassifier fit = DecisionTreeClassifier.fit(problem.x, problem.y, TreeOptions.of(Criterion.GINI));
        Matrix rows = data(100_000, 10).x;
        return () -> {
            for (int repetition = 0; repetition < 10; repetition++) {
                fit.predict(rows);
            }
        };
    }

    private static KernelSvm.Options svmOptions(double c) {
        return KernelSvm.Options.defaults().withKernel(Kernel.rbf(0.1)).withC(c);
    }

    private static Runnable fitSvm(int n, double c) {
        Problem problem = data(n, 10);
        return () -> KernelSvm.fit(problem.x, problem.y, svmOptions(c));
    }

    private static Runnable queries(int n, int d) {
        BruteForce search = BruteForce.of(data(n, d).x);
        Matrix queries = data(1000, d).x;
        return () -> search.nearest(queries, 10, 1);
    }

    @SuppressWarnings("ArrayRecordComponent") // a pair, private
    private record Problem(Matrix x, int[] y) {}

    /** Gaussian columns; the label is a noisy function of two. */
    private static Problem data(int n, int d) {
        Random random = new Random(n + 31L * d);
        Matrix x = Matrix.zeros(n, d);
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                x.set(i, j, random.nextGaussian());
            }
            y[i] = x.get(i, 0) + x.get(i, 1) * x.get(i, 2) + 0.5 * random.nextGaussian() > 0 ? 1 : 0;
        }
        return new Problem(x, y);
    }

    /**
     * One column whose best split always cuts off a single row: labels alternate, and the weightier runs lie at the end. The
     * tree becomes a chain of depth n.
     */
    private static Problem staircase(int n) {
        Matrix x = Matrix.zeros(n, 1);
        int[] y = new int[n];
        for (int i = 0; i < n; i++) {
            x.set(i, 0, i);
            y[i] = i % 2;
        }
        return new Problem(x, y);
    }

    private static int[] sizes(int first, int count) {
        int[] sizes = new int[count];
        for (int i = 0; i < count; i++) {
            sizes[i] = first << i;
        }
        return sizes;
    }

    private static void row(String name, String card, String growing, int[] sizes, IntFunction<Runnable> prepare) {
        double[] ms = new double[sizes.length];
        for (int s = 0; s < sizes.length; s++) {
            ms[s] = least(prepare.apply(sizes[s]));
        }
        double meanX = 0;
        double meanY = 0;
        for (int s = 0; s < sizes.length; s++) {
            meanX += Math.log(sizes[s]) / sizes.length;
            meanY += Math.log(ms[s]) / sizes.length;
        }
        double xy = 0;
        double xx = 0;
        StringBuilder times = new StringBuilder();
        for (int s = 0; s < sizes.length; s++) {
            xy += (Math.log(sizes[s]) - meanX) * (Math.log(ms[s]) - meanY);
            xx += (Math.log(sizes[s]) - meanX) * (Math.log(sizes[s]) - meanX);
            times.append(s == 0 ? "" : ", ").append(String.format(Locale.ROOT, "%.3g", ms[s]));
        }
        String range = sizes[0] + " … " + sizes[sizes.length - 1];
        System.out.printf(
                Locale.ROOT, "| %s | %s | %s | %s | %s | %.2f |%n", name, card, growing, range, times, xy / xx);
    }

    /** Least of five, after half a second to warm up: other load on the machine only ever adds. */
    private static double least(Runnable run) {
        long end = System.nanoTime() + 500_000_000L;
        do {
            run.run();
        } while (System.nanoTime() < end);
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < 5; i++) {
            long start = System.nanoTime();
            run.run();
            least = Math.min(least, (System.nanoTime() - start) / 1e6);
        }
        return least;
    }
}
