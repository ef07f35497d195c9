package dev.onsite.ml.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/** Values that nn_golden.py computed with PyTorch. */
final class Golden {
    private final String name;
    private final Precision precision;
    private final Map<String, Tensor> tensors = new HashMap<>();

    Golden(String name, Precision precision) {
        this.name = name;
        this.precision = precision;
        try (InputStream in = Golden.class.getResourceAsStream(name + ".txt");
                BufferedReader reader = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            reader.lines().forEach(this::parse);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void parse(String line) {
        int colon = line.indexOf(" : ");
        String[] head = line.substring(0, colon).split(" ", -1);
        int[] shape = new int[head.length - 1];
        for (int i = 0; i < shape.length; i++) {
            shape[i] = Integer.parseInt(head[i + 1]);
        }
        double[] values = Arrays.stream(line.substring(colon + 3).split(" ", -1))
                .mapToDouble(Double::parseDouble)
                .toArray();
        tensors.put(head[0], Tensor.copyOf(precision, values, shape));
    }

    boolean has(String key) {
        return tensors.containsKey(key);
    }

    Tensor get(String key) {
        Tensor tensor = tensors.get(key);
        if (tensor == null) {
            throw new IllegalArgumentException(name + " has no " + key);
        }
        return tensor;
    }

    void expect(String key, Tensor actual) {
        Tensor expected = get(key);
        assertEquals(expected.size(), actual.size(), name + " " + key + ": size");
        for (int i = 0; i < expected.size(); i++) {
            expect(expected.get(i), actual.get(i), key + "[" + i + "]");
        }
    }

    void expect(String key, double actual) {
        expect(get(key).get(0), actual, key);
    }

    private void expect(double expected, double actual, String what) {
        double tolerance = precision == Precision.DOUBLE ? 1e-9 : 2e-5;
        assertEquals(expected, actual, tolerance * (1 + Math.abs(expected)), name + " " + what + ", " + precision);
    }
}
