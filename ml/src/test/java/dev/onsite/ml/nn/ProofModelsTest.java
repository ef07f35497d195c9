package dev.onsite.ml.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.nn.LanguageModel.Kind;
import dev.onsite.ml.optim.Adam;
import dev.onsite.ml.optim.GradientClipping;
import dev.onsite.ml.quantize.FourBitMatrix;
import dev.onsite.ml.quantize.Int8Matrix;
import dev.onsite.ml.quantize.QuantizedMatrix;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Small networks learn what they are for. */
class ProofModelsTest {
    private static final Precision F = Precision.FLOAT;

    @Test
    void aVariationalAutoencodersBoundImprovesAndItsSamplesLookLikeDigits() {
        SampleData.Digits digits = SampleData.digits().shuffled(1);
        Tensor held = digits.range(1437, 1797).pixels();
        Vae vae = Vae.create(F, 64, 128, 8, 1, new SplittableRandom(1));
        Adam adam = new Adam(vae.parameters(), Adam.Options.DEFAULT);
        Cache cache = Cache.training(1);
        double before = vae.forward(held, Cache.training(5)).loss();
        for (int step = 0; step < 900; step++) {
            int from = step * 64 % (1437 - 64);
            cache.reseed(step);
            adam.clearGradients();
            vae.forward(digits.range(from, from + 64).pixels(), cache);
            vae.backward(cache);
            adam.step(2e-3);
        }
        Vae.Loss after = vae.forward(held, Cache.training(5));
        assertTrue(before > 43, "before " + before);
        assertTrue(after.loss() < 30.5, "after " + after);
        assertTrue(after.divergence() > 2, "the code is used: " + after);

        Tensor samples = vae.decode(gaussian(9, 8));
        // A sample of the prior lies nearer to some real digit than a mean image would.
        double nearest = 0;
        for (int s = 0; s < 9; s++) {
            double best = Double.POSITIVE_INFINITY;
            for (int i = 0; i < 1437; i++) {
                double distance = 0;
                for (int j = 0; j < 64; j++) {
                    double d = samples.get(s * 64 + j) - digits.pixels().get(i * 64 + j);
                    distance += d * d;
                }
                best = Math.min(best, distance);
            }
            nearest += best / 9;
        }
        assertTrue(nearest < 3.5, "mean squared distance to the nearest digit " + nearest + "\n" + picture(samples));
        assertEquals(360, vae.encode(held).rows());
    }

    /** Nine samples as text, to be looked at when something is wrong. */
    private static String picture(Tensor samples) {
        StringBuilder picture = new StringBuilder();
        for (int row = 0; row < 72; row++) {
            for (int j = 0; j < 8; j++) {
                picture.append(" .:-=+*#%@".charAt((int) (samples.get(row * 8 + j) * 9.99)));
            }
            picture.append(row % 8 == 7 ? "\n\n" : "\n");
        }
        return picture.toString();
    }

    @Test
    void quantisedWeightsReadDigitsNearlyAsWell() {
        SampleData.Digits digits = SampleData.digits().shuffled(2);
        SplittableRandom random = new SplittableRandom(1);
        Dense first = Dense.create(F, 64, 96, Initializer.HE_NORMAL, random);
        Dense second = Dense.create(F, 96, 10, Initializer.XAVIER_NORMAL, random);
        Sequential network = Sequential.of(first, Activation.RELU, second);
        Adam adam = new Adam(network.parameters(), Adam.Options.DEFAULT);
        Cache cache = Cache.training(1);
        for (int step = 0; step < 600; step++) {
            SampleData.Digits batch = digits.range(step * 64 % 1344, step * 64 % 1344 + 64);
            adam.clearGradients();
            SoftmaxCrossEntropy.forward(network.forward(batch.pixels(), cache), batch.labels(), cache.child(5));
            network.backwardParameters(SoftmaxCrossEntropy.backward(cache.child(5)), cache);
            adam.step(2e-3);
        }
        SampleData.Digits held = digits.range(1437, 1797);
        double exact =
                accuracy(network.forward(held.pixels(), Cache.inference()).floats(), held.labels());
        assertTrue(exact > 0.95, "before " + exact);
        for (int bits : new int[] {8, 4, 5}) {
            float[] hidden = product(first, bits, held.pixels().floats(), 360);
            for (int i = 0; i < hidden.length; i++) {
                hidden[i] = Math.max(0, hidden[i]);
            }
            double after = accuracy(product(second, bits, hidden, 360), held.labels());
            assertTrue(after >= exact - (bits == 8 ? 0.006 : 0.03), bits + ": " + after + " after " + exact);
        }
    }

    private static float[] product(Dense dense, int bits, float[] x, int n) {
        Tensor w = dense.weight().value();
        float[] transposed = new float[w.size()];
        for (int i = 0; i < w.size(); i++) {
            transposed[i % w.columns() * w.rows() + i / w.columns()] = w.floats()[i];
        }
        int outputs = w.columns();
        int inputs = w.rows();
        FourBitMatrix.Scheme scheme = bits == 4 ? FourBitMatrix.Scheme.LARGEST : FourBitMatrix.Scheme.FITTED;
        QuantizedMatrix matrix = bits == 8
                ? Int8Matrix.of(transposed, outputs, inputs)
                : FourBitMatrix.of(transposed, outputs, inputs, scheme);
        float[] y = new float[n * w.columns()];
        matrix.multiply(n, x, y);
        for (int i = 0; i < y.length; i++) {
            y[i] += dense.bias().value().floats()[i % w.columns()];
        }
        return y;
    }

