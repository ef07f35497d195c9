package dev.onsite.ml.linear;

import static dev.onsite.ml.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.loss.LogisticLoss;
import dev.onsite.ml.loss.Loss;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LinearPropertyTest {
    /** |∂loss/∂wⱼ| ≤ αρ where wⱼ = 0, and the derivative cancels the penalty's where it is not. */
    @Test
    void elasticNetSatisfiesItsOptimalityConditions() {
        for (int seed = 0; seed < 60; seed++) {
            Random random = new Random(seed);
            int n = 5 + random.nextInt(80);
            int d = 1 + random.nextInt(120);
            Matrix x = gaussian(n, d, random);
            double[] y = targets(x, random);
            double[] weights = random.ints(n, 0, 4).asDoubleStream().toArray();
            weights[0] = 1;
            double alpha = Math.pow(10, -2 * random.nextDouble());
            double ratio = seed % 3 == 0 ? 1 : 0.2 + 0.8 * random.nextDouble();
            LinearModel fit = ElasticNet.fit(
                    x,
                    y,
                    weights,
                    ElasticNet.Options.defaults()
                            .withAlpha(alpha)
                            .withL1Ratio(ratio)
                            .withIntercept(seed % 2 == 0)
                            .withTolerance(1e-13)
                            .withMaxIterations(200_000));
            assertTrue(fit.converged(), "seed " + seed + ", gap " + fit.gap());
            double[] w = fit.coefficients();
            double total = Arrays.stream(weights).sum();
            for (int j = 0; j < d; j++) {
                double slope = alpha * (1 - ratio) * w[j];
                for (int i = 0; i < n; i++) {
                    slope -= weights[i] / total * x.get(i, j) * (y[i] - fit.predict(x.row(i)));
                }
                double expected = w[j] == 0
                        ? Math.max(-alpha * ratio, Math.min(alpha * ratio, slope))
                        : -Math.copySign(alpha * ratio, w[j]);
                assertEquals(expected, slope, 1e-5, "seed " + seed + ", column " + j);
            }
        }
    }

    @Test
    void lassoIsTheWhiteboardsCoordinateDescent() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            Matrix x = gaussian(40, 12, random);
            double[] y = targets(x, random);
            double[] plain = CoordinateDescent.lasso(x.toArray(), y, 0.1, 3000);
            LinearModel fit = ElasticNet.fit(
                    x,
                    y,
                    ElasticNet.Options.defaults()
                            .withAlpha(0.1)
                            .withIntercept(false)
                            .withTolerance(1e-14));
            assertClose(plain, fit.coefficients(), 1e-6, "seed " + seed);
        }
    }

    @Test
    void aPathStartsWhereEverythingIsZero() {
        Random random = new Random(3);
        Matrix x = gaussian(50, 10, random);
        double[] y = targets(x, random);
        LinearModel first = ElasticNet.path(x, y, 5, 1e-3, ElasticNet.Options.defaults())
                .get(0)
                .model();
        assertClose(new double[10], first.coefficients(), 1e-9, "first point");
    }

    @Test
    void gradientDescentReachesLeastSquares() {
        Random random = new Random(1);
        Matrix x = gaussian(200, 5, random);
        double[] y = targets(x, random);
        LinearModel closed = LeastSquares.fit(x, y);
        LinearModel batch = GradientDescent.fit(
                x, y, GradientDescent.Options.defaults().withTolerance(1e-9).withMaxEpochs(5000));
        assertTrue(batch.converged());
        assertClose(closed.coefficients(), batch.coefficients(), 1e-7, "batch");
        assertEquals(closed.intercept(), batch.intercept(), 1e-7);
        LinearModel mini = GradientDescent.fit(
                x,
                y,
                GradientDescent.Options.defaults()
                        .withBatchSize(20)
                        .withLearningRate(0.005)
                        .withMaxEpochs(400));
        assertClose(closed.coefficients(), mini.coefficients(), 0.05, "mini-batch");
        assertFalse(mini.converged(), "a constant rate leaves noise");
    }

    @Test
    void divergenceIsAnErrorThatNamesAWorkingRate() {
        Random random = new Random(1);
        Matrix x = gaussian(50, 3, random);
        double[] y = targets(x, random);
        ArithmeticException error = assertThrows(
                ArithmeticException.class,
                () -> GradientDescent.fit(
                        x, y, GradientDescent.Options.defaults().withLearningRate(50)));
        assertTrue(error.getMessage().contains("below 2/L"), error.getMessage());
    }

    @Test
    void logisticGradientIsZeroAtTheFit() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Matrix x = gaussian(150, 6, random);
            double[] z = targets(x, random);
            int[] y = Arrays.stream(z)
                    .mapToInt(v -> v + random.nextGaussian() > 0 ? 7 : 3)
                    .toArray();
            LogisticRegression fit = LogisticRegression.fit(
                    x, y, LogisticRegression.Options.defaults().withL2(3).withTolerance(1e-9));
            double[] w = fit.coefficients().values();
            double[] target = Arrays.stream(y).mapToDouble(v -> v == 7 ? 1 : 0).toArray();
            LogisticLoss loss = LogisticLoss.of(x, target, w, fit.intercepts()[0]);
            for (int j = 0; j < 6; j++) {
                assertEquals(0, loss.gradient()[j] + 3 * w[j] / 150, 1e-8, "seed " + seed);
            }
            assertEquals(0, loss.biasGradient(), 1e-8, "seed " + seed);
        }
    }

    @Test
    void twoClassSoftmaxAndSigmoidAreOneModel() {
        Random random = new Random(2);
        Matrix x = gaussian(90, 4, random);
        int[] y = new int[90];
        Arrays.setAll(y, i -> x.get(i, 0) + 0.5 * random.nextGaussian() > 0 ? 1 : 0);
        double[] p = LogisticRegression.fit(x, y, LogisticRegression.Options.defaults())
                .probabilities(x)
                .column(1);
        for (int i = 0; i < y.length; i++) {
            assertTrue(p[i] >= 0 && p[i] <= 1);
        }
        assertEquals(
                Arrays.stream(y).average().orElseThrow(),
                Arrays.stream(p).average().orElseThrow(),
                1e-6);
    }

    @Test
    void separableDataWithoutPenaltySaysItHasNoMinimum() {
        Matrix x = Matrix.of(new double[][] {{-2}, {-1}, {1}, {2}});
        LogisticRegression fit = LogisticRegression.fit(
                x,
                new int[] {0, 0, 1, 1},
                LogisticRegression.Options.defaults().withL2(0).withTolerance(0).withMaxIterations(20));
        assertTrue(fit.objective() < 1e-3);
        assertEquals(1, fit.predict(new double[] {0.5}));
    }

    @Test
    void stochasticGradientsComeNearTheMinimum() {
        Random random = new Random(6);
        Matrix x = gaussian(2000, 4, random);
        double[] y = targets(x, random);
        double[] expected = LeastSquares.fit(x, y).coefficients();
        LinearModel averaged = SgdRegressor.fit(
                x,
                y,
                null,
                Loss.squared(),
                SgdOptions.defaults().withL2(0).withAveraged(true).withMaxEpochs(30));
        assertClose(expected, averaged.coefficients(), 0.02, "averaged");
        double[] sparse = SgdRegressor.fit(
                        x,
                        y,
                        null,
                        Loss.squared(),
                        SgdOptions.defaults().withL1(0.5).withMaxEpochs(30))
                .coefficients();
        // The squared loss has curvature 2: L1 shifts every weight by λ/2, and holds those without effect near 0.
        assertClose(new double[] {1.75, -0.75, 0, 0}, sparse, 0.05, "L1");
    }

    static Matrix gaussian(int n, int d, Random random) {
        Matrix x = Matrix.zeros(n, d);
        for (int i = 0; i < n * d; i++) {
            x.values()[i] = random.nextGaussian();
        }
        return x;
    }

    /** 2x₀ − x₁ + 1 + noise. */
    static double[] targets(Matrix x, Random random) {
        double[] y = new double[x.rows()];
        for (int i = 0; i < y.length; i++) {
            y[i] = 2 * x.get(i, 0) + 1 + 0.3 * random.nextGaussian();
            y[i] -= x.columns() > 1 ? x.get(i, 1) : 0;
        }
        return y;
    }
}
