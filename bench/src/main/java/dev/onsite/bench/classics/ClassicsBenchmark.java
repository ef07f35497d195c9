package dev.onsite.bench.classics;

import dev.onsite.ml.cluster.KMeans;
import dev.onsite.ml.cluster.LloydKMeans;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linear.ElasticNet;
import dev.onsite.ml.linear.LeastSquares;
import dev.onsite.ml.linear.LinearModel;
import dev.onsite.ml.linear.LogisticRegression;
import dev.onsite.ml.neighbors.BruteForce;
import dev.onsite.ml.neighbors.KdTree;
import dev.onsite.ml.neighbors.Neighbors;
import dev.onsite.ml.svm.KernelSvm;
import dev.onsite.ml.tree.BoostingOptions;
import dev.onsite.ml.tree.Criterion;
import dev.onsite.ml.tree.DecisionTreeClassifier;
import dev.onsite.ml.tree.ForestOptions;
import dev.onsite.ml.tree.GradientBoostedClassifier;
import dev.onsite.ml.tree.RandomForestClassifier;
import dev.onsite.ml.tree.TreeOptions;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Every classic algorithm on 10,000 × 20, one thread; the plain twins beside the fast ones. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class ClassicsBenchmark {
    private static final int N = 10_000;
    private static final int D = 20;

    private Matrix x;
    private Matrix few;
    private int[] y;
    private int[] fewLabels;
    private double[] target;
    private Matrix start;
    private KdTree tree;
    private BruteForce brute;
    private Matrix query;

    @Setup
    public void setUp() {
        Random random = new Random(1);
        x = Matrix.zeros(N, D);
        y = new int[N];
        target = new double[N];
        for (int i = 0; i < N; i++) {
            for (int j = 0; j < D; j++) {
                x.set(i, j, random.nextGaussian());
            }
            target[i] = x.get(i, 0) * x.get(i, 1) + x.get(i, 2) + 0.3 * random.nextGaussian();
            y[i] = target[i] > 0 ? 1 : 0;
        }
        int[] first = new int[2000];
        for (int i = 0; i < first.length; i++) {
            first[i] = i;
        }
        few = x.rows(first);
        fewLabels = Arrays.copyOf(y, first.length);
        start = x.rows(Arrays.copyOf(first, 50));
        tree = KdTree.of(x);
        brute = BruteForce.of(x);
        query = x.rows(new int[] {17});
    }

    @Benchmark
    public KMeans kMeans() {
        return KMeans.fit(x, KMeans.Options.of(50).withInitialCentroids(start).withMaxIterations(10));
    }

    @Benchmark
    public LloydKMeans kMeansPlain() {
        return LloydKMeans.fit(x.toArray(), start.toArray(), 10);
    }

    @Benchmark
    public LinearModel leastSquares() {
        return LeastSquares.fit(x, target);
    }

    @Benchmark
    public LinearModel lasso() {
        return ElasticNet.fit(x, target, ElasticNet.Options.defaults().withAlpha(0.01));
    }

    @Benchmark
    public LogisticRegression logistic() {
        return LogisticRegression.fit(x, y, LogisticRegression.Options.defaults());
    }

    @Benchmark
    public DecisionTreeClassifier decisionTree() {
        return DecisionTreeClassifier.fit(x, y, TreeOptions.of(Criterion.GINI));
    }

    @Benchmark
    public DecisionTreeClassifier histogramTree() {
        return DecisionTreeClassifier.fit(x, y, TreeOptions.of(Criterion.GINI).withBins(255));
    }

    @Benchmark
    public RandomForestClassifier forestOfTen() {
        return RandomForestClassifier.fit(
                x, y, ForestOptions.of(TreeOptions.of(Criterion.GINI)).withTrees(10));
    }

    @Benchmark
    public GradientBoostedClassifier boostedTwenty() {
        return GradientBoostedClassifier.fit(
                x, y, BoostingOptions.defaults().withRounds(20).withBins(255));
    }

    @Benchmark
    public KernelSvm svm() {
        return KernelSvm.fit(few, fewLabels, KernelSvm.Options.defaults());
    }

    @Benchmark
    public KdTree kdTreeBuild() {
        return KdTree.of(x);
    }

    @Benchmark
    public Neighbors kdTreeQuery() {
        return tree.nearest(query.values(), 10);
    }

    @Benchmark
    public Neighbors bruteForceQuery() {
        return brute.nearest(query.values(), 10);
    }
}
