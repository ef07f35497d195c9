package dev.onsite.ml.svm;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Matrix;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SvmPropertyTest {
    /** α = 0 ⇒ margin ≥ 1, 0 &lt; α &lt; C ⇒ margin = 1, α = C ⇒ margin ≤ 1; and Σ αᵢyᵢ = 0. */
    @Test
    void kernelSvmSatisfiesItsOptimalityConditions() {
        for (int seed = 0; seed < 30; seed++) {
            Random random = new Random(seed);
            int n = 10 + random.nextInt(120);
            Matrix x = points(n, 3, random);
            int[] y = labels(x, random);
            double[] upper = random.doubles(n, 0.1, 5).toArray();
            Kernel kernel = seed % 2 == 0 ? Kernel.rbf(0.5) : Kernel.polynomial(2, 0.3, 1);
            KernelRows rows = new KernelRows(x, kernel);
            // Room for two rows only: the cache must not change the answer.
            Smo smo = new Smo(x, y, upper, rows, seed % 3 == 0 ? 1 : 10_000_000);
            smo.solve(1e-6, 1_000_000);
            assertTrue(smo.converged, "seed " + seed);
            double balance = 0;
            double[] k = new double[rows.stride()];
            for (int i = 0; i < n; i++) {
                balance += smo.alpha[i] * y[i];
                rows.fill(x.values(), i * 3, k);
                double decision = smo.bias;
                for (int j = 0; j < n; j++) {
                    decision += smo.alpha[j] * y[j] * k[j];
                }
                double margin = y[i] * decision;
                String where = "seed " + seed + ", row " + i + ", α " + smo.alpha[i] + ", margin " + margin;
                assertTrue(smo.alpha[i] >= 0 && smo.alpha[i] <= upper[i], where);
                assertTrue(smo.alpha[i] >= upper[i] || margin >= 1 - 2e-6, where);
                assertTrue(smo.alpha[i] <= 0 || margin <= 1 + 2e-6, where);
            }
            assertEquals(0, balance, 1e-9, "seed " + seed);
        }
    }

    @Test
    void kernelRowsAreTheirDefinition() {
        Matrix x = points(37, 5, new Random(1));
        double gamma = 0.7;
        double[] row = new double[stride(x)];
        for (Kernel kernel : new Kernel[] {Kernel.rbf(gamma), Kernel.linear(), Kernel.polynomial(3, gamma, 0.5)}) {
            new KernelRows(x, kernel).fill(x.values(), 10, row);
            for (int j = 0; j < 37; j++) {
                double dot = 0;
                double squared = 0;
                for (int f = 0; f < 5; f++) {
                    dot += x.get(2, f) * x.get(j, f);
                    squared += Math.pow(x.get(2, f) - x.get(j, f), 2);
                }
                double expected = switch (kernel.type()) {
                    case RBF -> Math.exp(-gamma * squared);
                    case LINEAR -> dot;
                    case POLYNOMIAL -> Math.pow(gamma * dot + 0.5, 3);
                };
                assertEquals(expected, row[j], 1e-12 * Math.max(1, Math.abs(expected)));
            }
        }
    }

    private static int stride(Matrix x) {
        return new KernelRows(x, Kernel.linear()).stride();
    }

    @Test
    void probabilitiesSumToOneAndFollowTheDecision() {
        Random random = new Random(3);
        Matrix x = points(150, 3, random);
        int[] y = new int[150];
        Arrays.setAll(y, i -> x.get(i, 0) > 0.4 ? 2 : x.get(i, 1) > 0 ? 1 : 0);
        KernelSvm fit =
                KernelSvm.fit(x, y, KernelSvm.Options.defaults().withC(10).withProbability(true));
        int agree = 0;
        for (int i = 0; i < 150; i++) {
            double[] p = fit.probabilities(x.row(i));
            assertEquals(1, Arrays.stream(p).sum(), 1e-9);
            int best = 0;
            for (int k = 1; k < 3; k++) {
                best = p[k] > p[best] ? k : best;
            }
            agree += best == y[i] ? 1 : 0;
        }
        assertTrue(agree > 135, agree + " of 150");
        KernelSvm without = KernelSvm.fit(x, y, KernelSvm.Options.defaults());
        IllegalStateException error = assertThrows(IllegalStateException.class, () -> without.probabilities(x.row(0)));
        assertTrue(error.getMessage().contains("withProbability(true)"));
    }

    /** Two classes: coupling must give back the pair itself; with three, consistent pairs give their common source. */
    @Test
    void couplingRecoversConsistentProbabilities() {
        double[] p = {0.2, 0.5, 0.3};
        double[][] pairwise = new double[3][3];
        for (int a = 0; a < 3; a++) {
            for (int b = 0; b < 3; b++) {
                pairwise[a][b] = a == b ? 0 : p[a] / (p[a] + p[b]);
            }
        }
        assertArrayEquals(p, Platt.couple(pairwise), 1e-8);
    }

    @Test
    void linearSvmSeparatesWhatCanBeSeparated() {
        for (int seed = 0; seed < 10; seed++) {
            Random random = new Random(seed);
            Matrix x = points(100, 2, random);
            int[] y = new int[100];
            for (int i = 0; i < 100; i++) {
                y[i] = x.get(i, 0) + x.get(i, 1) > 0 ? 1 : 0;
                double shift = y[i] == 1 ? 0.3 : -0.3;
                x.set(i, 0, x.get(i, 0) + shift);
            }
            for (boolean squared : new boolean[] {false, true}) {
                assertArrayEquals(
                        y,
                        LinearSvm.fit(
                                        x,
                                        y,
                                        LinearSvm.Options.defaults().withC(100).withSquaredHinge(squared))
                                .predict(x),
                        "seed " + seed);
            }
        }
    }

    private static Matrix points(int n, int d, Random random) {
        Matrix x = Matrix.zeros(n, d);
        for (int i = 0; i < n * d; i++) {
            x.values()[i] = random.nextGaussian();
        }
        return x;
    }

    private static int[] labels(Matrix x, Random random) {
        int[] y = new int[x.rows()];
        Arrays.setAll(y, i -> x.get(i, 0) * x.get(i, 1) + 0.5 * random.nextGaussian() > 0 ? 1 : -1);
        y[0] = 1;
        y[1] = -1;
        return y;
    }
}
