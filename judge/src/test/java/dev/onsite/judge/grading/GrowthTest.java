package dev.onsite.judge.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class GrowthTest {
    private static List<Growth.Point> points(int sizes, double exponent, double noise, long seed) {
        Random random = new Random(seed);
        return IntStream.range(0, sizes)
                .mapToObj(i -> new Growth.Point(
                        100 << i, 0.01 * Math.pow(100 << i, exponent) * Math.exp(noise * random.nextGaussian())))
                .toList();
    }

    @Test
    void anExactPowerIsFoundExactly() {
        Growth growth = Growth.fit(points(6, 2, 0, 1)).orElseThrow();
        assertEquals(2, growth.exponent(), 1e-9);
        assertEquals(0, growth.high() - growth.low(), 1e-6);
        assertEquals("Yours grows as n^2.00 (2.00 to 2.00); the intended is n log n.", growth.sentence("n log n"));
    }

    @Test
    void theIntervalHoldsTheTruthAboutAsOftenAsItSays() {
        int held = 0;
        for (int seed = 0; seed < 1_000; seed++) {
            Growth growth = Growth.fit(points(6, 1.5, 0.1, seed)).orElseThrow();
            held += growth.low() <= 1.5 && 1.5 <= growth.high() ? 1 : 0;
        }
        assertTrue(held > 930 && held < 970, held + " of 1000 intervals of 95 % hold the exponent");
    }

    @Test
    void fewPointsSayNothing() {
        assertEquals(Optional.empty(), Growth.fit(points(3, 1, 0, 1)));
        assertEquals(Optional.empty(), Growth.fit(List.of()));
    }
}
