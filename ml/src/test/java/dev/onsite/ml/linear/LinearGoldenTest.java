package dev.onsite.ml.linear;

import static dev.onsite.ml.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.Golden;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.model.ClassWeights;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Against scikit-learn. Closed forms agree to 1e-9, iterative ones to what both tolerances allow. */
class LinearGoldenTest {
    private final Golden golden = Golden.read("linear");
    private final Golden diabetes = Golden.read("data_diabetes");
    private final Matrix x = diabetes.standardized();
    private final double[] y = diabetes.values("y");

    private double[] weights() {
        double[] weights = new double[y.length];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = 1 + i % 3;
        }
        return weights;
    }

    private void agrees(String name, LinearModel model, double tolerance) {
        assertClose(golden.values(name + "_coef"), model.coefficients(), tolerance, name);
        assertEquals(golden.value(name + "_intercept"), model.intercept(), 100 * tolerance, name);
    }

    @Test
    void leastSquares() {
        agrees("ols", LeastSquares.fit(x, y), 1e-9);
        agrees("ols_weighted", LeastSquares.fit(x, y, weights(), true), 1e-9);
    }

    @Test
    void ridge() {
        agrees("ridge", Ridge.fit(x, y, 10), 1e-10);
        agrees("ridge_weighted", Ridge.fit(x, y, weights(), 10, true), 1e-10);
    }

    @Test
    void lassoAndElasticNet() {
        ElasticNet.Options lasso = ElasticNet.Options.defaults().withAlpha(2).withTolerance(1e-13);
        agrees("lasso", ElasticNet.fit(x, y, lasso), 1e-6);
        agrees("lasso_weighted", ElasticNet.fit(x, y, weights(), lasso), 1e-6);
        ElasticNet.Options elastic = lasso.withAlpha(1).withL1Ratio(0.4);
        agrees("elastic", ElasticNet.fit(x, y, elastic), 1e-6);
        agrees("elastic_weighted", ElasticNet.fit(x, y, weights(), elastic), 1e-6);
    }

    @Test
    void lassoPath() {
        List<ElasticNet.PathPoint> path =
                ElasticNet.path(x, y, 8, 1e-2, ElasticNet.Options.defaults().withTolerance(1e-13));
        Matrix coefficients = golden.matrix("path_coefs");
        for (int i = 0; i < 8; i++) {
            assertEquals(golden.values("path_alphas")[i], path.get(i).alpha(), 1e-9);
            assertClose(coefficients.row(i), path.get(i).model().coefficients(), 1e-5, "point " + i);
        }
    }

    @Test
    void logisticRegression() {
        Golden cancer = Golden.read("data_breast_cancer");
        Matrix scaled = cancer.standardized();
        int[] labels = cancer.ints("y");
        LogisticRegression.Options options =
                LogisticRegression.Options.defaults().withL2(2).withTolerance(1e-9);
        LogisticRegression fit = LogisticRegression.fit(scaled, labels, options);
        assertTrue(fit.converged());
        assertClose(golden.values("logistic_coef"), fit.coefficients().values(), 1e-5, "coefficients");
        assertClose(golden.values("logistic_intercept"), fit.intercepts(), 1e-5, "intercept");
        LogisticRegression balanced = LogisticRegression.fit(scaled, labels, ClassWeights.balanced(labels), options);
        assertClose(
                golden.values("logistic_balanced_coef"), balanced.coefficients().values(), 1e-5, "balanced");
        LogisticRegression sparse =
                LogisticRegression.fit(scaled, labels, options.withL2(0).withL1(10));
        assertTrue(sparse.converged());
        assertClose(golden.values("logistic_l1_coef"), sparse.coefficients().values(), 1e-4, "L1");
    }

    @Test
    void softmaxRegression() {
        Golden wine = Golden.read("data_wine");
        LogisticRegression fit = LogisticRegression.fit(
                wine.standardized(),
                wine.ints("y"),
                LogisticRegression.Options.defaults().withL2(0.5).withTolerance(1e-9));
        assertClose(golden.values("softmax_coef"), fit.coefficients().values(), 1e-5, "coefficients");
        assertClose(golden.values("softmax_intercept"), fit.intercepts(), 1e-5, "intercepts");
    }
}
