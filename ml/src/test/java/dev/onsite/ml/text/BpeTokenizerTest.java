package dev.onsite.ml.text;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.nn.SampleData;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BpeTokenizerTest {
    @TempDir
    private Path directory;

    @Test
    void theMostFrequentPairIsMergedFirst() {
        // low ×2 and lower: l-o and o-w occur three times; l-o has the smaller tokens.
        BpeTokenizer tokenizer = BpeTokenizer.fit("low low lower", 258);
        assertArrayEquals(new int[] {257}, tokenizer.encode("low"));
        assertArrayEquals(new int[] {256, 's'}, tokenizer.encode("los"));
        assertArrayEquals(new int[] {257, 'e', 'r'}, tokenizer.encode("lower"));
    }

    @Test
    void overlappingPairsMergeFromTheLeft() {
        BpeTokenizer tokenizer = BpeTokenizer.fit("aaa aaa", 257);
        assertArrayEquals(new int[] {256, 'a'}, tokenizer.encode("aaa"));
    }

    @Test
    void anyTextComesBack() {
        BpeTokenizer tokenizer = BpeTokenizer.fit(SampleData.text().substring(0, 20_000), 500);
        String[] texts = {"", " ", "In the beginning", "日本語 naïve 🙂\n\t  x", "\r\n\r\n", "3.14!? --'s"};
        for (String text : texts) {
            assertEquals(text, tokenizer.decode(tokenizer.encode(text)));
        }
        long seed = 42;
        Random random = new Random(seed);
        for (int i = 0; i < 200; i++) {
            byte[] bytes = new byte[random.nextInt(60)];
            random.nextBytes(bytes);
            String text = new String(bytes, StandardCharsets.UTF_8);
            assertEquals(text, tokenizer.decode(tokenizer.encode(text)), "seed " + seed + ", text " + i);
        }
    }

    @Test
    void aLargerVocabularyGivesFewerTokens() {
        String text = SampleData.text();
        int bytes = BpeTokenizer.fit(text, 256).encode(text).length;
        int some = BpeTokenizer.fit(text, 512).encode(text).length;
        BpeTokenizer largest = BpeTokenizer.fit(text, 2048);
        int many = largest.encode(text).length;
        assertEquals(text.length(), bytes);
        assertTrue(some < 0.65 * bytes, "512: " + some);
        assertTrue(many < 0.4 * bytes, "2048: " + many);
        assertEquals(2048, largest.vocabulary());
    }

    @Test
    void mergingStopsWhereNoPairOccursTwice() {
        assertEquals(256, BpeTokenizer.fit("abc", 1000).vocabulary());
        assertEquals(256, BpeTokenizer.fit("", 1000).vocabulary());
    }

    @Test
    void savedMergesAreReadBackAndDamageIsTold() throws IOException {
        BpeTokenizer tokenizer = BpeTokenizer.fit("the cat and the hat and the bat", 280);
        Path file = directory.resolve("merges");
        tokenizer.save(file);
        assertArrayEquals(
                tokenizer.encode("the bat that"), BpeTokenizer.load(file).encode("the bat that"));
        Files.writeString(file, "116 300\n");
        assertThrows(IOException.class, () -> BpeTokenizer.load(file));
        Files.writeString(file, "t h\n");
        assertThrows(IOException.class, () -> BpeTokenizer.load(file));
        assertThrows(IllegalArgumentException.class, () -> BpeTokenizer.fit("x", 10));
        assertThrows(IllegalArgumentException.class, () -> tokenizer.decode(new int[] {-1}));
    }
}
