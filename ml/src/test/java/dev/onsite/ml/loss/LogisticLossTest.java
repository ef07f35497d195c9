package dev.onsite.ml.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Matrix;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticLossTest {
    @Test
    void gradientIsTheCentralDifference() {
        long seed = 11;
        Random random = new Random(seed);
        Matrix x = Matrix.wrap(random.doubles(40 * 3, -2, 2).toArray(), 40, 3);
        double[] y = random.ints(40, 0, 2).asDoubleStream().toArray();
        double[] w = random.doubles(3, -1, 1).toArray();
        double bias = 0.4;
        LogisticLoss at = LogisticLoss.of(x, y, w, bias);
        double step = 1e-6;
        for (int j = 0; j < 3; j++) {
            double[] up = w.clone();
            double[] down = w.clone();
            up[j] += step;
            down[j] -= step;
            double difference = (LogisticLoss.of(x, y, up, bias).loss()
                            - LogisticLoss.of(x, y, down, bias).loss())
                    / (2 * step);
            assertEquals(difference, at.gradient()[j], 1e-9, "seed " + seed);
        }
        double difference = (LogisticLoss.of(x, y, w, bias + step).loss()
                        - LogisticLoss.of(x, y, w, bias - step).loss())
                / (2 * step);
        assertEquals(difference, at.biasGradient(), 1e-9, "seed " + seed);
    }

    @Test
    void confidentMistakesCostTheirLogitNotInfinity() {
        Matrix x = Matrix.of(new double[][] {{1e4}, {-1e4}});
        LogisticLoss wrong = LogisticLoss.of(x, new double[] {0, 1}, new double[] {1}, 0);
        assertEquals(1e4, wrong.loss(), 0);
        assertEquals(1e4, wrong.gradient()[0], 0);
        LogisticLoss right = LogisticLoss.of(x, new double[] {1, 0}, new double[] {1}, 0);
        assertEquals(0, right.loss(), 0);
    }

    @Test
    void targetsOutsideZeroToOneAreRefused() {
        Matrix x = Matrix.of(new double[][] {{1}, {2}});
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class, () -> LogisticLoss.of(x, new double[] {1, -1}, new double[] {0}, 0));
        assertTrue(error.getMessage().contains("-1.0 at index 1"), error.getMessage());
    }
}
