package dev.onsite.ml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.preprocessing.Standardizer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Values written by {@code golden/generate.py} from scikit-learn. */
public final class Golden {
    private final Map<String, Matrix> matrices = new HashMap<>();
    private final Map<String, List<String>> texts = new HashMap<>();

    private Golden() {}

    /** Reads {@code golden/<name>.txt}. */
    public static Golden read(String name) {
        Golden golden = new Golden();
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + name + ".txt")) {
            List<String> lines = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            for (int at = 0; at < lines.size(); ) {
                String[] head = lines.get(at++).split(" ", -1);
                int rows = Integer.parseInt(head[2]);
                int columns = Integer.parseInt(head[3]);
                List<String> body = lines.subList(at, at + rows);
                at += rows;
                if (columns == 0) {
                    golden.texts.put(head[1], body);
                } else {
                    golden.matrices.put(
                            head[1],
                            Matrix.of(body.stream()
                                    .map(line -> Arrays.stream(line.split(" ", -1))
                                            .mapToDouble(Double::parseDouble)
                                            .toArray())
                                    .toArray(double[][]::new)));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return golden;
    }

    /** A matrix of the file. */
    public Matrix matrix(String name) {
        assertTrue(matrices.containsKey(name), name);
        return matrices.get(name).copy();
    }

    /** All values of a matrix. */
    public double[] values(String name) {
        return matrix(name).values();
    }

    /** All values of a matrix, as integers. */
    public int[] ints(String name) {
        return Arrays.stream(values(name)).mapToInt(v -> (int) v).toArray();
    }

    /** The only value of a matrix. */
    public double value(String name) {
        return values(name)[0];
    }

    /** Lines of text. */
    public List<String> text(String name) {
        return texts.get(name);
    }

    /** A data set's x with mean 0 and deviation 1. */
    public Matrix standardized() {
        Matrix x = matrix("x");
        return Standardizer.fit(x, null).transform(x);
    }

    /** Compares values with tolerance · max(1, |expected|). */
    public static void assertClose(double[] expected, double[] actual, double tolerance, String what) {
        assertEquals(expected.length, actual.length, what);
        int worst = IntStream.range(0, expected.length)
                .reduce((a, b) -> error(expected[a], actual[a]) >= error(expected[b], actual[b]) ? a : b)
                .orElse(0);
        if (expected.length > 0) {
            assertTrue(
                    error(expected[worst], actual[worst]) <= tolerance,
                    what + " at " + worst + ": expected " + expected[worst] + ", got " + actual[worst]);
        }
    }

    private static double error(double expected, double actual) {
        double error = Math.abs(expected - actual) / Math.max(1, Math.abs(expected));
        return Double.isNaN(error) ? Double.POSITIVE_INFINITY : error;
    }
}
