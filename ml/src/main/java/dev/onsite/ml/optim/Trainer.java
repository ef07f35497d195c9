package dev.onsite.ml.optim;

import dev.onsite.ml.nn.Cache;
import dev.onsite.ml.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/**
 * Epochs of shuffled batches. Order and dropout follow from the seed and the epoch's or step's number alone, so that a
 * run resumed from a checkpoint gives the same bits as one that was never interrupted.
 */
public final class Trainer {
    private final Options options;
    private final Path checkpoint;
    private final Consumer<Progress> listener;

    /**
     * What does not change while learning.
     *
     * @param epochs passes over the data
     * @param batchSize examples a step; the last batch of an epoch may be smaller
     * @param schedule of the learning rate
     * @param clipNorm largest joint norm of the gradients; 0 for no clipping
     * @param patience epochs without a better validation loss after which to stop; 0 for never
     * @param seed of order and dropout
     */
    public record Options(int epochs, int batchSize, Schedule schedule, double clipNorm, int patience, long seed) {
        public Options {
            Ranges.positive("epochs", epochs);
            Ranges.positive("batchSize", batchSize);
            Ranges.notNegative("clipNorm", clipNorm);
            Ranges.notNegative("patience", patience);
        }

        /** No clipping, no early stopping, seed 1. */
        public static Options of(int epochs, int batchSize, Schedule schedule) {
            return new Options(epochs, batchSize, schedule, 0, 0, 1);
        }

        public Options withEpochs(int newEpochs) {
            return new Options(newEpochs, batchSize, schedule, clipNorm, patience, seed);
        }
    }

    /**
     * One finished epoch.
     *
     * @param epoch from 1
     * @param loss mean over the epoch's examples, while they were learned
     * @param validationLoss NaN where there is none
     * @param examplesPerSecond wall clock, validation left out
     */
    public record Progress(int epoch, double loss, double validationLoss, double examplesPerSecond) {}

    /**
     * A run.
     *
     * @param epochs what was learned in this run
     * @param stoppedEarly whether patience ran out; the best epoch's weights are then in the model
     */
    public record History(List<Progress> epochs, boolean stoppedEarly) {}

    /** No checkpoints, no listener. */
    public Trainer(Options options) {
        this(options, null, progress -> {});
    }

    /**
     * With checkpoints.
     *
     * @param checkpoint written after every epoch and resumed from if it is there; null for none
     */
    public Trainer(Options options, Path checkpoint, Consumer<Progress> listener) {
        this.options = options;
        this.checkpoint = checkpoint;
        this.listener = listener;
    }

    /**
     * Learns.
     *
     * @throws IllegalArgumentException if there is nothing to learn from, or the checkpoint is another model's
     * @throws ArithmeticException if the loss becomes NaN or infinite
     * @throws UncheckedIOException if a checkpoint cannot be read or written
     */
    public History fit(TrainingTask task, Optimizer optimizer) {
        Ranges.positive("the number of examples", task.examples());
        Checkpoint.Position position = Checkpoint.Position.START;
        List<Tensor> best = new ArrayList<>();
        try {
            if (checkpoint != null && Files.exists(checkpoint)) {
                position = Checkpoint.read(checkpoint, task, optimizer, best);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read checkpoint " + checkpoint, e);
        }
        Cache cache = Cache.training(options.seed());
        List<Progress> history = new ArrayList<>();
        boolean stopped = exhausted(position);
        for (int epoch = position.epoch(); epoch < options.epochs() && !stopped; epoch++) {
            long start = System.nanoTime();
            double loss = epoch(epoch, task, optimizer, cache);
            double seconds = (System.nanoTime() - start) / 1e9;
            double validation = task.validationLoss();
            position = next(position, epoch, validation, task, best);
            stopped = exhausted(position);
            Progress progress = new Progress(epoch + 1, loss, validation, task.examples() / seconds);
            history.add(progress);
            listener.accept(progress);
            if (checkpoint != null) {
                save(position, task, optimizer, best);
            }
        }
        if (stopped) {
            copy(best, Checkpoint.learned(task));
        }
        return new History(List.copyOf(history), stopped);
    }

    private double epoch(int epoch, TrainingTask task, Optimizer optimizer, Cache cache) {
        int[] order = order(task.examples(), epoch);
        int[] batch = new int[Math.min(options.batchSize(), order.length)];
        double total = 0;
        for (int from = 0; from < order.length; from += batch.length) {
            int size = Math.min(options.batchSize(), order.length - from);
            if (size != batch.length) {
                batch = new int[size];
            }
            System.arraycopy(order, from, batch, 0, size);
            cache.reseed(options.seed() * 0x9E3779B97F4A7C15L + optimizer.steps());
            optimizer.clearGradients();
            double loss = task.trainBatch(batch, cache);
            if (!Double.isFinite(loss)) {
                throw new ArithmeticException("the loss became " + loss + " at step " + optimizer.steps()
                        + ": lower the learning rate, clip the gradients, or look for NaN in the data");
            }
            if (options.clipNorm() > 0) {
                GradientClipping.byNorm(optimizer.parameters(), options.clipNorm());
            }
            optimizer.step(options.schedule().rate(optimizer.steps()));
            total += loss * size;
        }
        return total / order.length;
    }

    private int[] order(int n, int epoch) {
        int[] order = new int[n];
        SplittableRandom random = new SplittableRandom(options.seed() + 0x5DEECE66DL * (epoch + 1L));
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }

    private Checkpoint.Position next(
            Checkpoint.Position before, int epoch, double validation, TrainingTask task, List<Tensor> best) {
        boolean better = validation < before.bestLoss();
        if (options.patience() > 0 && better) {
            if (best.isEmpty()) {
                for (Tensor tensor : Checkpoint.learned(task)) {
                    best.add(tensor.copy());
                }
            }
            copy(Checkpoint.learned(task), best);
        }
        return new Checkpoint.Position(
                epoch + 1, better ? validation : before.bestLoss(), better ? 0 : before.sinceBest() + 1);
    }

    private boolean exhausted(Checkpoint.Position position) {
        return options.patience() > 0
                && position.sinceBest() >= options.patience()
                && position.bestLoss() < Double.POSITIVE_INFINITY;
    }

    private static void copy(List<Tensor> from, List<Tensor> to) {
        for (int i = 0; i < from.size(); i++) {
            to.get(i).copyFrom(from.get(i));
        }
    }

    private void save(Checkpoint.Position position, TrainingTask task, Optimizer optimizer, List<Tensor> best) {
        try {
            Checkpoint.write(checkpoint, position, task, optimizer, best);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write checkpoint " + checkpoint, e);
        }
    }
}
