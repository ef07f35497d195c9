package dev.onsite.bench.nn;

import dev.onsite.ml.text.Word2Vec;
import dev.onsite.ml.text.Word2VecModel;
import dev.onsite.ml.text.Word2VecOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Words a second of word2vec, and its loss on pairs drawn once: {@code bench/run -main dev.onsite.bench.nn.Word2VecRun CORPUS
 * PAIRS THREADS...}. CORPUS is a text, a sentence a line; PAIRS is written, for {@code word2vec_peer.py} to score gensim by.
 */
public final class Word2VecRun {
    private static final int PAIRS = 20_000;
    private static final int NEGATIVES = 5;

    private Word2VecRun() {}

    public static void main(String[] args) throws IOException {
        List<List<String>> corpus = new ArrayList<>();
        long words = 0;
        for (String line : Files.readAllLines(Path.of(args[0]), StandardCharsets.UTF_8)) {
            List<String> sentence = List.of(line.split(" ", -1));
            corpus.add(sentence);
            words += sentence.size();
        }
        int epochs = Word2VecOptions.DEFAULT.epochs();
        for (int t = 2; t < args.length; t++) {
            Word2VecOptions options = Word2VecOptions.DEFAULT.withThreads(Integer.parseInt(args[t]));
            Word2Vec.fit(corpus.subList(0, corpus.size() / 4), options);
            double[] seconds = new double[3];
            Word2VecModel model = null;
            for (int run = 0; run < seconds.length; run++) {
                long start = System.nanoTime();
                model = Word2Vec.fit(corpus, options);
                seconds[run] = (System.nanoTime() - start) / 1e9;
            }
            Arrays.sort(seconds);
            int[] pairs = pairs(corpus, model, Path.of(args[1]));
            System.out.printf(
                    "threads %s: %,.0f words/s (median of 3, counting included), loss %.4f%n",
                    args[t], words * epochs / seconds[1], model.loss(pairs, NEGATIVES));
        }
    }

    /** A word, one beside it, and negatives by count^0.75, from a seed; in words for the peer, in numbers for us. */
    private static int[] pairs(List<List<String>> corpus, Word2VecModel model, Path file) {
        Map<String, Integer> numbers = new HashMap<>();
        Map<String, Integer> counts = new HashMap<>();
        model.words().forEach(word -> numbers.put(word, numbers.size()));
        corpus.forEach(sentence -> sentence.forEach(word -> counts.merge(word, 1, Integer::sum)));
        double[] upTo = new double[numbers.size()];
        double sum = 0;
        for (int w = 0; w < upTo.length; w++) {
            sum += Math.pow(counts.get(model.words().get(w)), 0.75);
            upTo[w] = sum;
        }
        SplittableRandom random = new SplittableRandom(7);
        int[] pairs = new int[PAIRS * (NEGATIVES + 2)];
        StringBuilder lines = new StringBuilder();
        int at = 0;
        while (at < pairs.length) {
            List<String> sentence = corpus.get(random.nextInt(corpus.size()));
            int i = random.nextInt(sentence.size());
            int j = i + random.nextInt(-5, 6);
            if (j == i || j < 0 || j >= sentence.size()) {
                continue;
            }
            if (!numbers.containsKey(sentence.get(i)) || !numbers.containsKey(sentence.get(j))) {
                continue;
            }
            pairs[at++] = numbers.get(sentence.get(i));
            pairs[at++] = numbers.get(sentence.get(j));
            for (int n = 0; n < NEGATIVES; n++) {
                int found = Arrays.binarySearch(upTo, random.nextDouble() * sum);
                pairs[at++] = Math.min(upTo.length - 1, found < 0 ? -found - 1 : found);
            }
            for (int n = at - NEGATIVES - 2; n < at; n++) {
                lines.append(model.words().get(pairs[n])).append(n == at - 1 ? '\n' : ' ');
            }
        }
        try {
            Files.writeString(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return pairs;
    }
}
