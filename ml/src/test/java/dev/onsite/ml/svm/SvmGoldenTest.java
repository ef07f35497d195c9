package dev.onsite.ml.svm;

import static dev.onsite.ml.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.Golden;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linear.LinearClassifier;
import org.junit.jupiter.api.Test;

/** Against liblinear and libsvm through scikit-learn. */
class SvmGoldenTest {
    private final Golden golden = Golden.read("svm");
    private final Golden cancer = Golden.read("data_breast_cancer");
    private final Matrix x = cancer.standardized();
    private final int[] y = cancer.ints("y");

    @Test
    void linear() {
        for (boolean squared : new boolean[] {false, true}) {
            String name = squared ? "squared_hinge" : "hinge";
            LinearClassifier fit = LinearSvm.fit(
                    x,
                    y,
                    LinearSvm.Options.defaults()
                            .withC(0.1)
                            .withSquaredHinge(squared)
                            .withTolerance(1e-9)
                            .withMaxEpochs(100_000));
            assertTrue(fit.converged());
            assertClose(golden.values(name + "_coef"), fit.coefficients().values(), 1e-6, name);
            assertClose(golden.values(name + "_intercept"), fit.intercepts(), 1e-6, name);
        }
    }

    @Test
    void kernels() {
        agrees("rbf", Kernel.rbf(0));
        agrees("poly", Kernel.polynomial(3, 0.05, 1));
        agrees("linear", Kernel.linear());
    }

    private void agrees(String name, Kernel kernel) {
        KernelSvm fit = KernelSvm.fit(
                x, y, KernelSvm.Options.defaults().withKernel(kernel).withC(2).withTolerance(1e-8));
        double[] decision = new double[x.rows()];
        for (int i = 0; i < decision.length; i++) {
            decision[i] = fit.decision(x.row(i))[0];
        }
        assertClose(golden.values(name + "_decision"), decision, 1e-5, name);
        assertEquals(golden.value(name + "_support"), fit.supportVectors(), name);
    }

    @Test
    void threeClasses() {
        Golden wine = Golden.read("data_wine");
        Matrix scaled = wine.standardized();
        KernelSvm fit = KernelSvm.fit(
                scaled, wine.ints("y"), KernelSvm.Options.defaults().withTolerance(1e-8));
        assertArrayEquals(golden.ints("wine_predict"), fit.predict(scaled));
        Matrix expected = golden.matrix("wine_decision");
        for (int i = 0; i < scaled.rows(); i++) {
            double[] decision = fit.decision(scaled.row(i));
            for (int p = 0; p < 3; p++) {
                // libsvm's is positive for the lower class of a pair.
                assertEquals(expected.get(i, p), -decision[p], 1e-5, "row " + i + ", pair " + p);
            }
        }
    }
}
