package dev.onsite.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.concurrent.atomic.AtomicIntegerArray;
import org.junit.jupiter.api.Test;

class ParallelTest {
    @Test
    void everyTaskHasRunOnceWhenRunReturns() {
        for (int repetition = 0; repetition < 2000; repetition++) {
            int tasks = repetition % 7;
            AtomicIntegerArray runs = new AtomicIntegerArray(7);
            Parallel.run(tasks, 4, runs::incrementAndGet);
            for (int i = 0; i < 7; i++) {
                assertEquals(i < tasks ? 1 : 0, runs.get(i));
            }
        }
    }

    @Test
    void aFailingTaskFailsTheRun() {
        IllegalStateException error = assertThrows(
                IllegalStateException.class,
                () -> Parallel.run(50, 3, i -> {
                    if (i == 33) {
                        throw new IllegalStateException("task " + i);
                    }
                }));
        assertEquals("task 33", error.getMessage());
    }

    @Test
    void runsMayNest() {
        AtomicIntegerArray runs = new AtomicIntegerArray(64);
        Parallel.run(8, 4, i -> Parallel.run(8, 4, j -> runs.incrementAndGet(8 * i + j)));
        for (int i = 0; i < 64; i++) {
            assertEquals(1, runs.get(i));
        }
    }
}
