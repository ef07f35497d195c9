package dev.onsite.ml.optim;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.nn.Activation;
import dev.onsite.ml.nn.BatchNorm;
import dev.onsite.ml.nn.Cache;
import dev.onsite.ml.nn.Dense;
import dev.onsite.ml.nn.Dropout;
import dev.onsite.ml.nn.Initializer;
import dev.onsite.ml.nn.Parameter;
import dev.onsite.ml.nn.SampleData;
import dev.onsite.ml.nn.Sequential;
import dev.onsite.ml.nn.SoftmaxCrossEntropy;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainerTest {
    @TempDir
    private Path directory;

    /** Digits by a network with dropout and batch norm: everything that a checkpoint must carry. */
    private static final class DigitsTask implements TrainingTask {
        private static final SampleData.Digits ALL = SampleData.digits().shuffled(1);
        private final SampleData.Digits learned;
        private final SampleData.Digits held = ALL.range(1437, 1797);
        private final BatchNorm norm = new BatchNorm(Precision.FLOAT, 64, BatchNorm.Options.DEFAULT);
        private final Sequential network;

        DigitsTask(int examples, double dropout) {
            SplittableRandom random = new SplittableRandom(11);
            learned = ALL.range(0, examples);
            network = Sequential.of(
                    Dense.create(Precision.FLOAT, 64, 64, Initializer.HE_NORMAL, random),
                    norm,
                    Activation.RELU,
                    new Dropout(dropout),
                    Dense.create(Precision.FLOAT, 64, 10, Initializer.XAVIER_NORMAL, random));
        }

        @Override
        public int examples() {
            return learned.labels().length;
        }

        @Override
        public double trainBatch(int[] examples, Cache cache) {
            Tensor x = Tensor.zeros(Precision.FLOAT, examples.length, 64);
            x.precision().linear().gatherRows(learned.pixels(), examples, x);
            int[] labels = new int[examples.length];
            for (int i = 0; i < labels.length; i++) {
                labels[i] = learned.labels()[examples[i]];
            }
            Cache lossCache = Cache.training(1);
            double loss = SoftmaxCrossEntropy.forward(network.forward(x, cache), labels, lossCache);
            network.backwardParameters(SoftmaxCrossEntropy.backward(lossCache), cache);
            return loss;
        }

        @Override
        public double validationLoss() {
            return SoftmaxCrossEntropy.forward(
                    network.forward(held.pixels(), Cache.inference()), held.labels(), Cache.inference());
        }

        double accuracy() {
            Tensor logits = network.forward(held.pixels(), Cache.inference());
            int hits = 0;
            for (int i = 0; i < held.labels().length; i++) {
                int best = 0;
                for (int j = 1; j < 10; j++) {
                    best = logits.get(i * 10 + j) > logits.get(i * 10 + best) ? j : best;
                }
                hits += best == held.labels()[i] ? 1 : 0;
            }
            return (double) hits / held.labels().length;
        }

        @Override
        public List<Parameter> parameters() {
            return network.parameters();
        }

        @Override
        public List<Tensor> buffers() {
            return List.of(norm.runningMean(), norm.runningVariance());
        }
    }

    private static Optimizer adam(TrainingTask task) {
        return new Adam(task.parameters(), Adam.Options.decoupled(0.01));
    }

    @Test
    void aPerceptronReadsDigitsOnTestDataItNeverSaw() {
        DigitsTask task = new DigitsTask(1437, 0.2);
        Schedule schedule = Schedule.cosine(3e-3, 1e-4, 30 * 45).afterWarmup(20);

        Trainer.History history = new Trainer(Trainer.Options.of(30, 32, schedule)).fit(task, adam(task));

        assertTrue(task.accuracy() >= 0.97, "accuracy " + task.accuracy());
        assertTrue(history.epochs().get(29).loss() < history.epochs().get(0).loss() / 10);
        assertTrue(history.epochs().get(29).examplesPerSecond() > 0);
    }

    @Test
    void aResumedRunGivesTheSameBits() {
        Trainer.Options options = new Trainer.Options(6, 32, Schedule.cosine(1e-3, 1e-5, 40), 1, 0, 5);
        DigitsTask whole = new DigitsTask(200, 0.3);
        new Trainer(options).fit(whole, adam(whole));

        Path file = directory.resolve("run");
        for (int until : new int[] {2, 3, 6}) {
            DigitsTask again = new DigitsTask(200, 0.3);
            new Trainer(options.withEpochs(until), file, p -> {}).fit(again, adam(again));
            if (until == 6) {
                for (int i = 0; i < whole.parameters().size(); i++) {
                    assertArrayEquals(
                            whole.parameters().get(i).value().floats(),
                            again.parameters().get(i).value().floats());
                }
                assertArrayEquals(
                        whole.norm.runningVariance().floats(),
                        again.norm.runningVariance().floats());
            }
        }
    }

    @Test
    void patienceBringsTheBestWeightsBack() {
        DigitsTask task = new DigitsTask(60, 0);
        List<Trainer.Progress> seen = new ArrayList<>();

        Trainer.History history = new Trainer(
                        new Trainer.Options(200, 20, Schedule.constant(0.02), 0, 4, 1), null, seen::add)
                .fit(task, adam(task));

        assertTrue(history.stoppedEarly());
        assertEquals(seen, history.epochs());
        double best = seen.stream()
                .mapToDouble(Trainer.Progress::validationLoss)
                .min()
                .orElseThrow();
        assertEquals(best, task.validationLoss(), 1e-9);
        assertTrue(seen.get(seen.size() - 1).validationLoss() > best);
    }

    @Test
    void aDamagedOrForeignCheckpointIsRefused() throws IOException {
        Path file = directory.resolve("run");
        Trainer trainer = new Trainer(Trainer.Options.of(1, 32, Schedule.constant(0.01)), file, p -> {});
        DigitsTask task = new DigitsTask(50, 0);
        trainer.fit(task, adam(task));
        assertThrows(
                IllegalArgumentException.class, () -> trainer.fit(task, new Sgd(task.parameters(), Sgd.Options.PLAIN)));
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);
        assertThrows(UncheckedIOException.class, () -> trainer.fit(task, adam(task)));
    }

    @Test
    void divergenceIsToldNotTrained() {
        DigitsTask task = new DigitsTask(64, 0);
        task.parameters().get(0).value().set(0, Double.NaN);
        var told = assertThrows(
                ArithmeticException.class,
                () -> new Trainer(Trainer.Options.of(1, 32, Schedule.constant(0.1))).fit(task, adam(task)));
        assertTrue(told.getMessage().startsWith("the loss became NaN at step 0"), told.getMessage());
    }

    @Test
    void schedulesHaveTheirShapes() {
        assertEquals(0.25, Schedule.stepDecay(1, 0.5, 10).rate(25));
        assertEquals(0.55, Schedule.linear(1, 0.1, 10).rate(5), 1e-12);
        assertEquals(0.1, Schedule.linear(1, 0.1, 10).rate(50), 1e-12);
        assertEquals(0.55, Schedule.cosine(1, 0.1, 10).rate(5), 1e-12);
        Schedule warm = Schedule.cosine(1, 0, 10).afterWarmup(4);
        assertEquals(0.25, warm.rate(0));
        assertEquals(1, warm.rate(4));
    }

    @Test
    void clippingByNormKeepsTheDirection() {
        Parameter a = new Parameter("a", Tensor.zeros(Precision.FLOAT, 1), false);
        Parameter b = new Parameter("b", Tensor.zeros(Precision.FLOAT, 1), false);
        a.gradient().set(0, 3);
        b.gradient().set(0, 4);
        assertEquals(5, GradientClipping.byNorm(List.of(a, b), 1), 1e-6);
        assertEquals(0.6, a.gradient().get(0), 1e-6);
        assertEquals(0.8, b.gradient().get(0), 1e-6);
        GradientClipping.byNorm(List.of(a, b), 10);
        assertEquals(0.8, b.gradient().get(0), 1e-6);
        GradientClipping.byValue(List.of(a, b), 0.7);
        assertEquals(0.6, a.gradient().get(0), 1e-6);
        assertEquals(0.7, b.gradient().get(0), 1e-6);
    }

    @Test
    void impossibleOptionsAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Sgd.Options(0, true, 0));
        assertThrows(IllegalArgumentException.class, () -> new Sgd.Options(1, false, 0));
        assertThrows(IllegalArgumentException.class, () -> new Adam.Options(0.9, 1, 1e-8, 0, false));
        assertThrows(IllegalArgumentException.class, () -> new Adam(List.of(), Adam.Options.DEFAULT));
        assertThrows(IllegalArgumentException.class, () -> Schedule.constant(0));
        assertFalse(Adam.Options.DEFAULT.decoupled());
    }
}
