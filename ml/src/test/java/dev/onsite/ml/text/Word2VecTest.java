package dev.onsite.ml.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Kernels;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class Word2VecTest {
    private static final Word2VecOptions SMALL = new Word2VecOptions(20, 2, 5, 1, 0, 0.05, 15, 1, 3);

    @TempDir
    private Path directory;

    /** Two topics whose words never meet, joined by common words. */
    private static List<List<String>> topics(int sentences) {
        String[][] topics = {{"cat", "dog", "horse", "cow", "goat"}, {"red", "green", "blue", "white", "black"}};
        Random random = new Random(1);
        List<List<String>> corpus = new ArrayList<>();
        for (int s = 0; s < sentences; s++) {
            String[] topic = topics[s % 2];
            List<String> sentence = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                sentence.add(random.nextInt(4) == 0 ? "the" : topic[random.nextInt(5)]);
            }
            corpus.add(sentence);
        }
        return corpus;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void wordsOfOneTopicAreNearEachOther(int threads) {
        Word2VecModel model = Word2Vec.fit(topics(2000), SMALL.withThreads(threads));

        List<String> nearest = model.nearest("cat", 4).stream()
                .map(Word2VecModel.Neighbour::word)
                .toList();
        assertEquals(Set.of("dog", "horse", "cow", "goat"), Set.copyOf(nearest));
        assertTrue(model.similarity("red", "blue") > model.similarity("red", "cow"));
    }

    @Test
    void oneThreadAndOneSeedGiveTheSameBits() {
        Word2VecModel a = Word2Vec.fit(topics(200), SMALL);
        Word2VecModel b = Word2Vec.fit(topics(200), SMALL);
        assertArrayEquals(a.vectors(), b.vectors());
    }

    @Test
    void learningLowersTheLoss() {
        Word2VecModel model = Word2Vec.fit(topics(2000), SMALL.withEpochs(5));
        double start = 4 * Math.log(2);
        int cat = model.words().indexOf("cat");
        int dog = model.words().indexOf("dog");
        int red = model.words().indexOf("red");
        int blue = model.words().indexOf("blue");
        assertTrue(model.loss(new int[] {cat, dog, red, blue, red}, 3) < start);
        assertTrue(model.loss(new int[] {cat, red, dog, dog, dog}, 3) > start);
    }

    @Test
    void rareWordsAreLeftOutAndFrequentOnesCountFirst() {
        List<List<String>> corpus = List.of(List.of("b", "a", "a"), List.of("a", "b", "once"));
        Word2VecModel model = Word2Vec.fit(corpus, SMALL.withMinCount(2));
        assertEquals(List.of("a", "b"), model.words());
        assertFalse(model.contains("once"));
        var none = assertThrows(IllegalArgumentException.class, () -> Word2Vec.fit(corpus, SMALL.withMinCount(9)));
        assertEquals("no word occurs 9 times in 6 words: give more text or lower minCount", none.getMessage());
        assertThrows(IllegalArgumentException.class, () -> model.vector("once"));
        assertThrows(IllegalArgumentException.class, () -> SMALL.withThreads(0));
    }

    @Test
    void aVocabularyOfOneWordLearnsNothingAndDoesNotFail() {
        Word2VecModel model = Word2Vec.fit(List.of(List.of("only", "only")), SMALL);
        assertTrue(model.nearest("only", 3).isEmpty());
    }

    @Test
    void analogiesFollowTheOffset() {
        Word2VecModel model = Word2VecModel.of(List.of("man", "woman", "king", "queen", "apple"), 3, new float[] {
            1, 0, 0.1f, 1, 1, 0.1f, 1, 0, 1, 1, 1, 1, -1, 0.2f, 0
        });
        assertEquals("queen", model.analogy("man", "woman", "king", 1).get(0).word());
        assertEquals(2, model.analogy("man", "woman", "king", 5).size());
    }

    @Test
    void negativesFollowTheCountsToTheThreeQuarters() {
        long[] counts = {1000, 100, 10, 1};
        Word2VecNegatives negatives = new Word2VecNegatives(counts);
        SplittableRandom random = new SplittableRandom(1);
        int[] drawn = new int[4];
        for (int i = 0; i < 400_000; i++) {
            drawn[negatives.draw(random.nextLong())]++;
        }
        double sum = 0;
        for (long count : counts) {
            sum += Math.pow((double) count, 0.75);
        }
        for (int w = 0; w < 4; w++) {
            double expected = 400_000 * Math.pow((double) counts[w], 0.75) / sum;
            assertEquals(expected, drawn[w], 5 * Math.sqrt(expected), "word " + w);
        }
    }

    @ParameterizedTest
    @EnumSource
    void bothFormatsGiveTheVectorsBack(Word2VecFormat format) throws IOException {
        Word2VecModel model = Word2VecModel.of(
                List.of("naïve", "日本", "x"), 2, new float[] {0.1f, -2e-20f, 3, Float.MIN_VALUE, 10, 32});
        Path file = directory.resolve("vectors");
        format.write(model, file);
        Word2VecModel back = format.read(file);
        assertEquals(model.words(), back.words());
        assertArrayEquals(model.vectors(), back.vectors());
        assertThrows(IllegalStateException.class, () -> back.loss(new int[] {0, 1}, 0));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 12));
        assertThrows(IOException.class, () -> format.read(file));
    }

    @Test
    void otherFilesAndUnwritableWordsAreRefused() throws IOException {
        Path file = directory.resolve("other");
        Files.writeString(file, "hello\n", StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> Word2VecFormat.TEXT.read(file));
        Files.writeString(file, "1 2\nword 0.5 oops\n", StandardCharsets.UTF_8);
        assertThrows(IOException.class, () -> Word2VecFormat.TEXT.read(file));
        Word2VecModel spaced = Word2VecModel.of(List.of("two words"), 1, new float[1]);
        assertThrows(IllegalArgumentException.class, () -> Word2VecFormat.TEXT.write(spaced, file));
    }

    @Test
    void simdPairUpdateAnswersAsTheScalarTwin() {
        Random random = new Random(2);
        float[][] in = new float[2][64];
        float[][] out = new float[2][96];
        for (int i = 0; i < 96; i++) {
            out[0][i] = out[1][i] = (float) random.nextGaussian();
            in[0][i % 64] = in[1][i % 64] = (float) random.nextGaussian();
        }
        float[] sigmoid = new float[1000];
        for (int i = 0; i < 1000; i++) {
            sigmoid[i] = (float) (1 / (1 + Math.exp(6 - (i + 0.5) * 0.012)));
        }
        int[] targets = {1, 0, 1, 2};
        for (int round = 0; round < 3; round++) {
            Kernels.scalarSkipGram().update(in[0], 32, out[0], targets, 3, 32, 0.1f, sigmoid, new float[32]);
            Kernels.skipGram().update(in[1], 32, out[1], targets, 3, 32, 0.1f, sigmoid, new float[32]);
        }
        assertArrayEquals(in[0], in[1], 1e-4f);
        assertArrayEquals(out[0], out[1], 1e-4f);
    }
}
