package dev.onsite.ml;

import static dev.onsite.ml.Golden.assertClose;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.model.Model;
import dev.onsite.ml.model.ModelFile;
import dev.onsite.ml.model.ModelFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every estimator promises, whatever it does. */
class EstimatorContractTest {
    private static final int SEED = 42;

    static Stream<Estimator> estimators() {
        return Estimator.all();
    }

    /** Two clusters, targets that follow them; no ties between features. */
    private static Matrix points(int n, int d, long seed) {
        Random random = new Random(seed);
        Matrix x = Matrix.zeros(n, d);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < d; j++) {
                // Positive, so that counts are among them; 12 bits, so that sums are exact.
                x.set(i, j, Math.round(4096 * (2 + (i % 3) + 0.4 * random.nextDouble())) / 4096.0);
            }
        }
        return x;
    }

    private static double[] target(Matrix x) {
        double[] y = new double[x.rows()];
        for (int i = 0; i < y.length; i++) {
            y[i] = i % 3;
        }
        return y;
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void nanIsRefusedWithItsPlaceOrTreatedAsMissing(Estimator estimator) {
        Matrix x = points(30, 3, SEED);
        x.set(7, 1, Double.NaN);
        Model full = estimator.fit(points(30, 3, SEED), target(x));
        if (full.acceptsMissing()) {
            assertFinite(estimator.output(estimator.fit(x, target(x)), x));
            return;
        }
        assertMessage(() -> estimator.fit(x, target(x)), "finite", "NaN", "row 7, column 1", "impute");
        assertMessage(() -> estimator.output(full, x), "finite", "NaN", "row 7, column 1");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void infinityIsRefusedWithItsPlace(Estimator estimator) {
        for (double infinity : new double[] {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
            Matrix x = points(30, 3, SEED);
            x.set(4, 2, infinity);
            assertMessage(() -> estimator.fit(x, target(x)), "nfinit", "row 4, column 2");
        }
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void emptyDataIsRefused(Estimator estimator) {
        assertMessage(() -> estimator.fit(Matrix.zeros(0, 3), new double[0]), "at least", "got 0 × 3");
        assertMessage(() -> estimator.fit(Matrix.zeros(3, 0), new double[3]), "at least", "got 3 × 0");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void oneRowFitsOrIsRefusedWithWhatIsNeeded(Estimator estimator) {
        Matrix x = points(1, 3, SEED);
        if (estimator.needsTwoRows()) {
            assertMessage(() -> estimator.fit(x, target(x)), "at least 2");
        } else {
            assertFinite(estimator.output(estimator.fit(x, target(x)), x));
        }
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void oneColumnFits(Estimator estimator) {
        Matrix x = points(30, 1, SEED);
        Model model = estimator.fit(x, target(x));
        assertEquals(1, model.features());
        assertFinite(estimator.output(model, x));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void oneClassIsRefused(Estimator estimator) {
        assumeTrue(estimator.classifier());
        Matrix x = points(30, 3, SEED);
        assertMessage(() -> estimator.fit(x, new double[30]), "at least 2 classes", "got [0]");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void constantColumnsFit(Estimator estimator) {
        Matrix x = points(30, 3, SEED);
        for (int i = 0; i < 30; i++) {
            x.set(i, 1, 0.1);
        }
        assertFinite(estimator.output(estimator.fit(x, target(x)), x));
        Matrix constant = Matrix.zeros(30, 2);
        Arrays.fill(constant.values(), 0.7);
        assertFinite(estimator.output(estimator.fit(constant, target(x)), constant));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void duplicateRowsFit(Estimator estimator) {
        Matrix x =
                points(30, 3, SEED).rows(IntStream.range(0, 60).map(i -> i % 6).toArray());
        assertFinite(estimator.output(estimator.fit(x, target(x)), x));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void wrongWidthIsRefusedWithBothWidths(Estimator estimator) {
        Matrix x = points(30, 3, SEED);
        Model model = estimator.fit(x, target(x));
        assertMessage(() -> estimator.output(model, points(5, 2, SEED)), "3 column(s)", "got 2");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void wrongTargetLengthIsRefused(Estimator estimator) {
        assumeTrue(estimator.supervised());
        assertMessage(() -> estimator.fit(points(30, 3, SEED), new double[] {0, 1, 2}), "y must have 30", "got 3");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void wrongWeightsAreRefused(Estimator estimator) {
        assumeTrue(estimator.weighted());
        Matrix x = points(30, 3, SEED);
        double[] weights = new double[30];
        assertMessage(() -> estimator.fit(x, target(x), weights, 1), "weights must not all be zero");
        Arrays.fill(weights, 1);
        weights[3] = -1;
        assertMessage(() -> estimator.fit(x, target(x), weights, 1), "weights", "-1.0 at index 3");
        assertMessage(() -> estimator.fit(x, target(x), new double[4], 1), "weights must have 30", "got 4");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void weightsAreRepetitions(Estimator estimator) {
        assumeTrue(estimator.weighted() && !estimator.drawsRows());
        Matrix x = points(30, 3, SEED);
        double[] y = target(x);
        double[] weights = new double[30];
        int[] repeated = new int[30 + 15 + 8];
        int at = 0;
        for (int i = 0; i < 30; i++) {
            weights[i] = i % 2 == 0 ? (i % 4 == 0 ? 3 : 2) : 1;
            for (int r = 0; r < weights[i]; r++) {
                repeated[at++] = i;
            }
        }
        assertEquals(repeated.length, at);
        double[] yRepeated = Arrays.stream(repeated).mapToDouble(i -> y[i]).toArray();
        assertClose(
                estimator.output(estimator.fit(x.rows(repeated), yRepeated), x),
                estimator.output(estimator.fit(x, y, weights, 1), x),
                estimator.tolerance(),
                "weighted");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void zeroWeightIsAbsence(Estimator estimator) {
        assumeTrue(estimator.weighted() && !estimator.drawsRows());
        Matrix x = points(33, 3, SEED);
        double[] weights = new double[33];
        Arrays.fill(weights, 0, 30, 1);
        Matrix kept = x.rows(IntStream.range(0, 30).toArray());
        assertClose(
                estimator.output(estimator.fit(kept, target(kept)), x),
                estimator.output(estimator.fit(x, target(x), weights, 1), x),
                estimator.tolerance(),
                "zero weight");
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void batchIsRowWise(Estimator estimator) {
        Matrix x = points(40, 3, SEED);
        Model model = estimator.fit(x, target(x));
        double[] batch = estimator.output(model, x);
        int width = batch.length / 40;
        for (int i = 0; i < 40; i++) {
            assertArrayEquals(
                    Arrays.copyOfRange(batch, i * width, (i + 1) * width),
                    estimator.output(model, x.rows(new int[] {i})),
                    "row " + i);
        }
        assertEquals(0, estimator.output(model, Matrix.zeros(0, 3)).length);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void fittingAgainGivesTheSameAndLeavesTheDataAlone(Estimator estimator) {
        Matrix x = points(40, 3, SEED);
        Matrix before = x.copy();
        double[] y = target(x);
        double[] first = estimator.output(estimator.fit(x, y), x);
        assertArrayEquals(first, estimator.output(estimator.fit(x, y), x));
        assertEquals(before, x);
        assertArrayEquals(target(x), y);
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void threadsDoNotChangeTheResult(Estimator estimator) {
        Matrix x = points(5000, 3, SEED);
        assumeTrue(estimator.threaded());
        assertArrayEquals(
                estimator.output(estimator.fit(x, target(x), null, 1), x),
                estimator.output(estimator.fit(x, target(x), null, 4), x));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aModelReadBackPredictsTheSame(Estimator estimator, @TempDir Path directory) throws IOException {
        Matrix x = points(40, 3, SEED);
        Model model = estimator.fit(x, target(x));
        Path file = directory.resolve("model");
        ModelFile.save(model, file);
        Model read = ModelFile.load(file, model.format());
        assertEquals(model.features(), read.features());
        assertArrayEquals(estimator.output(model, x), estimator.output(read, x));
        ModelFile.save(read, directory.resolve("again"));
        assertArrayEquals(Files.readAllBytes(file), Files.readAllBytes(directory.resolve("again")));
    }

    @ParameterizedTest
    @MethodSource("estimators")
    void aDamagedFileIsRefused(Estimator estimator, @TempDir Path directory) throws IOException {
        Matrix x = points(40, 3, SEED);
        Model model = estimator.fit(x, target(x));
        Path file = directory.resolve("model");
        ModelFile.save(model, file);
        byte[] bytes = Files.readAllBytes(file);
        ModelFormat<?> format = model.format();
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertMessage(() -> ModelFile.load(file, format), file.toString(), "checksum");
        Files.write(file, Arrays.copyOf(bytes, bytes.length - 3));
        assertMessage(() -> ModelFile.load(file, format), "checksum");
        Files.write(file, new byte[10]);
        assertMessage(() -> ModelFile.load(file, format), "got 10");
        bytes[0] = 'X';
        Files.write(file, bytes);
        assertMessage(() -> ModelFile.load(file, format), "not a model file");
    }

    private static void assertFinite(double[] values) {
        for (double value : values) {
            assertTrue(Double.isFinite(value), () -> "got " + value);
        }
    }

    private static void assertMessage(Executable call, String... parts) {
        String message = assertThrows(IllegalArgumentException.class, call).getMessage();
        for (String part : parts) {
            assertTrue(message.contains(part), message + " should contain: " + part);
        }
    }
}
