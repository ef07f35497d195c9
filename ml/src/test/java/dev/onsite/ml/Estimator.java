package dev.onsite.ml;

import dev.onsite.ml.bayes.GaussianNaiveBayes;
import dev.onsite.ml.bayes.MultinomialNaiveBayes;
import dev.onsite.ml.cluster.GaussianMixture;
import dev.onsite.ml.cluster.KMeans;
import dev.onsite.ml.cluster.MiniBatchKMeans;
import dev.onsite.ml.decomposition.PrincipalComponents;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linear.ElasticNet;
import dev.onsite.ml.linear.GradientDescent;
import dev.onsite.ml.linear.LeastSquares;
import dev.onsite.ml.linear.LogisticRegression;
import dev.onsite.ml.linear.Ridge;
import dev.onsite.ml.linear.SgdClassifier;
import dev.onsite.ml.linear.SgdOptions;
import dev.onsite.ml.linear.SgdRegressor;
import dev.onsite.ml.loss.Loss;
import dev.onsite.ml.model.Classifier;
import dev.onsite.ml.model.Model;
import dev.onsite.ml.model.ProbabilisticClassifier;
import dev.onsite.ml.model.Regressor;
import dev.onsite.ml.model.Transformer;
import dev.onsite.ml.neighbors.KNearestClassifier;
import dev.onsite.ml.neighbors.KNearestRegressor;
import dev.onsite.ml.neighbors.NeighborOptions;
import dev.onsite.ml.preprocessing.Imputer;
import dev.onsite.ml.preprocessing.MinMaxScaler;
import dev.onsite.ml.preprocessing.OneHotEncoder;
import dev.onsite.ml.preprocessing.QuantileBinner;
import dev.onsite.ml.preprocessing.Standardizer;
import dev.onsite.ml.svm.Kernel;
import dev.onsite.ml.svm.KernelSvm;
import dev.onsite.ml.svm.LinearSvm;
import dev.onsite.ml.tree.BoostingOptions;
import dev.onsite.ml.tree.Criterion;
import dev.onsite.ml.tree.DecisionTreeClassifier;
import dev.onsite.ml.tree.DecisionTreeRegressor;
import dev.onsite.ml.tree.ForestOptions;
import dev.onsite.ml.tree.GradientBoostedClassifier;
import dev.onsite.ml.tree.GradientBoostedRegressor;
import dev.onsite.ml.tree.RandomForestClassifier;
import dev.onsite.ml.tree.RandomForestRegressor;
import dev.onsite.ml.tree.TreeOptions;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** An estimator under the contract, with what it claims to support. */
record Estimator(String name, Set<Trait> traits, double tolerance, Fit fitter) {
    enum Trait {
        CLASSIFIER,
        REGRESSOR,
        WEIGHTED,
        THREADED,
        DRAWS_ROWS,
        TWO_ROWS
    }

    @FunctionalInterface
    interface Fit {
        Model fit(Matrix x, double[] y, double[] weights, int threads);
    }

    @FunctionalInterface
    interface LabelFit {
        Model fit(Matrix x, int[] y, double[] weights, int threads);
    }

    Model fit(Matrix x, double[] y) {
        return fit(x, y, null, 1);
    }

    Model fit(Matrix x, double[] y, double[] weights, int threads) {
        return fitter.fit(x, y, weights, threads);
    }

    boolean classifier() {
        return traits.contains(Trait.CLASSIFIER);
    }

    boolean supervised() {
        return classifier() || traits.contains(Trait.REGRESSOR);
    }

    boolean weighted() {
        return traits.contains(Trait.WEIGHTED);
    }

    boolean threaded() {
        return traits.contains(Trait.THREADED);
    }

    boolean drawsRows() {
        return traits.contains(Trait.DRAWS_ROWS);
    }

    boolean needsTwoRows() {
        return classifier() || traits.contains(Trait.TWO_ROWS);
    }

    /** What the model says of the rows, as many values a row as it has. */
    double[] output(Model model, Matrix x) {
        if (model instanceof ProbabilisticClassifier classifier) {
            return classifier.probabilities(x).values();
        }
        if (model instanceof Classifier classifier) {
            return doubles(classifier.predict(x));
        }
        if (model instanceof Regressor regressor) {
            return regressor.predict(x);
        }
        if (model instanceof Transformer transformer) {
            return transformer.transform(x).values();
        }
        if (model instanceof KMeans kMeans) {
            return kMeans.transform(x).values();
        }
        return ((GaussianMixture) model).logLikelihoods(x);
    }

    private static double[] doubles(int[] labels) {
        return Arrays.stream(labels).asDoubleStream().toArray();
    }

