package dev.onsite.ml.text;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.SkipGramKernel;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Skip-gram with negative sampling (Mikolov et al., 2013). For each pair of a word w and a word c beside it, it raises ln
 * σ(in_c·out_w) + Σ ln σ(−in_c·out_n) over negatives n drawn with probability ∝ count^0.75. O(words · window · negatives ·
 * dimension) an epoch.
 *
 * <p>Rows are padded to a multiple of 16 floats, so that the inner loop has no tails. Threads share the vectors without
 * locks: updates are sparse and small, a lost one does no harm.
 */
public final class Word2Vec {
    private static final int SIGMOID_STEPS = 1000;
    private static final int RATE_EVERY = 10_000;

    private final Word2VecOptions options;
    private final Word2VecCorpus corpus;
    private final Word2VecNegatives negatives;
    private final int stride;
    private final float[] in;
    private final float[] out;
    private final float[] sigmoid = new float[SIGMOID_STEPS];
    private final int[] keep;
    private final AtomicLong done = new AtomicLong();
    private final SkipGramKernel kernel = Kernels.skipGram();

    private Word2Vec(Word2VecOptions options, Word2VecCorpus corpus) {
        this.options = options;
        this.corpus = corpus;
        this.negatives = new Word2VecNegatives(corpus.counts);
        this.stride = (options.dimension() + 15) / 16 * 16;
        long size = (long) corpus.words.size() * stride;
        if (size > Integer.MAX_VALUE - 8) {
            throw new IllegalArgumentException(corpus.words.size() + " words of dimension " + options.dimension()
                    + " do not fit one array: raise minCount");
        }
        this.in = new float[(int) size];
        this.out = new float[(int) size];
        SplittableRandom random = new SplittableRandom(options.seed());
        for (int w = 0; w < corpus.words.size(); w++) {
            for (int j = 0; j < options.dimension(); j++) {
                in[w * stride + j] = (float) ((random.nextDouble() - 0.5) / options.dimension());
            }
        }
        for (int i = 0; i < SIGMOID_STEPS; i++) {
            // The middle of each step.
            sigmoid[i] = (float) (1 / (1 + Math.exp(-((i + 0.5) * 12 / SIGMOID_STEPS - 6))));
        }
        this.keep = new int[corpus.words.size()];
        for (int w = 0; w < keep.length; w++) {
            double share = options.sample() * corpus.total / corpus.counts[w];
            double probability = options.sample() == 0 ? 1 : Math.sqrt(share) + share;
            keep[w] = (int) (Math.min(1, probability) * Integer.MAX_VALUE);
        }
    }

    /**
     * Learns vectors.
     *
     * @param sentences lists of words; iterated twice
     * @throws IllegalArgumentException if no word occurs {@code minCount} times
     */
    public static Word2VecModel fit(Iterable<? extends List<String>> sentences, Word2VecOptions options) {
        Word2Vec learner = new Word2Vec(options, Word2VecCorpus.of(sentences, options.minCount()));
        learner.run();
        return learner.model();
    }

    private void run() {
        List<Thread> threads = new ArrayList<>();
        List<Throwable> failures = new ArrayList<>();
        for (int t = 1; t < options.threads(); t++) {
            int number = t;
            Thread thread = new Thread(() -> learn(number), "word2vec-" + t);
            thread.setDaemon(true);
            thread.setUncaughtExceptionHandler((failed, e) -> {
                synchronized (failures) {
                    failures.add(e);
                }
            });
            thread.start();
            threads.add(thread);
        }
        learn(0);
        for (Thread thread : threads) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException("interrupted while learning word vectors", e);
            }
        }
        if (!failures.isEmpty()) {
            throw new IllegalStateException("a learning thread failed", failures.get(0));
        }
    }

    /** One thread's share of the sentences, all epochs. */
    private void learn(int thread) {
        int sentences = corpus.starts.length - 1;
        int from = (int) ((long) sentences * thread / options.threads());
        int to = (int) ((long) sentences * (thread + 1) / options.threads());
        Worker worker = new Worker(options.seed() * 0x9E3779B97F4A7C15L + thread + 1);
        for (int epoch = 0; epoch < options.epochs(); epoch++) {
            for (int s = from; s < to; s++) {
                worker.sentence(corpus.starts[s], corpus.starts[s + 1]);
            }
        }
    }

    private final class Worker {
        private long state;
        private int[] kept = new int[256];
        private final int[] targets = new int[options.negatives() + 1];
        private final float[] sum = new float[stride];
        private float rate = (float) options.learningRate();
        private int sinceRate;

        Worker(long seed) {
            this.state = seed;
        }

        /** SplitMix64: 64 good bits from one addition and two products. */
        private long next() {
            state += 0x9E3779B97F4A7C15L;
            long z = (state ^ (state >>> 30)) * 0xBF58476D1CE4E5B9L;
            z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
            return z ^ (z >>> 31);
        }

        void sentence(int from, int to) {
            if (kept.length < to - from) {
                kept = new int[to - from];
            }
            int n = 0;
            for (int i = from; i < to; i++) {
                int word = corpus.tokens[i];
                if (keep[word] == Integer.MAX_VALUE || (int) (next() >>> 33) < keep[word]) {
                    kept[n++] = word;
                }
            }
            for (int i = 0; i < n; i++) {
                int width = 1 + (int) (((next() >>> 32) * options.window()) >>> 32);
                for (int j = Math.max(0, i - width); j <= Math.min(n - 1, i + width); j++) {
                    if (j != i) {
                        pair(kept[i], kept[j]);
                    }
                }
            }
            sinceRate += to - from;
            if (sinceRate >= RATE_EVERY) {
                lowerRate();
            }
        }

        private void pair(int word, int context) {
            targets[0] = word;
            int count = 1;
            for (int k = 0; k < options.negatives(); k++) {
                int negative = negatives.draw(next());
                if (negative != word) {
                    targets[count++] = negative;
                }
            }
            kernel.update(in, context * stride, out, targets, count, stride, rate, sigmoid, sum);
        }

        private void lowerRate() {
            double share = (double) done.addAndGet(sinceRate) / ((double) corpus.total * options.epochs());
            sinceRate = 0;
            rate = (float) (options.learningRate() * Math.max(1e-4, 1 - share));
        }
    }

    private Word2VecModel model() {
        int d = options.dimension();
        return new Word2VecModel(corpus.words, d, rows(in, d), rows(out, d));
    }

    private float[] rows(float[] padded, int d) {
        float[] rows = new float[corpus.words.size() * d];
        for (int w = 0; w < corpus.words.size(); w++) {
            System.arraycopy(padded, w * stride, rows, w * d, d);
        }
        return rows;
    }
}