    private static double accuracy(float[] logits, int[] labels) {
        int hits = 0;
        for (int i = 0; i < labels.length; i++) {
            int best = 0;
            for (int j = 1; j < 10; j++) {
                best = logits[i * 10 + j] > logits[i * 10 + best] ? j : best;
            }
            hits += best == labels[i] ? 1 : 0;
        }
        return (double) hits / labels.length;
    }

    @ParameterizedTest
    @EnumSource
    void aLanguageModelLearnsToCount(Kind kind) {
        LanguageModel model =
                LanguageModel.create(F, new LanguageModel.Options(kind, 7, 16, 1, 2, 64, 0), new SplittableRandom(1));
        Adam adam = new Adam(model.parameters(), Adam.Options.DEFAULT);
        Cache cache = Cache.training(1);
        int[] inputs = new int[8 * 12];
        int[] targets = new int[8 * 12];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (i / 12 + i % 12) % 7;
            targets[i] = (inputs[i] + 1) % 7;
        }
        for (int step = 0; step < 150; step++) {
            adam.clearGradients();
            model.loss(inputs, targets, 8, cache);
            model.backward(cache);
            GradientClipping.byNorm(model.parameters(), 1);
            adam.step(1e-2);
        }
        assertEquals(1, model.accuracy(inputs, targets, 8));
        int[] said = model.generate(new int[] {3, 4}, 10, 0, new SplittableRandom(1));
        assertArrayEquals(new int[] {5, 6, 0, 1, 2, 3, 4, 5, 6, 0}, said);
        assertThrows(IllegalArgumentException.class, () -> model.generate(new int[0], 1, 0, new SplittableRandom(1)));
        assertThrows(IllegalArgumentException.class, () -> model.loss(new int[5], new int[5], 2, cache));
    }

    @ParameterizedTest
    @EnumSource
    void generationWithACacheSaysWhatWholePassesSay(Kind kind) {
        LanguageModel model =
                LanguageModel.create(F, new LanguageModel.Options(kind, 11, 16, 2, 2, 64, 0), new SplittableRandom(2));
        int[] text = {3, 1, 4, 1, 5};
        int[] cached = model.generate(text, 20, 0, new SplittableRandom(1));
        for (int n = 0; n < 20; n++) {
            // A whole pass with one more token each time: the likeliest continuation must be the cached one.
            int[] targets = new int[text.length];
            Arrays.fill(targets, -1);
            targets[text.length - 1] = cached[n];
            assertEquals(1, model.accuracy(text, targets, 1), kind + ", token " + n);
            text = Arrays.copyOf(text, text.length + 1);
            text[text.length - 1] = cached[n];
        }
    }

    @Test
    void aTransformerRepeatsAfterALagAtWhichAnRnnOfItsSizeGuesses() {
        double transformer = repeated(new LanguageModel.Options(Kind.TRANSFORMER, 6, 24, 2, 2, 64, 0), 5e-3);
        double rnn = repeated(new LanguageModel.Options(Kind.RNN, 6, 84, 1, 1, 64, 0), 2e-3);
        assertTrue(transformer > 0.95, "transformer " + transformer);
        assertTrue(rnn < 0.6, "rnn " + rnn);
    }

    /** Four tokens of four kinds, 20 blanks, then the four again. */
    private static double repeated(LanguageModel.Options options, double rate) {
        LanguageModel model = LanguageModel.create(F, options, new SplittableRandom(1));
        Adam adam = new Adam(model.parameters(), Adam.Options.DEFAULT);
        Cache cache = Cache.training(1);
        SplittableRandom random = new SplittableRandom(3);
        int[] inputs = new int[32 * 28];
        int[] targets = new int[32 * 28];
        for (int step = 0; step <= 500; step++) {
            Arrays.fill(inputs, 4);
            Arrays.fill(targets, -1);
            for (int i = 0; i < 32 * 4; i++) {
                int at = i / 4 * 28 + i % 4;
                inputs[at] = random.nextInt(4);
                inputs[at + 24] = 5;
                targets[at + 24] = inputs[at];
            }
            if (step < 500) {
                adam.clearGradients();
                model.loss(inputs, targets, 32, cache);
                model.backward(cache);
                GradientClipping.byNorm(model.parameters(), 1);
                adam.step(rate);
            }
        }
        return model.accuracy(inputs, targets, 32);
    }

    private static Tensor gaussian(int n, int d) {
        SplittableRandom random = new SplittableRandom(8);
        Tensor z = Tensor.zeros(F, n, d);
        for (int i = 0; i < z.size(); i++) {
            z.set(i, random.nextGaussian());
        }
        return z;
    }
}
