package dev.onsite.recommender.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class RateLimiterTest {
    private static final long START = System.nanoTime();
    private static final long SECOND = 1_000_000_000L;

    private static RateLimiter limiter(long client, long window, long global) {
        return new RateLimiter(new RateLimit(client, window), RateLimit.perSecond(global));
    }

    @Test
    void burstOfTheQuotaIsLetInAndTheNextIsNot() {
        RateLimiter limiter = limiter(7, 60, 1000);

        for (int i = 0; i < 7; i++) {
            RateLimiter.Decision decision = limiter.decide("a", START);
            assertTrue(decision.allowed(), "request " + i);
            assertEquals(6 - i, decision.remaining());
        }

        RateLimiter.Decision refused = limiter.decide("a", START);
        assertFalse(refused.allowed());
        assertEquals("client", refused.policy());
        assertEquals("\"client\";q=7;w=60", refused.policyHeader());
        assertEquals("\"client\";r=0;t=" + refused.resetSeconds(), refused.header());
    }

    @Test
    void whoeverWaitsAsToldIsLetIn() {
        RateLimiter limiter = limiter(7, 60, 1000);
        for (int i = 0; i < 7; i++) {
            limiter.decide("a", START);
        }

        RateLimiter.Decision refused = limiter.decide("a", START);

        assertEquals(9, refused.resetSeconds()); // 60 s / 7, rounded up
        assertFalse(limiter.decide("a", START + 8 * SECOND).allowed());
        assertTrue(limiter.decide("a", START + 9 * SECOND).allowed());
    }

    @Test
    void clientsDoNotShareTheirQuotaButTheTotal() {
        RateLimiter limiter = limiter(10, 1, 15);
        int allowed = 0;
        for (int i = 0; i < 10; i++) {
            allowed += limiter.decide("a", START).allowed() ? 1 : 0;
        }
        assertEquals(10, allowed);
        RateLimiter.Decision last = null;
        for (int i = 0; i < 6; i++) {
            last = limiter.decide("b", START);
        }
        assertFalse(last.allowed());
        assertEquals("global", last.policy());
    }

    @Test
    void rateOverAMinuteIsTheQuotaAMinute() {
        RateLimiter limiter = limiter(100, 1, 1_000_000);
        int allowed = 0;
        for (long t = 0; t < 60 * SECOND; t += SECOND / 1000) {
            allowed += limiter.decide("a", START + t).allowed() ? 1 : 0;
        }
        assertTrue(Math.abs(allowed - 60 * 100 - 100) <= 1, "let in " + allowed);
    }

    @Test
    void quotaOfZeroIsRefusedWithTheRange() {
        var failure = assertThrows(IllegalArgumentException.class, () -> new RateLimit(0, 1));
        assertEquals("quota must be between 1 and 1000000000, got 0", failure.getMessage());
    }
}
