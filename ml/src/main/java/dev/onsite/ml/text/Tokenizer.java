package dev.onsite.ml.text;

import dev.onsite.ml.linalg.Require;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Cuts text into words: runs of letters, digits and underscores (Unicode), as the regular expression {@code \w+} does. O(n).
 *
 * @param minLength shortest word kept, in characters
 * @param lowerCase whether words are lower-cased first
 * @param stopWords words left out, compared after lower-casing
 */
public record Tokenizer(int minLength, boolean lowerCase, Set<String> stopWords) {
    /** Checks the range and copies the set. */
    public Tokenizer {
        Require.that(minLength >= 1, "minLength must be at least 1, got %d", minLength);
        stopWords = Set.copyOf(stopWords);
    }

    /** Lower-case words of two characters or more, no stop words. */
    public static Tokenizer words() {
        return new Tokenizer(2, true, Set.of());
    }

    /** The words of a text, in order. */
    public List<String> tokenize(String text) {
        TokenBuffer buffer = new TokenBuffer();
        tokenize(text, buffer);
        List<String> tokens = new ArrayList<>(buffer.size());
        for (int i = 0; i < buffer.size(); i++) {
            tokens.add(buffer.range(i, i));
        }
        return tokens;
    }

    /** Fills the buffer, which is emptied first. */
    void tokenize(String text, TokenBuffer buffer) {
        buffer.clear(text.length());
        String source = lowerCase && !isAscii(text) ? text.toLowerCase(Locale.ROOT) : text;
        int i = 0;
        while (i < source.length()) {
            int start = i;
            buffer.begin();
            while (i < source.length()) {
                char c = source.charAt(i);
                if (c < 128) {
                    char word = ASCII[c];
                    if (word == 0) {
                        break;
                    }
                    buffer.append(lowerCase ? word : c);
                    i++;
                } else {
                    int point = source.codePointAt(i);
                    if (!isWord(point)) {
                        break;
                    }
                    buffer.append(c);
                    if (Character.charCount(point) == 2) {
                        buffer.append(source.charAt(i + 1));
                    }
                    i += Character.charCount(point);
                }
            }
            if (i - start >= minLength && (stopWords.isEmpty() || !stopWords.contains(buffer.pending()))) {
                buffer.commit();
            }
            if (i == start) {
                i += Character.charCount(source.codePointAt(i));
            }
        }
    }

    /** The lower-case form of each ASCII word character, 0 for others. */
    private static final char[] ASCII = new char[128];

    static {
        for (char c = 0; c < 128; c++) {
            ASCII[c] = isWord(c) ? Character.toLowerCase(c) : 0;
        }
    }

    private static boolean isWord(int point) {
        return Character.isLetterOrDigit(point)
                || point == '_'
                || Character.getType(point) == Character.OTHER_NUMBER
                || Character.getType(point) == Character.LETTER_NUMBER;
    }

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 128) {
                return false;
            }
        }
        return true;
    }
}
