package dev.onsite.ml.text;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The two formats of the original word2vec, which gensim and others read and write. Both start with a line {@code words
 * dimension}. Text: a line a word, {@code word v1 v2 …}. Binary: the word in UTF-8, a space, the vector as little-endian
 * floats, a line feed.
 */
public enum Word2VecFormat {
    TEXT,
    BINARY;

    /**
     * Writes the model.
     *
     * @throws IllegalArgumentException if a word contains white space, which ends a word in both formats
     */
    public void write(Word2VecModel model, Path file) throws IOException {
        int d = model.dimension();
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
            out.write(bytes(model.words().size() + " " + d + "\n"));
            ByteBuffer buffer = ByteBuffer.allocate(4 * d).order(ByteOrder.LITTLE_ENDIAN);
            for (int w = 0; w < model.words().size(); w++) {
                String word = model.words().get(w);
                if (word.isEmpty() || word.chars().anyMatch(Character::isWhitespace)) {
                    throw new IllegalArgumentException(
                            "a word must not be empty nor contain white space: \"" + word + "\"");
                }
                out.write(bytes(word));
                if (this == TEXT) {
                    StringBuilder line = new StringBuilder();
                    for (int j = 0; j < d; j++) {
                        line.append(' ').append(model.vectors()[w * d + j]);
                    }
                    out.write(bytes(line.toString()));
                } else {
                    out.write(' ');
                    buffer.clear();
                    buffer.asFloatBuffer().put(model.vectors(), w * d, d);
                    out.write(buffer.array());
                }
                out.write('\n');
            }
        }
    }

    /**
     * Reads a model.
     *
     * @throws IOException if the file is not of this format or ends too early
     */
    public Word2VecModel read(Path file) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
            String[] head = token(in, '\n', file).trim().split(" ", -1);
            int words;
            int d;
            try {
                words = Integer.parseInt(head[0]);
                d = Integer.parseInt(head[head.length - 1]);
            } catch (NumberFormatException e) {
                throw new IOException(file + " does not start with a line \"words dimension\"", e);
            }
            if (head.length != 2 || words < 1 || d < 1 || (long) words * d > Integer.MAX_VALUE - 8) {
                throw new IOException(file + " announces " + words + " vectors of dimension " + d);
            }
            List<String> names = new ArrayList<>();
            float[] vectors = new float[words * d];
            for (int w = 0; w < words; w++) {
                if (this == TEXT) {
                    readLine(token(in, '\n', file), names, vectors, d, file);
                } else {
                    // gensim leaves the line feed out, the original writes it.
                    names.add(token(in, ' ', file).replaceFirst("^\n", ""));
                    byte[] row = in.readNBytes(4 * d);
                    if (row.length < 4 * d) {
                        throw new EOFException(file + " ends within the vector of " + names.get(w));
                    }
                    ByteBuffer.wrap(row)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .asFloatBuffer()
                            .get(vectors, w * d, d);
                }
            }
            return new Word2VecModel(names, d, vectors, null);
        }
    }

    private static void readLine(String line, List<String> names, float[] vectors, int d, Path file)
            throws IOException {
        String[] parts = line.trim().split(" ", -1);
        if (parts.length != d + 1) {
            throw new IOException(file + ", word " + (names.size() + 1) + ": expected a word and " + d
                    + " numbers, got " + parts.length + " parts");
        }
        for (int j = 0; j < d; j++) {
            try {
                vectors[names.size() * d + j] = Float.parseFloat(parts[j + 1]);
            } catch (NumberFormatException e) {
                throw new IOException(file + ", word " + parts[0] + ": not a number: " + parts[j + 1], e);
            }
        }
        names.add(parts[0]);
    }

    private static String token(InputStream in, char end, Path file) throws IOException {
        ByteArrayOutputStream token = new ByteArrayOutputStream();
        int b = in.read();
        while (b != end) {
            if (b < 0) {
                if (end == '\n' && token.size() > 0) {
                    break;
                }
                throw new EOFException(file + " ends too early");
            }
            token.write(b);
            b = in.read();
        }
        return token.toString(StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
