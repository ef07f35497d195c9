package dev.onsite.ml.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class TwoLayerNetworkTest {
    private final SplittableRandom random = new SplittableRandom(1);
    private final double[][] x = gaussian(6, 4);
    private final int[] labels = {0, 2, 1, 1, 0, 2};
    private final double[][] w1 = gaussian(4, 5);
    private final double[] b1 = gaussian(1, 5)[0];
    private final double[][] w2 = gaussian(5, 3);
    private final double[] b2 = gaussian(1, 3)[0];
    private final TwoLayerNetwork network = new TwoLayerNetwork(w1, b1, w2, b2);

    @Test
    void gradientsAgreeWithCentralDifferences() {
        var gradients = network.backward(x, labels);
        checkRows(w1, gradients.w1());
        checkRows(w2, gradients.w2());
        checkRows(new double[][] {b1, b2}, new double[][] {gradients.b1(), gradients.b2()});
    }

    private void checkRows(double[][] w, double[][] dw) {
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                double kept = w[i][j];
                w[i][j] = kept + 1e-6;
                double up = network.backward(x, labels).loss();
                w[i][j] = kept - 1e-6;
                double down = network.backward(x, labels).loss();
                w[i][j] = kept;
                assertEquals((up - down) / 2e-6, dw[i][j], 1e-5);
            }
        }
    }

    @Test
    void agreesWithTheLayers() {
        Precision d = Precision.DOUBLE;
        Dense first = Dense.create(d, 4, 5, Initializer.ZERO, random);
        Dense second = Dense.create(d, 5, 3, Initializer.ZERO, random);
        first.weight().value().copyFrom(flat(w1));
        first.bias().value().copyFrom(flat(b1));
        second.weight().value().copyFrom(flat(w2));
        second.bias().value().copyFrom(flat(b2));
        Sequential layers = Sequential.of(first, Activation.RELU, second);
        Cache cache = Cache.training(1);

        double loss = SoftmaxCrossEntropy.forward(layers.forward(flat(x), cache), labels, cache.child(9));
        layers.backward(SoftmaxCrossEntropy.backward(cache.child(9)), cache);

        var byHand = network.backward(x, labels);
        assertEquals(loss, byHand.loss(), 1e-12);
        for (int i = 0; i < 20; i++) {
            assertEquals(first.weight().gradient().get(i), byHand.w1()[i / 5][i % 5], 1e-12);
        }
    }

    @Test
    void descentLearnsExclusiveOr() {
        double[][] corners = {{0, 0}, {0, 1}, {1, 0}, {1, 1}};
        int[] parity = {0, 1, 1, 0};
        TwoLayerNetwork xor = TwoLayerNetwork.create(2, 8, 2, new SplittableRandom(3));
        for (int step = 0; step < 2000; step++) {
            xor.step(xor.backward(corners, parity), 0.5);
        }
        for (int i = 0; i < 4; i++) {
            assertTrue(xor.predict(corners)[i][parity[i]] > 0.95, "corner " + i);
        }
    }

    @Test
    void wrongShapesAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> network.backward(x, new int[] {0}));
        assertThrows(IllegalArgumentException.class, () -> network.backward(x, new int[] {0, 1, 2, 3, 0, 1}));
        assertThrows(IllegalArgumentException.class, () -> network.predict(new double[][] {{1, 2}}));
        assertThrows(IllegalArgumentException.class, () -> new TwoLayerNetwork(w1, b2, w2, b2));
    }

    private static Tensor flat(double[]... rows) {
        double[] flat = new double[rows.length * rows[0].length];
        for (int i = 0; i < flat.length; i++) {
            flat[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return Tensor.of(flat, rows.length, rows[0].length);
    }

    private double[][] gaussian(int rows, int columns) {
        double[][] a = new double[rows][columns];
        for (double[] row : a) {
            for (int j = 0; j < columns; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return a;
    }
}
