import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;
import smile.base.cart.SplitRule;
import smile.classification.DecisionTree;
import smile.classification.LogisticRegression;
import smile.classification.RandomForest;
import smile.classification.SVM;
import smile.clustering.KMeans;
import smile.data.DataFrame;
import smile.data.formula.Formula;
import smile.data.vector.IntVector;
import smile.math.MathEx;
import smile.math.kernel.GaussianKernel;
import smile.neighbor.KDTree;
import smile.neighbor.Neighbor;
import smile.regression.LASSO;

/**
 * Times Smile: a line "name median_ms answer" each. Arguments: folder, threads, names. Run from source by compare.py, which
 * fetches Smile; not part of the build.
 */
final class SmilePeer {
    private final Path folder;
    private final int threads;
    private final Set<String> wanted;

    private SmilePeer(Path folder, int threads, Set<String> wanted) {
        this.folder = folder;
        this.threads = threads;
        this.wanted = wanted;
    }

    public static void main(String[] args) throws IOException {
        Set<String> wanted = Set.of(Arrays.copyOfRange(args, 2, args.length));
        new SmilePeer(Path.of(args[0]), Integer.parseInt(args[1]), wanted).run();
    }

    private void run() throws IOException {
        double[][] x = read("kmeans_x");
        // It draws its own start (k-means++), so that its inertia is another.
        report("kmeans", 2, 3, () -> KMeans.fit(x, 100, 10, 0), model -> model.distortion);
        logistic();
        lasso();
        trees();
        svm();
        for (int d : new int[] {3, 8, 16}) {
            kdTree(d);
        }
    }

    private <M> void report(String name, int warmUp, int runs, Supplier<M> run, ToDoubleFunction<M> answer) {
        if (!wanted.isEmpty() && !wanted.contains(name)) {
            return;
        }
        M model = null;
        double[] times = new double[runs];
        for (int i = -warmUp; i < runs; i++) {
            long start = now();
            model = run.get();
            if (i >= 0) {
                times[i] = (now() - start) / 1e6;
            }
        }
        Arrays.sort(times);
        System.out.printf(Locale.ROOT, "%s\t%.1f\t%.10g%n", name, times[runs / 2], answer.applyAsDouble(model));
    }

    private long now() {
        return threads == 1 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    private void logistic() throws IOException {
        double[][] x = read("logistic_x");
        int[] y = labels("logistic_y");
        report("logistic", 2, 5, () -> LogisticRegression.binomial(x, y, 1, 1e-6, 1000), model -> {
            double[] w = model.coefficients();
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double z = w[w.length - 1];
                for (int j = 0; j < w.length - 1; j++) {
                    z += w[j] * x[i][j];
                }
                sum += Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z))) - y[i] * z;
            }
            for (int j = 0; j < w.length - 1; j++) {
                sum += 0.5 * w[j] * w[j];
            }
            return sum;
        });
    }

    private void lasso() throws IOException {
        double[][] x = read("lasso_x");
        double[] y = read("lasso_y")[0];
        DataFrame data = DataFrame.of(x).merge(smile.data.vector.DoubleVector.of("y", y));
        // It minimises |y - Xw|² + λ|w|₁ : λ = 2 n α.
        report("lasso", 3, 5, () -> LASSO.fit(Formula.lhs("y"), data, 2 * y.length * 0.1, 1e-4, 1000), model -> {
            double[] w = model.coefficients();
            double sum = 0;
            for (int i = 0; i < y.length; i++) {
                double r = y[i] - model.intercept();
                for (int j = 0; j < w.length; j++) {
                    r -= w[j] * x[i][j];
                }
                sum += 0.5 * r * r / y.length;
            }
            return sum + 0.1 * Arrays.stream(w).map(Math::abs).sum();
        });
    }

    private void trees() throws IOException {
        double[][] all = read("tree_x");
        int[] labels = labels("tree_y");
        DataFrame data = DataFrame.of(all).merge(IntVector.of("y", labels));
        DataFrame train = data.slice(0, 100_000);
        DataFrame test = data.slice(100_000, all.length);
        int[] truth = Arrays.copyOfRange(labels, 100_000, labels.length);
        Formula formula = Formula.lhs("y");
        report(
                "tree",
                2,
                3,
                () -> DecisionTree.fit(formula, train, SplitRule.GINI, 1000, 100_000, 1),
                model -> accuracy(model.predict(test), truth));
        report(
                "forest",
                0,
                1,
                () -> RandomForest.fit(formula, train, 100, 4, SplitRule.GINI, 1000, 100_000, 1, 1.0),
                model -> accuracy(model.predict(test), truth));
    }

    private void svm() throws IOException {
        double[][] all = read("svm_x");
        int[] y = Arrays.stream(labels("svm_y")).map(v -> 2 * v - 1).toArray();
        double[][] x = Arrays.copyOf(all, 5000);
        double variance = MathEx.var(Arrays.stream(x).flatMapToDouble(Arrays::stream).toArray());
        GaussianKernel kernel = new GaussianKernel(Math.sqrt(x[0].length * variance / 2));
        report(
                "svm",
                2,
                3,
                () -> SVM.fit(x, Arrays.copyOf(y, 5000), kernel, 1, 1e-3),
                model -> accuracy(
                                Arrays.stream(all, 5000, all.length)
                                        .mapToInt(model::predict)
                                        .toArray(),
                                Arrays.copyOfRange(y, 5000, y.length))
                        + model.vectors().length);
    }

    private static double accuracy(int[] predicted, int[] truth) {
        return IntStream.range(0, truth.length)
                .filter(i -> predicted[i] == truth[i])
                .count() / (double) truth.length;
    }

    private void kdTree(int d) throws IOException {
        KDTree<double[]> tree = KDTree.of(read("kd" + d + "_x"));
        double[][] queries = read("kd" + d + "_q");
        report(
                "kdtree-" + d,
                d == 16 ? 0 : 3,
                d == 16 ? 1 : 3,
                () -> {
                    double[] sums = new double[queries.length];
                    IntStream all = IntStream.range(0, queries.length);
                    (threads == 1 ? all : all.parallel()).forEach(i -> {
                        for (Neighbor<double[], double[]> found : tree.search(queries[i], 10)) {
                            sums[i] += found.distance;
                        }
                    });
                    return sums;
                },
                sums -> Arrays.stream(sums).sum());
    }

    private double[][] read(String name) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int count = (int) buffer.getLong();
        double[][] rows = new double[count][(int) buffer.getLong()];
        for (double[] row : rows) {
            buffer.asDoubleBuffer().get(row);
            buffer.position(buffer.position() + 8 * row.length);
        }
        return rows;
    }

    private int[] labels(String name) throws IOException {
        return Arrays.stream(read(name)[0]).mapToInt(v -> (int) v).toArray();
    }
}