    @Override
    public String toString() {
        return name;
    }

    private static Estimator labels(String name, double tolerance, LabelFit fit, Trait... traits) {
        Set<Trait> all = EnumSet.of(Trait.CLASSIFIER, traits);
        return new Estimator(
                name,
                all,
                tolerance,
                (x, y, w, t) ->
                        fit.fit(x, Arrays.stream(y).mapToInt(v -> (int) v).toArray(), w, t));
    }

    private static Estimator numbers(String name, double tolerance, Fit fit, Trait... traits) {
        return new Estimator(name, EnumSet.of(Trait.REGRESSOR, traits), tolerance, fit);
    }

    private static Estimator unsupervised(String name, double tolerance, Fit fit, Trait... traits) {
        Set<Trait> all = EnumSet.noneOf(Trait.class);
        all.addAll(Arrays.asList(traits));
        return new Estimator(name, all, tolerance, fit);
    }

    static Stream<Estimator> all() {
        return Stream.of(linear(), trees(), others(), transformers()).flatMap(s -> s);
    }

    private static Stream<Estimator> linear() {
        LogisticRegression.Options logistic =
                LogisticRegression.Options.defaults().withTolerance(1e-9);
        SgdOptions sgd = SgdOptions.defaults().withMaxEpochs(20);
        return Stream.of(
                numbers("least squares", 1e-8, (x, y, w, t) -> LeastSquares.fit(x, y, w, true), Trait.WEIGHTED),
                numbers("ridge", 1e-9, (x, y, w, t) -> Ridge.fit(x, y, w, 1, true), Trait.WEIGHTED),
                numbers(
                        "gradient descent",
                        0,
                        (x, y, w, t) -> GradientDescent.fit(x, y, GradientDescent.Options.defaults())),
                numbers(
                        "elastic net",
                        1e-6,
                        (x, y, w, t) -> ElasticNet.fit(
                                x,
                                y,
                                w,
                                ElasticNet.Options.defaults()
                                        .withAlpha(0.01)
                                        .withL1Ratio(0.5)
                                        .withTolerance(1e-12)),
                        Trait.WEIGHTED),
                numbers(
                        "SGD regressor",
                        0,
                        (x, y, w, t) -> SgdRegressor.fit(x, y, w, Loss.squared(), sgd),
                        Trait.WEIGHTED,
                        Trait.DRAWS_ROWS),
                labels(
                        "SGD classifier",
                        0,
                        (x, y, w, t) -> SgdClassifier.fit(x, y, w, SgdClassifier.Objective.LOG, sgd),
                        Trait.WEIGHTED,
                        Trait.DRAWS_ROWS),
                labels(
                        "softmax regression",
                        1e-5,
                        (x, y, w, t) -> LogisticRegression.fit(x, y, w, logistic.withThreads(t)),
                        Trait.WEIGHTED,
                        Trait.THREADED),
                labels(
                        "logistic regression",
                        1e-5,
                        (x, y, w, t) -> LogisticRegression.fit(x, atMostOne(y), w, logistic.withThreads(t)),
                        Trait.WEIGHTED,
                        Trait.THREADED),
                labels(
                        "linear SVM",
                        0,
                        (x, y, w, t) -> LinearSvm.fit(
                                x,
                                y,
                                w,
                                LinearSvm.Options.defaults().withTolerance(1e-6).withMaxEpochs(3000)),
                        Trait.WEIGHTED));
    }

    private static int[] atMostOne(int[] y) {
        return Arrays.stream(y).map(v -> Math.min(v, 1)).toArray();
    }

