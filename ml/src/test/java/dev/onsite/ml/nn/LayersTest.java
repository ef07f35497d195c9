package dev.onsite.ml.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.tensor.AttentionLoops;
import dev.onsite.ml.tensor.AttentionLoops.Operand;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.Arrays;
import java.util.Random;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class LayersTest {
    private static final Precision F = Precision.FLOAT;
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void fusedAttentionAgreesWithThePlainTwin() {
        for (boolean causal : new boolean[] {false, true}) {
            int batch = 2;
            int seqQ = 70;
            int seqK = 90;
            int width = 8;
            Tensor q = gaussian(F, 1, batch, seqQ, width);
            Tensor k = gaussian(F, 2, batch, seqK, width);
            Tensor v = gaussian(F, 3, batch, seqK, width);
            Tensor out = Tensor.zeros(F, batch, seqQ, width);
            var problem = new AttentionLoops.Problem(batch, 1, seqQ, seqK, width, causal, new int[] {90, 33});
            boolean[][][] mask = new boolean[batch][seqQ][seqK];
            for (int b = 0; b < batch; b++) {
                for (int i = 0; i < seqQ; i++) {
                    Arrays.fill(mask[b][i], 0, problem.visible(b, i), true);
                }
            }

            F.attention().forward(problem, operand(q), operand(k), operand(v), operand(out), null);

            double[][][] plain = ScaledDotProductAttention.forward(nested(q), nested(k), nested(v), mask)
                    .output();
            for (int b = 0; b < batch; b++) {
                for (int i = 0; i < seqQ; i++) {
                    for (int c = 0; c < width; c++) {
                        assertEquals(plain[b][i][c], out.get((b * seqQ + i) * width + c), 1e-5);
                    }
                }
            }
        }
    }

    @Test
    void aPaddedElementOfLengthZeroAttendsToNothing() {
        Tensor x = gaussian(F, 1, 1, 3, 4);
        Tensor out = gaussian(F, 2, 1, 3, 4);
        var problem = new AttentionLoops.Problem(1, 2, 3, 3, 2, false, new int[] {0});
        F.attention().forward(problem, operand(x), operand(x), operand(x), operand(out), null);
        assertArrayEquals(new float[12], out.floats());
    }

    @Test
    void perturbingTheFutureLeavesThePastBitEqual() {
        var attention = MultiHeadAttention.create(
                F, new MultiHeadAttention.Options(8, 2, true, 100), Initializer.XAVIER_NORMAL, random);
        Tensor x = gaussian(F, 1, 1, 80, 8);
        float[] before = attention.forward(x, Cache.inference()).floats().clone();
        for (int i = 50 * 8; i < x.size(); i++) {
            x.set(i, x.get(i) + 1);
        }
        float[] after = attention.forward(x, Cache.inference()).floats();
        assertArrayEquals(Arrays.copyOf(before, 50 * 8), Arrays.copyOf(after, 50 * 8));
        assertNotEquals(before[50 * 8], after[50 * 8]);
    }

    @Test
    void rotaryScoresDependOnDistanceAlone() {
        RotaryPositions rotary = new RotaryPositions(4, 50);
        Tensor near = gaussian(Precision.DOUBLE, 1, 1, 2, 4);
        Tensor far = near.copy();
        rotary.turn(near, 0, 4, 2, 0, false);
        rotary.turn(far, 0, 4, 2, 40, false);
        double a = 0;
        double b = 0;
        for (int j = 0; j < 4; j++) {
            a += near.get(j) * near.get(4 + j);
            b += far.get(j) * far.get(4 + j);
        }
        assertEquals(a, b, 1e-12);
    }

    @Test
    void sinusoidsAreThoseOfThePaper() {
        double[] table = SinusoidalPositions.table(3, 4);
        assertEquals(Math.sin(2), table[8]);
        assertEquals(Math.cos(2), table[9]);
        assertEquals(Math.sin(0.02), table[10], 1e-15);
        Tensor x = Tensor.zeros(F, 2, 1, 4);
        SinusoidalPositions.add(table, x, 2);
        assertEquals(Math.sin(2), x.get(4), 1e-6);
        assertThrows(IllegalArgumentException.class, () -> SinusoidalPositions.add(table, x, 3));
    }

    @Test
    void extendingWithAKvCacheGivesTheRowsOfAFullPass() {
        var block = TransformerEncoderBlock.create(
                F,
                TransformerEncoderBlock.Options.of(new MultiHeadAttention.Options(8, 2, true, 16)),
                Initializer.XAVIER_NORMAL,
                random);
        Tensor x = gaussian(F, 1, 2, 10, 8);
        Tensor whole = block.forward(x, Cache.inference());
        KvCache past = new KvCache(F, 2, 10, 8);
        Cache cache = Cache.inference();
        int done = 0;
        for (int size : new int[] {4, 1, 1, 3, 1}) {
            Tensor part = Tensor.zeros(F, 2, size, 8);
            for (int b = 0; b < 2; b++) {
                System.arraycopy(x.floats(), (b * 10 + done) * 8, part.floats(), b * size * 8, size * 8);
            }
            Tensor y = block.extend(part, past, cache);
            for (int b = 0; b < 2; b++) {
                for (int i = 0; i < size * 8; i++) {
                    assertEquals(whole.get((b * 10 + done) * 8 + i), y.get(b * size * 8 + i), 1e-5);
                }
            }
            done += size;
        }
        assertEquals(10, past.length());
        assertThrows(IllegalStateException.class, () -> block.extend(gaussian(F, 1, 2, 1, 8), past, cache));
    }

    @Test
    void twoHalvesOfASequenceGiveTheWholesStates() {
        for (Recurrent layer :
                new Recurrent[] {Rnn.create(F, 3, 5, random), Lstm.create(F, 3, 5, random), Gru.create(F, 3, 5, random)
                }) {
            Tensor x = gaussian(F, 1, 6, 2, 3);
            float[] whole = layer.forward(x, Cache.inference()).floats().clone();
            Cache cache = Cache.inference();
            layer.forward(Tensor.of(Arrays.copyOf(x.floats(), 18), 3, 2, 3), cache);
            RecurrentState middle = layer.finalState(cache);
            float[] second = layer.forward(Tensor.of(Arrays.copyOfRange(x.floats(), 18, 36), 3, 2, 3), middle, cache)
                    .floats();
            assertArrayEquals(Arrays.copyOfRange(whole, 30, 60), second, 1e-6f);
        }
    }

    @Test
    void dropoutScalesWhatItKeepsAndIsTheIdentityInEvaluation() {
        Tensor x = Tensor.zeros(F, 10_000);
        x.fill(1);
        Tensor y = new Dropout(0.3).forward(x, Cache.training(4));
        double sum = 0;
        for (int i = 0; i < y.size(); i++) {
            assertTrue(y.get(i) == 0 || Math.abs(y.get(i) - 1 / 0.7) < 1e-6);
            sum += y.get(i);
        }
        assertEquals(1, sum / y.size(), 0.03);
        assertSame(x, new Dropout(0.3).forward(x, Cache.inference()));
        assertEquals(0, new Dropout(1).forward(x, Cache.training(4)).get(5));
    }

    @Test
    void aBatchOfOneIsAllBetaInTrainingBatchNorm() {
        BatchNorm layer = new BatchNorm(F, 3, BatchNorm.Options.DEFAULT);
        layer.beta().value().fill(0.5);
        Tensor y = layer.forward(gaussian(F, 1, 1, 3), Cache.training(1));
        assertArrayEquals(new float[] {0.5f, 0.5f, 0.5f}, y.floats());
        assertEquals(1, layer.runningVariance().get(0));
    }

    @Test
    void aVocabularyOfOneHasNoLoss() {
        Cache cache = Cache.training(1);
        assertEquals(
                0, SoftmaxCrossEntropy.forward(Tensor.of(new float[] {3, -8}, 2, 1), new int[] {0, 0}, cache), 1e-6);
        assertArrayEquals(new float[2], SoftmaxCrossEntropy.backward(cache).floats(), 1e-7f);
        assertEquals(0, SoftmaxCrossEntropy.forward(Tensor.of(new float[] {3, -8}, 1, 2), new int[] {-1}, cache));
    }

    @Test
    void nanInIsNanOut() {
        Tensor x = gaussian(F, 1, 2, 16);
        x.set(3, Double.NaN);
        for (Activation activation : Activation.values()) {
            Tensor y = activation.forward(x, Cache.inference());
            assertTrue(Double.isNaN(y.get(3)), activation + " of NaN");
            assertTrue(Double.isFinite(y.get(4)), activation + " beside NaN");
        }
        Tensor dense = Dense.create(F, 16, 2, Initializer.HE_NORMAL, random).forward(x, Cache.inference());
        assertTrue(Double.isNaN(dense.get(0)));
        assertTrue(Double.isFinite(dense.get(2)), "the other row is untouched");
    }

    @Test
    void shapesThatDoNotFitAreRefused() {
        Dense dense = Dense.create(F, 4, 3, Initializer.ZERO, random);
        var wrong = assertThrows(
                IllegalArgumentException.class, () -> dense.forward(gaussian(F, 1, 2, 5), Cache.inference()));
        assertEquals("x must have a last dimension of 4, got shape [2, 5]", wrong.getMessage());
        Lstm lstm = Lstm.create(F, 3, 2, random);
        assertThrows(IllegalArgumentException.class, () -> lstm.forward(gaussian(F, 1, 2, 3), Cache.inference()));
        assertThrows(IllegalArgumentException.class, () -> MultiHeadAttention.Options.of(5, 2));
        assertThrows(
                IllegalArgumentException.class,
                () -> new MaxPool2d(3).forward(gaussian(F, 1, 1, 1, 2, 5), Cache.inference()));
        assertThrows(
                IllegalArgumentException.class,
                () -> SoftmaxCrossEntropy.forward(gaussian(F, 1, 2, 3), new int[] {3, 0}, Cache.inference()));
        assertThrows(IllegalStateException.class, () -> dense.backward(gaussian(F, 1, 2, 3), Cache.training(1)));
        assertThrows(IllegalArgumentException.class, () -> Sequential.of());
        Embedding embedding = Embedding.create(F, 3, 2, 1, random);
        assertThrows(IllegalArgumentException.class, () -> embedding.forward(new int[] {3}, 1, 1, Cache.inference()));
    }

    @Test
    void initialisersHaveTheirVariance() {
        Tensor weights = Tensor.zeros(F, 200, 100);
        assertVariance(0, Initializer.ZERO, weights);
        assertVariance(0.0004, Initializer.NORMAL, weights);
        assertVariance(2.0 / 300, Initializer.XAVIER_UNIFORM, weights);
        assertVariance(2.0 / 300, Initializer.XAVIER_NORMAL, weights);
        assertVariance(2.0 / 200, Initializer.HE_UNIFORM, weights);
        assertVariance(2.0 / 200, Initializer.HE_NORMAL, weights);
    }

    private void assertVariance(double expected, Initializer initializer, Tensor weights) {
        initializer.fill(weights, 200, 100, random);
        double variance = F.linear().sumOfSquares(weights) / weights.size();
        assertEquals(expected, variance, 0.05 * expected, initializer.name());
    }

    private static Operand operand(Tensor x) {
        return new Operand(x, 0, x.dimension(1));
    }

    private static double[][][] nested(Tensor x) {
        double[][][] nested = new double[x.dimension(0)][x.dimension(1)][x.dimension(2)];
        for (int i = 0; i < x.size(); i++) {
            int row = i / x.columns();
            nested[row / x.dimension(1)][row % x.dimension(1)][i % x.columns()] = x.get(i);
        }
        return nested;
    }

    private static Tensor gaussian(Precision precision, long seed, int... shape) {
        Tensor tensor = Tensor.zeros(precision, shape);
        Random random = new Random(seed);
        for (int i = 0; i < tensor.size(); i++) {
            tensor.set(i, random.nextGaussian());
        }
        return tensor;
    }
}
