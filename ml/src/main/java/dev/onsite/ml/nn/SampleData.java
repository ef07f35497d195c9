package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** Two small sets that come with the library, enough to see networks learn in seconds. */
public final class SampleData {
    private SampleData() {}

    /**
     * Handwritten digits, 8 × 8.
     *
     * @param pixels (n, 64) in [0, 1]
     * @param labels 0 to 9
     */
    @SuppressWarnings("ArrayRecordComponent") // a table handed over to the caller
    public record Digits(Tensor pixels, int[] labels) {
        /** The images from, inclusive, to, exclusive. */
        public Digits range(int from, int to) {
            float[] part = Arrays.copyOfRange(pixels.floats(), from * 64, to * 64);
            return new Digits(Tensor.of(part, to - from, 64), Arrays.copyOfRange(labels, from, to));
        }

        /** The same images in another order: as they come, the last are by other writers than the first. */
        public Digits shuffled(long seed) {
            SplittableRandom random = new SplittableRandom(seed);
            int[] order = new int[labels.length];
            int[] reordered = new int[labels.length];
            for (int i = 0; i < order.length; i++) {
                int j = random.nextInt(i + 1);
                order[i] = order[j];
                order[j] = i;
            }
            Tensor rows = Tensor.zeros(pixels.precision(), pixels.shape());
            pixels.precision().linear().gatherRows(pixels, order, rows);
            for (int i = 0; i < order.length; i++) {
                reordered[i] = labels[order[i]];
            }
            return new Digits(rows, reordered);
        }
    }

    /** 1,797 images; a fifth, 360, is the usual share to test on, after {@link Digits#shuffled}. */
    public static Digits digits() {
        List<String> lines = read("digits.txt").lines().toList();
        Tensor pixels = Tensor.zeros(Precision.FLOAT, lines.size(), 64);
        int[] labels = new int[lines.size()];
        for (int i = 0; i < labels.length; i++) {
            String line = lines.get(i);
            for (int j = 0; j < 64; j++) {
                pixels.set(i * 64 + j, (line.charAt(j) - 'a') / 16.0);
            }
            labels[i] = line.charAt(64) - '0';
        }
        return new Digits(pixels, labels);
    }

    /** About 190,000 characters of English. */
    public static String text() {
        return read("genesis.txt");
    }

    private static String read(String name) {
        try (InputStream in = SampleData.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
