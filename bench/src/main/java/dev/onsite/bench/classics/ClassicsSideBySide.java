package dev.onsite.bench.classics;

import dev.onsite.ml.activation.Activation;
import dev.onsite.ml.cluster.KMeans;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linear.ElasticNet;
import dev.onsite.ml.linear.LinearModel;
import dev.onsite.ml.linear.LogisticRegression;
import dev.onsite.ml.metrics.Confusion;
import dev.onsite.ml.model.Classifier;
import dev.onsite.ml.neighbors.KdTree;
import dev.onsite.ml.neighbors.Neighbors;
import dev.onsite.ml.svm.KernelSvm;
import dev.onsite.ml.text.TfIdf;
import dev.onsite.ml.tree.Criterion;
import dev.onsite.ml.tree.DecisionTreeClassifier;
import dev.onsite.ml.tree.ForestOptions;
import dev.onsite.ml.tree.RandomForestClassifier;
import dev.onsite.ml.tree.TreeOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * Times the classic algorithms on the files of {@code bench/classics/data.py}: a line "name median_ms answer" each. Arguments:
 * the folder, the number of threads, and names if not all are wanted.
 */
public final class ClassicsSideBySide {
    private final Path folder;
    private final int threads;
    private final Set<String> wanted;

    private ClassicsSideBySide(Path folder, int threads, Set<String> wanted) {
        this.folder = folder;
        this.threads = threads;
        this.wanted = wanted;
    }

    /** Runs. */
    public static void main(String[] args) throws IOException {
        Set<String> wanted = Set.of(Arrays.copyOfRange(args, 2, args.length));
        new ClassicsSideBySide(Path.of(args[0]), Integer.parseInt(args[1]), wanted).run();
    }

    private void run() throws IOException {
        kMeans();
        logistic();
        lasso();
        trees();
        svm();
        for (int d : new int[] {3, 8, 16}) {
            kdTree(d);
        }
        tfIdf();
    }

    /** The first runs warm the JIT compiler up and do not count. */
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

    /** One thread: its processor time, which other load hardly touches. More: wall time. */
    private long now() {
        return threads == 1 ? ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() : System.nanoTime();
    }

    private void kMeans() throws IOException {
        Matrix x = read("kmeans_x");
        KMeans.Options options = KMeans.Options.of(100)
                .withInitialCentroids(read("kmeans_start"))
                .withMaxIterations(10)
                .withTolerance(0)
                .withThreads(threads);
        report("kmeans", 3, 5, () -> KMeans.fit(x, options), KMeans::inertia);
        report(
                "kmeans-lloyd",
                1,
                3,
                () -> KMeans.fit(x, options.withAlgorithm(KMeans.Algorithm.LLOYD)),
                KMeans::inertia);
    }

    private void logistic() throws IOException {
        Matrix x = read("logistic_x");
        int[] y = labels("logistic_y");
        LogisticRegression.Options options =
                LogisticRegression.Options.defaults().withTolerance(1e-6).withThreads(threads);
        report("logistic", 5, 5, () -> LogisticRegression.fit(x, y, options), fit -> {
            double sum = 0;
            double[] w = fit.coefficients().values();
            double[] z = x.times(w);
            for (int i = 0; i < y.length; i++) {
                double logit = z[i] + fit.intercepts()[0];
                sum += Activation.softplus(logit) - y[i] * logit;
            }
            return sum + 0.5 * Arrays.stream(w).map(v -> v * v).sum();
        });
    }

    private void lasso() throws IOException {
        Matrix x = read("lasso_x");
        double[] y = read("lasso_y").values();
        ElasticNet.Options options = ElasticNet.Options.defaults().withAlpha(0.1);
        report("lasso", 20, 9, () -> ElasticNet.fit(x, y, options), fit -> objective(fit, x, y));
    }

    private static double objective(LinearModel fit, Matrix x, double[] y) {
        double[] predicted = fit.predict(x);
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            sum += 0.5 * (y[i] - predicted[i]) * (y[i] - predicted[i]) / y.length;
        }
        return sum + 0.1 * Arrays.stream(fit.coefficients()).map(Math::abs).sum();
    }

    private void trees() throws IOException {
        Matrix all = read("tree_x");
        int[] labels = labels("tree_y");
        int[] train = IntStream.range(0, 100_000).toArray();
        int[] test = IntStream.range(100_000, all.rows()).toArray();
        Matrix x = all.rows(train);
        int[] y = Arrays.copyOf(labels, train.length);
        Matrix tx = all.rows(test);
        int[] ty = Arrays.copyOfRange(labels, train.length, labels.length);
        TreeOptions tree = TreeOptions.of(Criterion.GINI);
        report("tree", 3, 3, () -> DecisionTreeClassifier.fit(x, y, tree), fit -> accuracy(fit, tx, ty));
        report(
                "forest",
                1,
                1,
                () -> RandomForestClassifier.fit(x, y, ForestOptions.of(tree).withThreads(threads)),
                fit -> accuracy(fit, tx, ty));
    }

    private void svm() throws IOException {
        Matrix all = read("svm_x");
        int[] labels = labels("svm_y");
        Matrix x = all.rows(IntStream.range(0, 5000).toArray());
        int[] y = Arrays.copyOf(labels, 5000);
        Matrix tx = all.rows(IntStream.range(5000, all.rows()).toArray());
        int[] ty = Arrays.copyOfRange(labels, 5000, labels.length);
        report(
                "svm",
                5,
                5,
                () -> KernelSvm.fit(x, y, KernelSvm.Options.defaults()),
                fit -> accuracy(fit, tx, ty) + fit.supportVectors());
    }

    private static double accuracy(Classifier fit, Matrix x, int[] y) {
        return Confusion.of(y, fit.predict(x)).accuracy();
    }

    private void kdTree(int d) throws IOException {
        KdTree tree = KdTree.of(read("kd" + d + "_x"));
        Matrix queries = read("kd" + d + "_q");
        report(
                "kdtree-" + d,
                d == 16 ? 1 : 5,
                d == 16 ? 1 : 5,
                () -> tree.nearest(queries, 10, threads),
                (List<Neighbors> all) -> all.stream()
                        .mapToDouble(found -> Arrays.stream(found.distances()).sum())
                        .sum());
    }

    private void tfIdf() throws IOException {
        List<String> texts = Files.readAllLines(folder.resolve("texts.txt"), StandardCharsets.UTF_8);
        report(
                "tfidf",
                5,
                5,
                () -> TfIdf.fit(texts, TfIdf.Options.defaults()),
                fitted -> Arrays.stream(fitted.vectors().values()).sum());
    }

    private Matrix read(String name) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(Files.readAllBytes(folder.resolve(name + ".bin")))
                .order(ByteOrder.LITTLE_ENDIAN);
        int rows = (int) buffer.getLong();
        int columns = (int) buffer.getLong();
        double[] values = new double[rows * columns];
        buffer.asDoubleBuffer().get(values);
        return Matrix.wrap(values, rows, columns);
    }

    private int[] labels(String name) throws IOException {
        return Arrays.stream(read(name).values()).mapToInt(v -> (int) v).toArray();
    }
}