    private static Stream<Estimator> trees() {
        TreeOptions tree = TreeOptions.of(Criterion.GINI);
        TreeOptions regression = TreeOptions.of(Criterion.SQUARED_ERROR).withMaxDepth(4);
        BoostingOptions boosting = BoostingOptions.defaults().withRounds(10).withL2(1);
        return Stream.of(
                labels("tree", 1e-12, (x, y, w, t) -> DecisionTreeClassifier.fit(x, y, w, tree), Trait.WEIGHTED),
                labels(
                        "histogram tree",
                        1e-12,
                        (x, y, w, t) -> DecisionTreeClassifier.fit(x, y, w, tree.withBins(16)),
                        Trait.WEIGHTED,
                        Trait.DRAWS_ROWS),
                numbers(
                        "regression tree",
                        1e-9,
                        (x, y, w, t) -> DecisionTreeRegressor.fit(x, y, w, regression),
                        Trait.WEIGHTED),
                labels(
                        "forest",
                        0,
                        (x, y, w, t) -> RandomForestClassifier.fit(
                                x, y, w, ForestOptions.of(tree).withTrees(9).withThreads(t)),
                        Trait.WEIGHTED,
                        Trait.THREADED,
                        Trait.DRAWS_ROWS),
                numbers(
                        "regression forest",
                        0,
                        (x, y, w, t) -> RandomForestRegressor.fit(
                                x,
                                y,
                                w,
                                ForestOptions.of(regression).withTrees(9).withThreads(t)),
                        Trait.WEIGHTED,
                        Trait.THREADED,
                        Trait.DRAWS_ROWS),
                labels(
                        "boosted classifier",
                        1e-9,
                        (x, y, w, t) -> GradientBoostedClassifier.fit(x, y, w, boosting.withThreads(t)),
                        Trait.WEIGHTED,
                        Trait.THREADED),
                numbers(
                        "boosted regressor",
                        1e-9,
                        (x, y, w, t) -> GradientBoostedRegressor.fit(x, y, w, boosting.withThreads(t)),
                        Trait.WEIGHTED,
                        Trait.THREADED));
    }

    private static Stream<Estimator> others() {
        NeighborOptions nearest = NeighborOptions.defaults().withK(2);
        KernelSvm.Options svm = KernelSvm.Options.defaults().withTolerance(1e-9);
        return Stream.of(
                labels("k-nearest classifier", 0, (x, y, w, t) -> KNearestClassifier.fit(x, y, nearest)),
                numbers("k-nearest regressor", 0, (x, y, w, t) -> KNearestRegressor.fit(x, y, nearest.withK(1))),
                labels(
                        "kernel SVM",
                        0,
                        (x, y, w, t) -> KernelSvm.fit(x, y, w, svm.withThreads(t)),
                        Trait.WEIGHTED,
                        Trait.THREADED),
                labels(
                        "linear-kernel SVM",
                        0,
                        (x, y, w, t) -> KernelSvm.fit(x, y, w, svm.withKernel(Kernel.linear())),
                        Trait.WEIGHTED),
                labels(
                        "Gaussian naive Bayes",
                        1e-9,
                        (x, y, w, t) -> GaussianNaiveBayes.fit(x, y, w, 1e-9),
                        Trait.WEIGHTED),
                labels(
                        "multinomial naive Bayes",
                        1e-12,
                        (x, y, w, t) -> MultinomialNaiveBayes.fit(x, y, w, 1),
                        Trait.WEIGHTED),
                unsupervised(
                        "k-means",
                        1e-9,
                        (x, y, w, t) -> KMeans.fit(x, w, start(x).withThreads(t)),
                        Trait.WEIGHTED,
                        Trait.THREADED),
                unsupervised(
                        "mini-batch k-means",
                        0,
                        (x, y, w, t) -> MiniBatchKMeans.fit(
                                x,
                                MiniBatchKMeans.Options.of(1).withBatchSize(20).withSteps(5))),
                unsupervised(
                        "Gaussian mixture",
                        1e-6,
                        (x, y, w, t) -> GaussianMixture.fit(x, w, GaussianMixture.Options.of(1)),
                        Trait.WEIGHTED));
    }

    /** Starts from the first three distinct rows, the same whether rows are repeated or weighted. */
    private static KMeans.Options start(Matrix x) {
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < x.rows() && x.columns() > 0 && rows.size() < 3; i++) {
            double[] row = x.row(i);
            boolean finite = Arrays.stream(row).allMatch(Double::isFinite);
            if (finite && rows.stream().noneMatch(r -> Arrays.equals(r, row))) {
                rows.add(row);
            }
        }
        KMeans.Options options = KMeans.Options.of(Math.max(1, rows.size()));
        return rows.isEmpty() ? options : options.withInitialCentroids(Matrix.of(rows.toArray(double[][]::new)));
    }

    private static Stream<Estimator> transformers() {
        return Stream.of(
                unsupervised("principal components", 0, (x, y, w, t) -> PrincipalComponents.fit(x, 1), Trait.TWO_ROWS),
                unsupervised("standardizer", 1e-12, (x, y, w, t) -> Standardizer.fit(x, w), Trait.WEIGHTED),
                unsupervised("min-max scaler", 0, (x, y, w, t) -> MinMaxScaler.fit(x)),
                unsupervised("one-hot encoder", 0, (x, y, w, t) -> OneHotEncoder.fit(x, false)),
                unsupervised("quantile binner", 0, (x, y, w, t) -> QuantileBinner.fit(x, 4)),
                unsupervised("imputer", 0, (x, y, w, t) -> Imputer.fit(x, Imputer.Strategy.MEDIAN)));
    }
}
