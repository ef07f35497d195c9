package dev.onsite.judge.worker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ReserveTest {
    private final AtomicLong clock = new AtomicLong();
    private final ConcurrentLinkedQueue<Thing> made = new ConcurrentLinkedQueue<>();
    private final Reserve<String, Thing> reserve = new Reserve<>(Thing::new, clock::get);

    private final class Thing implements AutoCloseable {
        final CountDownLatch closed = new CountDownLatch(1);

        Thing(String kind) throws IOException {
            if (kind.equals("broken")) {
                throw new IOException("cannot be made");
            }
            made.add(this);
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }

    @AfterEach
    void close() {
        reserve.close();
    }

    private void awaitReady(String kind, int count) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (reserve.ready(kind) != count && System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertEquals(count, reserve.ready(kind));
    }

    @Test
    void whatIsWantedIsMadeBeforeItIsTaken() throws Exception {
        reserve.want("a");
        reserve.want("a");
        awaitReady("a", 1);
        Thing thing = reserve.take("a");
        assertEquals(1, made.size());
        assertTrue(made.contains(thing));
        assertEquals(0, reserve.ready("a"));
    }

    @Test
    void nothingIsMadeWhileSomethingIsInUse() throws Exception {
        reserve.take("a");
        reserve.take("b");
        reserve.done("a");
        assertEquals(2, made.size());
        reserve.done("b");
        awaitReady("b", 1);
        assertEquals(0, reserve.ready("a"), "only what was wanted last");
    }

    @Test
    void asManyAreKeptAsWereInUseTogetherUntilThatIsForgotten() throws Exception {
        for (int i = 0; i < 3; i++) {
            reserve.take("a");
        }
        for (int i = 0; i < 3; i++) {
            reserve.done("a");
        }
        awaitReady("a", 3);
        clock.addAndGet(TimeUnit.MINUTES.toNanos(6));
        Thing taken = reserve.take("a");
        reserve.done("a");
        awaitReady("a", 1);
        List<Thing> others = new ArrayList<>(made);
        others.remove(taken);
        int closed = 0;
        for (Thing other : others) {
            closed += other.closed.await(1, TimeUnit.SECONDS) ? 1 : 0;
        }
        // Two where the refill came before the one that was taken.
        assertTrue(closed == 1 || closed == 2, closed + " of those that were left over");
    }

    @Test
    void kindsOfLongAgoAreGivenUp() throws Exception {
        reserve.want("first");
        awaitReady("first", 1);
        for (int i = 0; i < 4; i++) {
            reserve.want("kind " + i);
        }
        while (made.isEmpty()) {
            Thread.onSpinWait();
        }
        assertTrue(made.element().closed.await(10, TimeUnit.SECONDS));
        assertEquals(0, reserve.ready("first"));
    }

    @Test
    void whatCannotBeMadeIsToldAndIsNotInUse() throws Exception {
        assertEquals(
                "cannot be made",
                assertThrows(IOException.class, () -> reserve.take("broken")).getMessage());
        reserve.want("broken");
        assertEquals(
                "cannot be made",
                assertThrows(IOException.class, () -> reserve.take("broken")).getMessage());
        Thing thing = reserve.take("a");
        assertFalse(thing.closed.await(0, TimeUnit.SECONDS));
        reserve.done("a");
        awaitReady("a", 1);
    }
}
