package dev.onsite.ml.text;

import java.util.Arrays;

/**
 * The words of one text in one array of characters, a space between two: an n-gram is then a range of it, and no string is
 * made to look one up.
 */
final class TokenBuffer {
    private char[] chars = new char[256];
    private int length;
    private int pendingStart;
    private int pendingEnd;
    private int[] starts = new int[64];
    private int[] ends = new int[64];
    private int size;

    void clear(int capacity) {
        length = 0;
        size = 0;
        // A space before each word at most doubles the text.
        if (chars.length < 2 * capacity + 2) {
            chars = new char[2 * capacity + 2];
        }
    }

    void begin() {
        pendingStart = length == 0 ? 0 : length + 1;
        pendingEnd = pendingStart;
    }

    void append(char c) {
        chars[pendingEnd++] = c;
    }

    String pending() {
        return new String(chars, pendingStart, pendingEnd - pendingStart);
    }

    void commit() {
        if (pendingStart > 0) {
            chars[pendingStart - 1] = ' ';
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, 2 * size);
            ends = Arrays.copyOf(ends, 2 * size);
        }
        starts[size] = pendingStart;
        ends[size++] = pendingEnd;
        length = pendingEnd;
    }

    int size() {
        return size;
    }

    char[] chars() {
        return chars;
    }

    int start(int token) {
        return starts[token];
    }

    int end(int token) {
        return ends[token];
    }

    /** Tokens first … last, joined by spaces. */
    String range(int first, int last) {
        return new String(chars, starts[first], ends[last] - starts[first]);
    }
}
