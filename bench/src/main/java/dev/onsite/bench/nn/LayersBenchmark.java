package dev.onsite.bench.nn;

import dev.onsite.ml.nn.Activation;
import dev.onsite.ml.nn.BatchNorm;
import dev.onsite.ml.nn.Cache;
import dev.onsite.ml.nn.Dense;
import dev.onsite.ml.nn.Initializer;
import dev.onsite.ml.nn.Lstm;
import dev.onsite.ml.nn.Sequential;
import dev.onsite.ml.nn.SoftmaxCrossEntropy;
import dev.onsite.ml.nn.Vae;
import dev.onsite.ml.optim.Adam;
import dev.onsite.ml.optim.Optimizer;
import dev.onsite.ml.tensor.AttentionLoops;
import dev.onsite.ml.tensor.AttentionLoops.Operand;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** One thread, float32, the sizes of {@code bench/nn/pytorch_peer.py}. */
@State(Scope.Thread)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 2)
@Fork(value = 1, jvmArgsAppend = "--add-modules=jdk.incubator.vector")
public class LayersBenchmark {
    private static final Precision F = Precision.FLOAT;
    private final SplittableRandom random = new SplittableRandom(1);

    private AttentionLoops attention;
    private AttentionLoops.Problem problem;
    private Operand q;
    private Operand k;
    private Operand v;
    private Operand attended;

    private Lstm lstm;
    private Tensor sequence;
    private Tensor dSequence;
    private Cache lstmCache;

    private BatchNorm batchNorm;
    private Tensor rows;
    private Tensor dRows;
    private Cache normCache;

    private Sequential perceptron;
    private Tensor images;
    private int[] labels;
    private Optimizer perceptronAdam;
    private Cache perceptronCache;
    private Cache lossCache;

    private Vae vae;
    private Tensor pixels;
    private Optimizer vaeAdam;
    private Cache vaeCache;

    @Setup
    public void setUp() {
        attention = F.attention();
        problem = new AttentionLoops.Problem(8, 8, 512, 512, 64, false, null);
        q = new Operand(gaussian(8, 512, 512), 0, 512);
        k = new Operand(gaussian(8, 512, 512), 0, 512);
        v = new Operand(gaussian(8, 512, 512), 0, 512);
        attended = new Operand(Tensor.zeros(F, 8, 512, 512), 0, 512);

        lstm = Lstm.create(F, 256, 256, random);
        sequence = gaussian(128, 32, 256);
        dSequence = gaussian(128, 32, 256);
        lstmCache = Cache.training(1);

        batchNorm = new BatchNorm(F, 1024, BatchNorm.Options.DEFAULT);
        rows = gaussian(256, 1024);
        dRows = gaussian(256, 1024);
        normCache = Cache.training(1);

        perceptron = Sequential.of(
                Dense.create(F, 784, 256, Initializer.HE_UNIFORM, random),
                Activation.RELU,
                Dense.create(F, 256, 10, Initializer.XAVIER_UNIFORM, random));
        images = gaussian(128, 784);
        labels = random.ints(128, 0, 10).toArray();
        perceptronAdam = new Adam(perceptron.parameters(), Adam.Options.DEFAULT);
        perceptronCache = Cache.training(1);
        lossCache = Cache.training(1);

        vae = Vae.create(F, 784, 400, 20, 1, random);
        pixels = Tensor.zeros(F, 128, 784);
        for (int i = 0; i < pixels.size(); i++) {
            pixels.set(i, random.nextDouble());
        }
        vaeAdam = new Adam(vae.parameters(), Adam.Options.DEFAULT);
        vaeCache = Cache.training(1);
    }

    private Tensor gaussian(int... shape) {
        Tensor tensor = Tensor.zeros(F, shape);
        Random source = new Random(random.nextLong());
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, source.nextGaussian());
        }
        return tensor;
    }

    /** Batch 8, 8 heads, 512 positions, width 64, forward, no mask. */
    @Benchmark
    public Tensor attention() {
        attention.forward(problem, q, k, v, attended, null);
        return attended.tensor();
    }

    /** 128 steps, batch 32, 256 → 256, forward and backward. */
    @Benchmark
    public Tensor lstm() {
        lstm.forward(sequence, lstmCache);
        return lstm.backward(dSequence, lstmCache);
    }

    /** 256 × 1024, training, forward and backward. */
    @Benchmark
    public Tensor batchNorm() {
        batchNorm.forward(rows, normCache);
        return batchNorm.backward(dRows, normCache);
    }

    /** 784-256-10, batch 128: forward, cross-entropy, backward, Adam. */
    @Benchmark
    public double perceptronStep() {
        perceptronAdam.clearGradients();
        double loss = SoftmaxCrossEntropy.forward(perceptron.forward(images, perceptronCache), labels, lossCache);
        perceptron.backwardParameters(SoftmaxCrossEntropy.backward(lossCache), perceptronCache);
        perceptronAdam.step(1e-3);
        return loss;
    }

    /** 784-400-20, batch 128: forward with noise, backward, Adam. */
    @Benchmark
    public double vaeStep() {
        vaeAdam.clearGradients();
        double loss = vae.forward(pixels, vaeCache).loss();
        vae.backward(vaeCache);
        vaeAdam.step(1e-3);
        return loss;
    }
}
