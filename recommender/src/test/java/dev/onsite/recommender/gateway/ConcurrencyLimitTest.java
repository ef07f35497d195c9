package dev.onsite.recommender.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ConcurrencyLimitTest {
    private static ConcurrencyLimit limit() {
        return new ConcurrencyLimit(new ConcurrencyLimit.Options(20, 4, 200));
    }

    private static int take(ConcurrencyLimit limit, Priority priority, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += limit.tryAcquire(priority) ? 1 : 0;
        }
        return taken;
    }

    @Test
    void leastImportantIsRefusedFirst() {
        ConcurrencyLimit limit = limit();

        assertEquals(12, take(limit, Priority.LOW, 100));
        assertEquals(6, take(limit, Priority.NORMAL, 100));
        assertEquals(2, take(limit, Priority.CRITICAL, 100));
        assertFalse(limit.tryAcquire(Priority.CRITICAL));
        assertEquals(1.0, limit.load());
    }

    /** Rounds of work that fill the limit, each taking that long. */
    private static void rounds(ConcurrencyLimit limit, int count, long latency) {
        for (int i = 0; i < count; i++) {
            int taken = take(limit, Priority.CRITICAL, limit.limit());
            for (int j = 0; j < taken; j++) {
                limit.release(latency);
            }
        }
    }

    @Test
    void growsWhileLatencyStaysAndShrinksWhenItRises() {
        ConcurrencyLimit limit = limit();
        rounds(limit, 100, 1_000_000);
        int grown = limit.limit();
        assertTrue(grown > 40, "grew to " + grown);

        rounds(limit, 60, 20_000_000);
        assertTrue(limit.limit() < grown / 2, "shrank from " + grown + " to " + limit.limit());

        rounds(limit, 200, 1_000_000);
        assertTrue(limit.limit() > grown / 2, "recovered to " + limit.limit());
    }

    @Test
    void unusedRoomDoesNotGrow() {
        ConcurrencyLimit limit = limit();
        for (int i = 0; i < 10_000; i++) {
            assertTrue(limit.tryAcquire(Priority.NORMAL));
            limit.release(1_000_000);
        }
        assertEquals(20, limit.limit());
        assertEquals(0, limit.inFlight());
    }
}
