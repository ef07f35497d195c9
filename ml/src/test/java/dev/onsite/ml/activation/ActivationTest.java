package dev.onsite.ml.activation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ActivationTest {
    @ParameterizedTest
    @EnumSource
    void derivativeIsTheCentralDifference(Activation activation) {
        double step = 1e-6;
        for (double x = -8.05; x < 8; x += 0.1) {
            double difference = (activation.value(x + step) - activation.value(x - step)) / (2 * step);
            assertEquals(difference, activation.derivative(x), 1e-8, activation + " at " + x);
        }
    }

    @ParameterizedTest
    @EnumSource
    void valuesAndDerivativesAreFiniteFarOut(Activation activation) {
        for (double x : new double[] {-1e308, -1e154, -1e4, -750, -40, -0.0, 0, 40, 750, 1e4, 1e154, 1e308}) {
            assertTrue(Double.isFinite(activation.value(x)), activation + " at " + x);
            assertTrue(Double.isFinite(activation.derivative(x)), activation + "' at " + x);
        }
    }

    @Test
    void sigmoidKeepsItsTails() {
        assertEquals(Math.exp(-700), Activation.sigmoid(-700), 1e-315);
        assertEquals(Math.exp(-700), Activation.SIGMOID.derivative(700), 1e-315);
        assertEquals(-1e4, Activation.logSigmoid(-1e4), 0);
        assertEquals(1e4, Activation.softplus(1e4), 0);
        assertEquals(0.25, Activation.SIGMOID.derivative(0), 0);
    }

    /** Φ from tables of the normal distribution to 15 digits. */
    @Test
    void geluUsesTheExactNormalDistribution() {
        assertEquals(0.841344746068543, Activation.GELU.value(1), 1e-15);
        assertEquals(3 * 0.998650101968370, Activation.GELU.value(3), 1e-14);
        assertEquals(-5 * 2.866515718791939e-7, Activation.GELU.value(-5), 1e-20);
        assertEquals(-8 * 6.220960574271785e-16, Activation.GELU.value(-8), 1e-28);
    }

    @Test
    void tanhFormOfGeluStaysNearTheExactOne() {
        for (double x = -6; x < 6; x += 0.01) {
            assertEquals(Activation.GELU.value(x), Activation.GELU_TANH.value(x), 5e-4);
        }
    }
}
