package dev.onsite.ml.tree;

import static dev.onsite.ml.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onsite.ml.Golden;
import dev.onsite.ml.linalg.Matrix;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Against scikit-learn, on data whose best splits are unique: structure equal, values to 1e-12. */
class TreeGoldenTest {
    private final Golden golden = Golden.read("tree");
    private final Matrix x = golden.matrix("x");

    @ParameterizedTest
    @EnumSource(names = {"GINI", "ENTROPY"})
    void classificationTree(Criterion criterion) {
        String name = criterion.name().toLowerCase(Locale.ROOT);
        DecisionTreeClassifier tree = DecisionTreeClassifier.fit(
                x, golden.ints("y"), TreeOptions.of(criterion).withMaxDepth(4).withMinLeaf(10));
        int[] features = new int[tree.nodes()];
        double[] thresholds = new double[tree.nodes()];
        int[] at = {0};
        walk(tree, 0, features, thresholds, at);
        assertArrayEquals(golden.ints(name + "_feature"), features);
        assertClose(golden.values(name + "_threshold"), thresholds, 1e-12, "thresholds");
        assertClose(golden.values(name + "_importances"), tree.importances(), 1e-12, "importances");
        assertClose(golden.values(name + "_proba"), tree.probabilities(x).values(), 1e-12, "probabilities");
    }

    /** Depth first, left before right: scikit-learn's numbering. */
    private static void walk(DecisionTreeClassifier tree, int node, int[] features, double[] thresholds, int[] at) {
        features[at[0]] = tree.feature(node);
        thresholds[at[0]++] = tree.threshold(node);
        if (tree.feature(node) >= 0) {
            walk(tree, tree.left(node), features, thresholds, at);
            walk(tree, tree.right(node), features, thresholds, at);
        }
    }

    @Test
    void regressionTree() {
        DecisionTreeRegressor tree = DecisionTreeRegressor.fit(
                x,
                golden.values("r"),
                TreeOptions.of(Criterion.SQUARED_ERROR).withMaxDepth(5).withMinLeaf(4));
        assertClose(golden.values("regression_predictions"), tree.predict(x), 1e-12, "predictions");
        assertClose(golden.values("regression_importances"), tree.importances(), 1e-12, "importances");
    }

    @Test
    void boostedTrees() {
        GradientBoostedRegressor boosted = GradientBoostedRegressor.fit(
                x,
                golden.values("r"),
                BoostingOptions.defaults().withRounds(30).withLearningRate(0.2).withMinLeaf(5));
        assertClose(golden.values("boosted_predictions"), boosted.predict(x), 1e-9, "predictions");
    }

    /** Another random sequence: the accuracy out of bag agrees to within its own spread. */
    @Test
    void forest() {
        Golden cancer = Golden.read("data_breast_cancer");
        RandomForestClassifier forest = RandomForestClassifier.fit(
                cancer.matrix("x"),
                cancer.ints("y"),
                ForestOptions.of(TreeOptions.of(Criterion.GINI)).withTrees(200));
        assertEquals(golden.value("forest_oob"), forest.outOfBagAccuracy(), 0.012);
    }
}
