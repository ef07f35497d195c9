package dev.onsite.bench.nn;

import dev.onsite.ml.nn.Cache;
import dev.onsite.ml.nn.LanguageModel;
import dev.onsite.ml.nn.LanguageModel.Kind;
import dev.onsite.ml.nn.SampleData;
import dev.onsite.ml.optim.Adam;
import dev.onsite.ml.optim.GradientClipping;
import dev.onsite.ml.optim.Schedule;
import dev.onsite.ml.tensor.Precision;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * What small networks learn: {@code bench/run -main dev.onsite.bench.nn.ProofModels text STEPS} trains a Transformer, an LSTM
 * and an RNN of equal numbers of parameters on characters; {@code copy} asks each to repeat tokens after a lag.
 */
public final class ProofModels {
    private static final int BATCH = 16;
    private static final int SEQ = 128;

    private ProofModels() {}

    public static void main(String[] args) {
        if (args.length > 0 && args[0].equals("copy")) {
            for (int lag : new int[] {5, 20, 60}) {
                copy(new LanguageModel.Options(Kind.RNN, 10, 128, 1, 1, 256, 0), lag, 2e-3);
                copy(new LanguageModel.Options(Kind.LSTM, 10, 64, 1, 1, 256, 0), lag, 5e-3);
                copy(new LanguageModel.Options(Kind.TRANSFORMER, 10, 36, 2, 2, 256, 0), lag, 3e-3);
            }
            return;
        }
        int steps = args.length > 1 ? Integer.parseInt(args[1]) : 5000;
        char[] alphabet = alphabet();
        // Each with the depth, rate and dropout that served it best.
        text(new LanguageModel.Options(Kind.TRANSFORMER, alphabet.length, 48, 4, 4, SEQ, 0.1), steps, 6e-3);
        text(new LanguageModel.Options(Kind.LSTM, alphabet.length, 115, 1, 1, SEQ, 0.2), steps, 1e-2);
        text(new LanguageModel.Options(Kind.RNN, alphabet.length, 157, 2, 1, SEQ, 0.1), steps, 3e-3);
    }

    private static char[] alphabet() {
        TreeSet<Character> letters = new TreeSet<>();
        for (char letter : SampleData.text().toCharArray()) {
            letters.add(letter);
        }
        char[] sorted = new char[letters.size()];
        int i = 0;
        for (char letter : letters) {
            sorted[i++] = letter;
        }
        return sorted;
    }

    /** Nine tenths of the text to learn from, the rest to test on. */
    private static void text(LanguageModel.Options options, int steps, double rate) {
        char[] alphabet = alphabet();
        int[] tokens = SampleData.text()
                .chars()
                .map(letter -> Arrays.binarySearch(alphabet, (char) letter))
                .toArray();
        int split = tokens.length * 9 / 10;
        LanguageModel model = LanguageModel.create(Precision.FLOAT, options, new SplittableRandom(1));
        Adam adam = new Adam(model.parameters(), Adam.Options.decoupled(0.01));
        Schedule schedule = Schedule.cosine(rate, rate / 20, steps).afterWarmup(50);
        Cache cache = Cache.training(1);
        SplittableRandom random = new SplittableRandom(2);
        int[] inputs = new int[BATCH * SEQ];
        int[] targets = new int[BATCH * SEQ];
        long start = System.nanoTime();
        double mean = 0;
        double best = Double.POSITIVE_INFINITY;
        for (int step = 1; step <= steps; step++) {
            for (int b = 0; b < BATCH; b++) {
                int from = random.nextInt(split - SEQ - 1);
                System.arraycopy(tokens, from, inputs, b * SEQ, SEQ);
                System.arraycopy(tokens, from + 1, targets, b * SEQ, SEQ);
            }
            mean += train(model, adam, inputs, targets, BATCH, schedule.rate(step), cache);
            if (step % 250 == 0) {
                int windows = (tokens.length - split - 1) / SEQ;
                double held = model.loss(
                        Arrays.copyOfRange(tokens, split, split + windows * SEQ),
                        Arrays.copyOfRange(tokens, split + 1, split + 1 + windows * SEQ),
                        windows,
                        Cache.inference());
                best = Math.min(best, held);
                System.out.printf(
                        "%-11s %7d parameters, step %5d: train %.3f, held out %.3f, best %.3f nats/character, %.0f s%n",
                        options.kind(),
                        model.parameterCount(),
                        step,
                        mean / 250,
                        held,
                        best,
                        (System.nanoTime() - start) / 1e9);
                mean = 0;
            }
        }
        int[] said = model.generate(Arrays.copyOfRange(tokens, split, split + 20), 100, 0.7, random);
        StringBuilder sample = new StringBuilder();
        for (int token : said) {
            sample.append(alphabet[token]);
        }
        System.out.println(sample.toString().replace('\n', ' '));
    }

    /** Eight tokens, then {@code lag} blanks, then a mark for each of the eight to be repeated. */
    private static void copy(LanguageModel.Options options, int lag, double rate) {
        int width = 8;
        int seq = 2 * width + lag;
        int steps = 1500;
        LanguageModel model = LanguageModel.create(Precision.FLOAT, options, new SplittableRandom(1));
        Adam adam = new Adam(model.parameters(), Adam.Options.DEFAULT);
        Cache cache = Cache.training(1);
        SplittableRandom random = new SplittableRandom(3);
        int[] inputs = new int[32 * seq];
        int[] targets = new int[32 * seq];
        Schedule schedule = Schedule.cosine(rate, rate / 20, steps).afterWarmup(50);
        for (int step = 0; step < steps; step++) {
            fill(inputs, targets, seq, width, random);
            train(model, adam, inputs, targets, 32, schedule.rate(step), cache);
        }
        fill(inputs, targets, seq, width, random);
        System.out.printf(
                "%-11s %6d parameters, lag %3d: %.1f %% of the tokens repeated rightly (chance 12.5 %%)%n",
                options.kind(), model.parameterCount(), lag, 100 * model.accuracy(inputs, targets, 32));
    }

    private static void fill(int[] inputs, int[] targets, int seq, int width, SplittableRandom random) {
        Arrays.fill(inputs, 8);
        Arrays.fill(targets, -1);
        for (int from = 0; from < inputs.length; from += seq) {
            for (int i = 0; i < width; i++) {
                int token = random.nextInt(8);
                inputs[from + i] = token;
                inputs[from + seq - width + i] = 9;
                targets[from + seq - width + i] = token;
            }
        }
    }

    private static double train(
            LanguageModel model, Adam adam, int[] inputs, int[] targets, int batch, double rate, Cache cache) {
        adam.clearGradients();
        cache.reseed(adam.steps());
        double loss = model.loss(inputs, targets, batch, cache);
        model.backward(cache);
        GradientClipping.byNorm(adam.parameters(), 1);
        adam.step(rate);
        return loss;
    }
}
