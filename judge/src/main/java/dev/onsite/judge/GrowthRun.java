package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Growth;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.worker.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Measures how a submission's processor time grows, in one worker: first the smallest size until the just-in-time
 * compiler is done with it, then growing sizes until one takes long, then all of them again. The least time of a size
 * counts, less what it takes to read the input alone.
 */
final class GrowthRun {
    /** From one size to the next. */
    private static final double STEP = Math.sqrt(2);

    private static final int MOST_SIZES = 40;
    private static final long SEED = 1;

    /** So much of the smallest size, at most, before anything is measured. */
    private static final double WARM_MILLIS = 200;

    private static final int MOST_WARM = 40;

    /** Below this, what is measured is the exchange with the worker. */
    private static final double LEAST_MILLIS = 1;

    /** A size that takes longer is the last. */
    private static final double ENOUGH_MILLIS = 120;

    private static final int ROUNDS = 3;
    private static final long MOST_NANOS = 20_000_000_000L;

    private final Execution execution;
    private final Scalable scalable;
    private final long start = System.nanoTime();

    GrowthRun(Execution execution, Scalable scalable) {
        this.execution = execution;
        this.scalable = scalable;
    }

    /** A size while it is measured. */
    private static final class Size {
        final int n;
        final Case test;
        double reading = Double.POSITIVE_INFINITY;
        double millis = Double.POSITIVE_INFINITY;

        Size(int n, Case test) {
            this.n = n;
            this.test = test;
        }

        double net() {
            return millis - reading;
        }
    }

    Optional<Growth> measure(List<Object> code) {
        if (!execution.load(code).accepted()) {
            return Optional.empty();
        }
        Size smallest = size(scalable.smallest());
        double spent = 0;
        for (int i = 0; i < MOST_WARM && spent < WARM_MILLIS; i++) {
            if (!time(smallest)) {
                return Optional.empty();
            }
            spent += smallest.millis;
        }
        List<Size> sizes = new ArrayList<>();
        double n = scalable.smallest();
        do {
            Size size = size((int) Math.round(n));
            if (!time(size)) {
                break;
            }
            sizes.add(size);
            n *= STEP;
        } while (sizes.size() < MOST_SIZES
                && !late()
                && sizes.get(sizes.size() - 1).net() < ENOUGH_MILLIS);
        boolean answering = true;
        for (int i = 0; i < (ROUNDS - 1) * sizes.size() && answering && !late(); i++) {
            answering = time(sizes.get(i % sizes.size()));
        }
        return Growth.fit(sizes.stream()
                .filter(size -> size.net() >= LEAST_MILLIS)
                .map(size -> new Growth.Point(size.n, size.net()))
                .toList());
    }

    /** On a machine that is busy with something else what there is must do. */
    private boolean late() {
        return System.nanoTime() - start > MOST_NANOS;
    }

    private Size size(int n) {
        return new Size(n, scalable.caseOf(n, SEED));
    }

    /** Whether the submission answered. */
    private boolean time(Size size) {
        Reply read = execution.read(size.test);
        if (read.frame() == null || read.frame().kind() != 'K') {
            return false;
        }
        Reply run = execution.run(size.test);
        size.reading = Math.min(size.reading, read.cpuMillis());
        size.millis = Math.min(size.millis, run.cpuMillis());
        return run.frame() != null && run.frame().kind() == 'V';
    }
}
