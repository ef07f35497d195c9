package dev.onsite.ml.linalg;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class FactorizationTest {
    @Test
    void choleskyMultipliesBackAndSolves() {
        for (int n = 1; n < 30; n++) {
            Random random = new Random(n);
            Matrix a = MatrixTest.random(n, n + 3, random);
            Matrix spd = a.times(a.transpose());
            Cholesky cholesky = Cholesky.of(spd);
            Matrix lower = cholesky.lower();
            assertArrayEquals(spd.values(), lower.times(lower.transpose()).values(), 1e-12, "seed " + n);
            double[] x = random.doubles(n).toArray();
            assertArrayEquals(x, cholesky.solve(spd.times(x)), 1e-6, "seed " + n);
            assertEquals(2 * Math.log(product(lower)), cholesky.logDeterminant(), 1e-9, "seed " + n);
        }
    }

    private static double product(Matrix lower) {
        double product = 1;
        for (int i = 0; i < lower.rows(); i++) {
            product *= lower.get(i, i);
        }
        return product;
    }

    @Test
    void choleskyRefusesAnIndefiniteMatrix() {
        Matrix indefinite = Matrix.of(new double[][] {{1, 2}, {2, 1}});
        ArithmeticException error = assertThrows(ArithmeticException.class, () -> Cholesky.of(indefinite));
        assertTrue(error.getMessage().contains("pivot 1 is -3.0"), error.getMessage());
    }

    /** At the minimum the residual is orthogonal to every column. */
    @Test
    void leastSquaresLeavesAnOrthogonalResidual() {
        for (int seed = 0; seed < 40; seed++) {
            Random random = new Random(seed);
            int n = 1 + random.nextInt(30);
            int d = 1 + random.nextInt(15);
            Matrix a = MatrixTest.random(n, d, random);
            if (seed % 3 == 0 && d > 1) {
                for (int i = 0; i < n; i++) {
                    a.set(i, d - 1, 2 * a.get(i, 0));
                }
            }
            double[] b = random.doubles(n, -1, 1).toArray();
            QR qr = QR.of(a);
            assertTrue(qr.rank() <= Math.min(n, seed % 3 == 0 && d > 1 ? d - 1 : d), "seed " + seed);
            double[] residual = a.times(qr.solve(b));
            for (int i = 0; i < n; i++) {
                residual[i] -= b[i];
            }
            assertArrayEquals(new double[d], a.transpose().times(residual), 1e-10, "seed " + seed);
        }
    }

    @Test
    void eigenvectorsAreOrthonormalAndMultiplyBack() {
        for (int n = 1; n < 40; n += 3) {
            Random random = new Random(n);
            Matrix a = MatrixTest.random(n, n, random);
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < i; j++) {
                    a.set(j, i, a.get(i, j));
                }
            }
            SymmetricEigen eigen = SymmetricEigen.of(a);
            Matrix v = eigen.vectors();
            assertArrayEquals(
                    Matrix.identity(n).values(), v.times(v.transpose()).values(), 1e-12, "seed " + n);
            Matrix scaled = v.copy();
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    scaled.set(i, j, eigen.values()[i] * v.get(i, j));
                }
            }
            assertArrayEquals(a.values(), v.transpose().times(scaled).values(), 1e-12, "seed " + n);
            for (int i = 1; i < n; i++) {
                assertTrue(eigen.values()[i] <= eigen.values()[i - 1]);
            }
        }
    }

    @Test
    void eigenvaluesOfSpecialMatrices() {
        assertArrayEquals(
                new double[] {3, 2, 1}, SymmetricEigen.of(diagonal(1, 3, 2)).values(), 0);
        assertArrayEquals(
                new double[] {0, 0}, SymmetricEigen.of(Matrix.zeros(2, 2)).values(), 0);
        assertArrayEquals(
                new double[] {4, 0, 0, 0},
                SymmetricEigen.of(Matrix.wrap(new double[] {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1}, 4, 4))
                        .values(),
                1e-14);
    }

    private static Matrix diagonal(double... values) {
        Matrix diagonal = Matrix.zeros(values.length, values.length);
        for (int i = 0; i < values.length; i++) {
            diagonal.set(i, i, values[i]);
        }
        return diagonal;
    }
}
