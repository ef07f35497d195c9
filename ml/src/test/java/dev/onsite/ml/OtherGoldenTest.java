package dev.onsite.ml;

import static dev.onsite.ml.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onsite.ml.bayes.GaussianNaiveBayes;
import dev.onsite.ml.bayes.MultinomialNaiveBayes;
import dev.onsite.ml.decomposition.PrincipalComponents;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.SparseMatrix;
import dev.onsite.ml.neighbors.BruteForce;
import dev.onsite.ml.neighbors.KNearestClassifier;
import dev.onsite.ml.neighbors.KdTree;
import dev.onsite.ml.neighbors.NeighborOptions;
import dev.onsite.ml.neighbors.Neighbors;
import dev.onsite.ml.preprocessing.QuantileBinner;
import dev.onsite.ml.text.TfIdf;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Against scikit-learn: what has a unique answer agrees to rounding. */
class OtherGoldenTest {
    private final Golden golden = Golden.read("other");
    private final Golden wine = Golden.read("data_wine");
    private final Golden iris = Golden.read("data_iris");

    @Test
    void principalComponents() {
        PrincipalComponents fit = PrincipalComponents.fit(wine.standardized(), 5);
        assertClose(golden.values("pca_variances"), fit.variances(), 1e-12, "variances");
        assertClose(golden.values("pca_ratios"), fit.varianceRatios(), 1e-12, "ratios");
        Matrix expected = golden.matrix("pca_components");
        for (int c = 0; c < 5; c++) {
            double[] ours = fit.components().row(c);
            double[] theirs = expected.row(c);
            double sign = Math.signum(ours[0] * theirs[0]);
            assertClose(theirs, Arrays.stream(ours).map(v -> sign * v).toArray(), 1e-10, "component " + c);
        }
    }

    @Test
    void nearestNeighbors() {
        Matrix x = wine.standardized();
        Matrix known = x.rows(IntStream.range(0, 150).toArray());
        Matrix asked = x.rows(IntStream.range(150, x.rows()).toArray());
        Matrix expected = golden.matrix("knn_distances");
        KdTree tree = KdTree.of(known, 5);
        BruteForce brute = BruteForce.of(known);
        for (int i = 0; i < asked.rows(); i++) {
            Neighbors found = tree.nearest(asked.row(i), 7);
            assertClose(expected.row(i), found.distances(), 1e-10, "row " + i);
            assertArrayEquals(brute.nearest(asked.row(i), 7).indices(), found.indices());
        }
        KNearestClassifier fit = KNearestClassifier.fit(
                known,
                Arrays.copyOf(wine.ints("y"), 150),
                NeighborOptions.defaults().withK(7).withWeighting(NeighborOptions.Weighting.DISTANCE));
        assertClose(golden.values("knn_proba"), fit.probabilities(asked).values(), 1e-10, "probabilities");
    }

    @Test
    void naiveBayes() {
        Matrix x = iris.matrix("x");
        assertClose(
                golden.values("gaussian_nb"),
                GaussianNaiveBayes.fit(x, iris.ints("y")).probabilities(x).values(),
                1e-9,
                "Gaussian");
        Golden digits = Golden.read("data_digits");
        Matrix counts = digits.matrix("x");
        MultinomialNaiveBayes fit = MultinomialNaiveBayes.fit(counts, digits.ints("y"), null, 0.5);
        assertClose(golden.values("multinomial_log"), fit.logShares().values(), 1e-12, "log shares");
        Matrix first = counts.rows(IntStream.range(0, 40).toArray());
        assertClose(golden.values("multinomial_nb"), fit.probabilities(first).values(), 1e-9, "multinomial");
        assertArrayEquals(fit.predict(first), fit.predict(SparseMatrix.of(first)));
    }

    @Test
    void quantileBins() {
        Matrix x = iris.matrix("x");
        assertArrayEquals(
                golden.values("bins"), QuantileBinner.fit(x, 5).transform(x).values());
    }

    @Test
    void tfIdf() {
        Golden text = Golden.read("text");
        TfIdf.Options options = TfIdf.Options.defaults();
        agrees(text, "smooth", options);
        agrees(text, "plain", options.withFormula(TfIdf.Formula.PLAIN));
        agrees(text, "sublinear", options.withSublinear(true));
        agrees(text, "raw", options.withNormalize(false));
        agrees(text, "bigrams", options.withMaxNgram(2));
        agrees(text, "min", options.withMinDocuments(2).withMaxShare(0.5));
    }

    private static void agrees(Golden text, String name, TfIdf.Options options) {
        TfIdf.Fitted fitted = TfIdf.fit(text.text("corpus"), options);
        assertEquals(text.text(name + "_terms"), fitted.model().vocabulary().terms(), name);
        assertClose(text.values(name + "_idf"), fitted.model().idf(), 1e-14, name + " idf");
        assertClose(text.values(name + "_matrix"), fitted.vectors().toDense().values(), 1e-14, name);
        assertEquals(
                fitted.vectors().toDense(),
                fitted.model().transform(text.text("corpus")).toDense(),
                name);
    }
}
