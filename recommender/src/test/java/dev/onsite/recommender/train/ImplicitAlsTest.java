package dev.onsite.recommender.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Cholesky;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.recommender.data.Interactions;
import dev.onsite.recommender.data.SyntheticTaste;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImplicitAlsTest {
    private static final int D = 8;
    private final Interactions data =
            new SyntheticTaste(new SyntheticTaste.Options(400, 200, 10, 15, 0.1, 3)).first(400);

    private static ImplicitAls.Options options(int iterations) {
        return ImplicitAls.Options.of(D, iterations, 11).withThreads(1);
    }

    private ImplicitAls fit(ImplicitAls.Options options, List<Double> losses) {
        return new ImplicitAls(400, 200, options).fit(data, (iteration, of, loss, state) -> losses.add(loss));
    }

    @Test
    void lossFallsInEveryIteration() {
        for (ImplicitAls.Solver solver : ImplicitAls.Solver.values()) {
            List<Double> losses = new ArrayList<>();
            fit(options(8).withSolver(solver), losses);
            for (int i = 1; i < losses.size(); i++) {
                assertTrue(losses.get(i) <= losses.get(i - 1) * (1 + 1e-5), solver + " " + losses);
            }
        }
    }

    @Test
    void lossIsWhatTheFormulaSays() {
        List<Double> losses = new ArrayList<>();
        ImplicitAls als = fit(options(2), losses);
        float[] x = als.userFactors();
        float[] y = als.itemFactors();
        double sum = 0;
        for (int u = 0; u < 400; u++) {
            boolean[] seen = new boolean[200];
            for (int item : data.history(u)) {
                seen[item] = true;
            }
            for (int i = 0; i < 200; i++) {
                double score = 0;
                for (int k = 0; k < D; k++) {
                    score += x[u * D + k] * y[i * D + k];
                }
                sum += (seen[i] ? (1 - score) * (1 - score) : 0) + als.options().alpha() * score * score;
            }
        }
        sum += squares(x, data, 200, als.options()) + squares(y, data.transpose(), 400, als.options());
        assertEquals(sum, losses.get(1), 1e-3 * sum);
    }

    private static double squares(float[] rows, Interactions side, int others, ImplicitAls.Options options) {
        double sum = 0;
        for (int r = 0; r < side.users(); r++) {
            double ridge = options.lambda() * (side.history(r).length + options.alpha() * others);
            for (int k = 0; k < D; k++) {
                sum += ridge * rows[r * D + k] * rows[r * D + k];
            }
        }
        return sum;
    }

    /** The normal equations in double, by the library. */
    @Test
    void bothSolversFindTheSolutionOfTheNormalEquations() {
        ImplicitAls als = fit(options(3), new ArrayList<>());
        float[] y = als.itemFactors();
        int[] seen = data.history(5);
        double[][] a = new double[D][D];
        double[] b = new double[D];
        double ridge = 0.003 * (seen.length + 0.1 * 200);
        for (int i = 0; i < 200; i++) {
            for (int j = 0; j < D; j++) {
                for (int k = 0; k < D; k++) {
                    a[j][k] += 0.1 * y[i * D + j] * y[i * D + k];
                }
            }
        }
        for (int j = 0; j < D; j++) {
            a[j][j] += ridge;
        }
        for (int item : seen) {
            for (int j = 0; j < D; j++) {
                b[j] += y[item * D + j];
                for (int k = 0; k < D; k++) {
                    a[j][k] += y[item * D + j] * y[item * D + k];
                }
            }
        }
        double[] expected = Cholesky.of(Matrix.of(a)).solve(b);
        for (ImplicitAls.Solver solver : ImplicitAls.Solver.values()) {
            ImplicitAls.Options how = new ImplicitAls.Options(D, 1, 0.1, 0.003, 1, solver, 30, 1, 1);
            RowSolver rows = new RowSolver(new RowSolver.Common(how, y, 200));
            float[] x = new float[D];
            rows.solve(seen, 0, seen.length, x, 0);
            for (int k = 0; k < D; k++) {
                assertEquals(expected[k], x[k], 2e-3 * (1 + Math.abs(expected[k])), solver + " component " + k);
            }
        }
    }

    @Test
    void threadsChangeNothing() {
        ImplicitAls one = fit(options(3), new ArrayList<>());
        ImplicitAls four = fit(options(3).withThreads(4), new ArrayList<>());
        assertArrayEquals(one.userFactors(), four.userFactors());
        assertArrayEquals(one.itemFactors(), four.itemFactors());
    }

    @Test
    void aStoppedTrainingEndsAsOneThatWasNot(@TempDir Path folder) throws IOException {
        Path file = folder.resolve("als.checkpoint");
        ImplicitAls whole = fit(options(4), new ArrayList<>());
        new Checkpoint(file, options(2), 1).write(fit(options(2), new ArrayList<>()));

        ImplicitAls resumed = new ImplicitAls(400, 200, options(4));
        assertTrue(new Checkpoint(file, options(4), 1).resume(resumed));
        assertEquals(2, resumed.iteration());
        resumed.fit(data, (iteration, of, loss, state) -> {});

        assertArrayEquals(whole.userFactors(), resumed.userFactors());
        assertArrayEquals(whole.itemFactors(), resumed.itemFactors());
        assertFalse(new Checkpoint(file, options(4), 2).resume(new ImplicitAls(400, 200, options(4))));
        assertFalse(
                new Checkpoint(file, options(4).withWeights(1, 1), 1).resume(new ImplicitAls(400, 200, options(4))));
    }

    @Test
    void itemsOfTheUsersClusterScoreHigherThanOthers() {
        SyntheticTaste taste = new SyntheticTaste(new SyntheticTaste.Options(400, 200, 10, 15, 0.1, 3));
        ImplicitAls als = fit(options(8), new ArrayList<>());
        int[] seen = data.history(9);
        float[] x = new float[D];
        als.foldIn().solve(seen, seen.length, x, 0);
        boolean[] own = new boolean[10];
        for (int item : seen) {
            own[taste.cluster(item)] = true;
        }
        double[] sum = new double[2];
        int[] count = new int[2];
        for (int i = 0; i < 200; i++) {
            int side = own[taste.cluster(i)] ? 1 : 0;
            count[side]++;
            for (int k = 0; k < D; k++) {
                sum[side] += x[k] * als.itemFactors()[i * D + k];
            }
        }
        assertTrue(sum[1] / count[1] > 2 * sum[0] / count[0], sum[1] / count[1] + " against " + sum[0] / count[0]);
    }
}
