package dev.onsite.ml.text;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Byte-level byte-pair encoding (Sennrich, Haddow and Birch, 2016, over bytes as in GPT-2): tokens 0 to 255 are the bytes,
 * each further one the pair of two earlier ones that was most frequent when it was learned. Every text has tokens, and
 * decoding gives its bytes back. Merges never cross the border between words, numbers, punctuation and white space; a word
 * takes one space before it along.
 */
public final class BpeTokenizer {
    private static final int BYTES = 256;
    private static final Pattern PIECE =
            Pattern.compile(" ?\\p{L}+| ?\\p{N}+| ?[^\\s\\p{L}\\p{N}]+|\\s+(?=\\s\\S)|\\s+");

    private final int[] left;
    private final int[] right;
    private final byte[][] tokens;
    private final Map<Long, Integer> merges = new HashMap<>();

    private BpeTokenizer(int[] left, int[] right) {
        this.left = left;
        this.right = right;
        this.tokens = new byte[BYTES + left.length][];
        for (int i = 0; i < BYTES; i++) {
            tokens[i] = new byte[] {(byte) i};
        }
        for (int i = 0; i < left.length; i++) {
            byte[] first = tokens[left[i]];
            byte[] second = tokens[right[i]];
            tokens[BYTES + i] = Arrays.copyOf(first, first.length + second.length);
            System.arraycopy(second, 0, tokens[BYTES + i], first.length, second.length);
            merges.put(BpeTrainer.pair(left[i], right[i]), BYTES + i);
        }
    }

    /**
     * Learns merges until the vocabulary is full or no pair occurs twice. Ties go to the pair of the smaller tokens. O(text +
     * merges · occurrences of what is merged).
     *
     * @param vocabulary at least 256
     */
    public static BpeTokenizer fit(String text, int vocabulary) {
        if (vocabulary < BYTES) {
            throw new IllegalArgumentException("vocabulary must be at least 256 (the bytes), got " + vocabulary);
        }
        Map<String, Integer> pieces = new HashMap<>();
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            pieces.merge(matcher.group(), 1, Integer::sum);
        }
        BpeTrainer trainer = new BpeTrainer(pieces);
        trainer.merge(vocabulary - BYTES);
        return new BpeTokenizer(trainer.left(), trainer.right());
    }

    /** 256 and the merges. */
    public int vocabulary() {
        return tokens.length;
    }

    /** The tokens of a text, merges applied in the order they were learned. Lone surrogates become question marks. */
    public int[] encode(String text) {
        int[] encoded = new int[16];
        int n = 0;
        Matcher matcher = PIECE.matcher(text);
        while (matcher.find()) {
            byte[] bytes = matcher.group().getBytes(StandardCharsets.UTF_8);
            if (encoded.length < n + bytes.length) {
                encoded = Arrays.copyOf(encoded, 2 * (n + bytes.length));
            }
            n = encodePiece(bytes, encoded, n);
        }
        return Arrays.copyOf(encoded, n);
    }

    private int encodePiece(byte[] bytes, int[] to, int from) {
        int end = from + bytes.length;
        for (int i = 0; i < bytes.length; i++) {
            to[from + i] = bytes[i] & 0xFF;
        }
        while (true) {
            int first = Integer.MAX_VALUE;
            for (int i = from; i + 1 < end; i++) {
                Integer merged = merges.get(BpeTrainer.pair(to[i], to[i + 1]));
                if (merged != null && merged < first) {
                    first = merged;
                }
            }
            if (first == Integer.MAX_VALUE) {
                return end;
            }
            int a = left[first - BYTES];
            int b = right[first - BYTES];
            int kept = from;
            for (int i = from; i < end; i++) {
                if (i + 1 < end && to[i] == a && to[i + 1] == b) {
                    to[kept++] = first;
                    i++;
                } else {
                    to[kept++] = to[i];
                }
            }
            end = kept;
        }
    }

    /**
     * The text of tokens; bytes that are no UTF-8, as a cut through a character leaves them, become replacement characters.
     *
     * @throws IllegalArgumentException if a token is not in the vocabulary
     */
    public String decode(int[] encoded) {
        int length = 0;
        for (int token : encoded) {
            length += bytes(token).length;
        }
        byte[] text = new byte[length];
        int at = 0;
        for (int token : encoded) {
            System.arraycopy(tokens[token], 0, text, at, tokens[token].length);
            at += tokens[token].length;
        }
        return new String(text, StandardCharsets.UTF_8);
    }

    private byte[] bytes(int token) {
        if (token < 0 || token >= tokens.length) {
            throw new IllegalArgumentException(
                    "a token must be between 0 and " + (tokens.length - 1) + ", got " + token);
        }
        return tokens[token];
    }

    /** A line a merge, the two tokens' numbers. */
    public void save(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < left.length; i++) {
            lines.add(left[i] + " " + right[i]);
        }
        Files.write(file, lines, StandardCharsets.UTF_8);
    }

    /**
     * Reads what {@link #save} wrote.
     *
     * @throws IOException if a line is not two numbers of earlier tokens
     */
    public static BpeTokenizer load(Path file) throws IOException {
        List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
        int[] left = new int[lines.size()];
        int[] right = new int[lines.size()];
        for (int i = 0; i < left.length; i++) {
            try {
                String[] pair = lines.get(i).split(" ", -1);
                left[i] = Integer.parseInt(pair[0]);
                right[i] = Integer.parseInt(pair[pair.length - 1]);
            } catch (NumberFormatException e) {
                throw new IOException(file + ", line " + (i + 1) + ": expected two numbers", e);
            }
            if (left[i] < 0 || right[i] < 0 || Math.max(left[i], right[i]) >= BYTES + i) {
                throw new IOException(file + ", line " + (i + 1) + ": a merge joins earlier tokens only");
            }
        }
        return new BpeTokenizer(left, right);
    }
}
