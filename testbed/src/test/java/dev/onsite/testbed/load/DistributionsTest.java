package dev.onsite.testbed.load;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Arrivals and keys have the distributions they claim; seeds are fixed, so bounds of five deviations hold for good. */
class DistributionsTest {
    private static final int DRAWS = 200_000;
    private static final long SEED = 20_240_501;

    @Test
    void poissonGapsAreExponential() {
        Arrivals arrivals = Arrivals.poisson(1000, SEED);
        double sum = 0;
        double squares = 0;
        int aboveMean = 0;
        for (int i = 0; i < DRAWS; i++) {
            double gap = arrivals.nextGapNanos() / 1e6; // in means
            sum += gap;
            squares += gap * gap;
            aboveMean += gap > 1 ? 1 : 0;
        }
        double mean = sum / DRAWS;
        double root = Math.sqrt(DRAWS);
        assertEquals(1, mean, 5 / root, "mean, seed " + SEED);
        assertEquals(1, squares / DRAWS - mean * mean, 5 * Math.sqrt(8) / root, "variance, seed " + SEED);
        double p = Math.exp(-1);
        assertEquals(p, (double) aboveMean / DRAWS, 5 * Math.sqrt(p * (1 - p)) / root, "P(gap > mean), seed " + SEED);
    }

    @Test
    void constantGapsAreEqual() {
        Arrivals arrivals = Arrivals.constant(4000);
        assertEquals(250_000, arrivals.nextGapNanos());
        assertEquals(250_000, arrivals.nextGapNanos());
        assertThrows(IllegalArgumentException.class, () -> Arrivals.constant(0));
        assertThrows(IllegalArgumentException.class, () -> Arrivals.constant(Double.NaN));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.5, 0.99, 1, 1.2, 3})
    void zipfKeysHaveTheirProbabilities(double s) {
        int n = 50;
        long[] counts = new long[n];
        Zipf zipf = new Zipf(n, s, SEED);
        for (int i = 0; i < DRAWS; i++) {
            counts[(int) zipf.next()]++;
        }
        double whole = 0;
        for (int k = 1; k <= n; k++) {
            whole += Math.pow(k, -s);
        }
        for (int k = 1; k <= n; k++) {
            double expected = DRAWS * Math.pow(k, -s) / whole;
            String message = "key " + (k - 1) + ", seed " + SEED;
            assertEquals(expected, (double) counts[k - 1], 5 * Math.sqrt(expected) + 1, message);
        }
    }

    @Test
    void zipfOverABillionKeysStaysInRangeAndRepeatsWithItsSeed() {
        Zipf zipf = new Zipf(1_000_000_000L, 1.01, SEED);
        Zipf again = new Zipf(1_000_000_000L, 1.01, SEED);
        for (int i = 0; i < 10_000; i++) {
            long key = zipf.next();
            assertTrue(key >= 0 && key < 1_000_000_000L);
            assertEquals(key, again.next());
        }
        assertEquals(0, new Zipf(1, 1, SEED).next());
        assertThrows(IllegalArgumentException.class, () -> new Zipf(0, 1, SEED));
        assertThrows(IllegalArgumentException.class, () -> new Zipf(5, -1, SEED));
    }
}
