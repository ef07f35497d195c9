package dev.onsite.ml.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Central differences in double for every layer: by the input and by every parameter. */
class GradientCheckTest {
    private static final Precision D = Precision.DOUBLE;

    static Stream<Arguments> layers() {
        SplittableRandom random = new SplittableRandom(3);
        Initializer xavier = Initializer.XAVIER_NORMAL;
        var heads = new MultiHeadAttention.Options(6, 3, true, 8);
        return Stream.of(
                Arguments.of("dense", Dense.create(D, 4, 3, xavier, random), new int[] {2, 3, 4}),
                Arguments.of("relu", Activation.RELU, new int[] {3, 4}),
                Arguments.of("sigmoid", Activation.SIGMOID, new int[] {3, 4}),
                Arguments.of("tanh", Activation.TANH, new int[] {3, 4}),
                Arguments.of("gelu", Activation.GELU, new int[] {3, 4}),
                Arguments.of("softmax", new Softmax(), new int[] {3, 4}),
                Arguments.of("dropout", new Dropout(0.4), new int[] {5, 4}),
                Arguments.of("batch norm", new BatchNorm(D, 4, BatchNorm.Options.DEFAULT), new int[] {5, 4}),
                Arguments.of("layer norm", new LayerNorm(D, 4), new int[] {2, 3, 4}),
                Arguments.of("residual", new Residual(Dense.create(D, 4, 4, xavier, random)), new int[] {3, 4}),
                Arguments.of(
                        "convolution, pool, dense",
                        Sequential.of(
                                Conv2d.create(D, new Conv2d.Options(2, 3, 3, 1, 1), xavier, random),
                                new MaxPool2d(2),
                                new Flatten(),
                                Dense.create(D, 12, 2, xavier, random)),
                        new int[] {2, 2, 4, 5}),
                Arguments.of("rnn", Rnn.create(D, 3, 4, random), new int[] {6, 2, 3}),
                Arguments.of("lstm", Lstm.create(D, 3, 4, random), new int[] {6, 2, 3}),
                Arguments.of("gru", Gru.create(D, 3, 4, random), new int[] {6, 2, 3}),
                Arguments.of("sequence of one", Lstm.create(D, 3, 4, random), new int[] {1, 2, 3}),
                Arguments.of("rotary causal attention", MultiHeadAttention.create(D, heads, xavier, random), new int[] {
                    2, 5, 6
                }),
                Arguments.of(
                        "encoder block with dropout",
                        TransformerEncoderBlock.create(
                                D, new TransformerEncoderBlock.Options(heads, 5, Activation.GELU, 0.2), xavier, random),
                        new int[] {2, 4, 6}),
                // More queries than one tile of the fused kernel.
                Arguments.of(
                        "attention over two tiles",
                        MultiHeadAttention.create(D, MultiHeadAttention.Options.of(2, 1), xavier, random),
                        new int[] {1, 67, 2}));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void backwardIsTheDerivative(String name, Layer layer, int[] shape) {
        Tensor x = random(1, shape);
        for (Parameter parameter : layer.parameters()) {
            parameter.value().copyFrom(random(2, parameter.value().shape()));
        }
        Cache cache = Cache.training(9);
        Tensor weights = random(4, layer.forward(x, cache).shape());

        Tensor dx = layer.backward(weights, cache).copy();

        check(name + " by x", GradientCheck.check(x, dx, () -> dot(layer.forward(x, Cache.training(9)), weights)));
        for (Parameter parameter : layer.parameters()) {
            check(
                    name + " by " + parameter,
                    GradientCheck.check(
                            parameter.value(),
                            parameter.gradient(),
                            () -> dot(layer.forward(x, Cache.training(9)), weights)));
        }
    }

    @Test
    void batchNormInEvaluationHasFixedStatistics() {
        BatchNorm layer = new BatchNorm(D, 3, BatchNorm.Options.DEFAULT);
        layer.forward(random(1, 8, 3), Cache.training(1));
        Tensor x = random(2, 4, 3);
        Cache cache = Cache.inference();
        Tensor weights = random(3, 4, 3);
        layer.forward(x, cache);
        Tensor dx = layer.backward(weights, cache).copy();

        check("batch norm", GradientCheck.check(x, dx, () -> dot(layer.forward(x, Cache.inference()), weights)));
        assertFalse(List.of(layer.forward(x, Cache.training(1)).get(0))
                .contains(layer.forward(x, Cache.inference()).get(0)));
    }

    @Test
    void embeddingGathersGradientsOfRepeatedIds() {
        Embedding embedding = Embedding.create(D, 4, 3, 1, new SplittableRandom(1));
        int[] ids = {2, 0, 2, 2};
        Cache cache = Cache.training(1);
        embedding.forward(ids, 2, 2, cache);
        Tensor weights = random(3, 2, 2, 3);
        embedding.backward(weights, cache);

        check(
                "embedding",
                GradientCheck.check(
                        embedding.table().value(),
                        embedding.table().gradient(),
                        () -> dot(embedding.forward(ids, 2, 2, Cache.training(1)), weights)));
    }

    @Test
    void decoderBlockByBothItsInputs() {
        var options = TransformerEncoderBlock.Options.of(MultiHeadAttention.Options.of(4, 2));
        TransformerDecoderBlock block =
                TransformerDecoderBlock.create(D, options, Initializer.XAVIER_NORMAL, new SplittableRandom(1));
        Tensor x = random(1, 2, 3, 4);
        Tensor memory = random(2, 2, 5, 4);
        int[] lengths = {5, 2};
        Tensor weights = random(3, 2, 3, 4);
        Cache cache = Cache.training(1);
        block.forward(x, memory, lengths, cache);
        Tensor dx = block.backward(weights, cache).copy();
        Tensor dMemory = block.memoryGradient(cache).copy();

        check("x", GradientCheck.check(x, dx, () -> dot(block.forward(x, memory, lengths, cache), weights)));
        check(
                "memory",
                GradientCheck.check(memory, dMemory, () -> dot(block.forward(x, memory, lengths, cache), weights)));
        assertEquals(0, dMemory.get((5 + 2) * 4), "padding has no gradient");
    }

    @Test
    void variationalAutoencoderByEveryParameter() {
        Vae vae = Vae.create(D, 5, 4, 2, 2, new SplittableRandom(1));
        Tensor x = Tensor.copyOf(D, new Random(1).doubles(15).toArray(), 3, 5);
        Cache cache = Cache.training(7);
        vae.forward(x, cache);
        vae.backward(cache);
        for (Parameter parameter : vae.parameters()) {
            check(
                    parameter.toString(),
                    GradientCheck.check(
                            parameter.value(),
                            parameter.gradient(),
                            () -> vae.forward(x, cache).loss()));
        }
    }

    @Test
    void aWrongGradientDoesNotPass() {
        Tensor x = Tensor.of(new double[] {3}, 1);
        assertTrue(GradientCheck.check(x, Tensor.of(new double[] {6}, 1), () -> x.get(0) * x.get(0))
                .passes());
        assertFalse(GradientCheck.check(x, Tensor.of(new double[] {6.1}, 1), () -> x.get(0) * x.get(0))
                .passes());
        assertFalse(GradientCheck.check(x, Tensor.of(new double[] {Double.NaN}, 1), () -> x.get(0))
                .passes());
    }

    private static void check(String what, GradientCheck.Result result) {
        assertTrue(result.passes(), what + ": " + result);
    }

    private static double dot(Tensor a, Tensor b) {
        double sum = 0;
        for (int i = 0; i < a.size(); i++) {
            sum += a.get(i) * b.get(i);
        }
        return sum;
    }

    private static Tensor random(long seed, int... shape) {
        Tensor tensor = Tensor.zeros(D, shape);
        Random random = new Random(seed);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, random.nextGaussian());
        }
        return tensor;
    }
}
