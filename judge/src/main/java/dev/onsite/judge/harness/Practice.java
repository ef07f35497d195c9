package dev.onsite.judge.harness;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Loads and runs a small program of our own before there is a submission, so that what the JDK does only once in a
 * process (linking lambdas, concatenations and reflection) neither delays nor is charged to a candidate.
 */
final class Practice {
    private static final String HERE = "dev.onsite.judge.harness.";

    private Practice() {}

    /** What a submission looks like. */
    record Pair(List<Double> sums, int longest) {}

    /** What a submission does. */
    static final class Solution {
        Pair solve(double[][] rows, String[] words) {
            List<Double> sums = new ArrayList<>();
            for (double[] row : rows) {
                sums.add(Arrays.stream(row).map(x -> x * x).sum());
            }
            Map<String, Integer> counts = new HashMap<>();
            for (String word : words) {
                counts.merge(word + "-" + word.length(), 1, Integer::sum);
            }
            List<String> keys = new ArrayList<>(counts.keySet());
            keys.sort((a, b) -> b.length() - a.length());
            return new Pair(sums, keys.get(0).length());
        }
    }

    /** Leaves nothing behind but a warm process. */
    static void run() {
        Map<String, byte[]> classes = new HashMap<>();
        try {
            for (String name : List.of("Practice", "Practice$Solution", "Practice$Pair")) {
                try (InputStream bytes = Practice.class.getResourceAsStream(name + ".class")) {
                    classes.put(HERE + name, bytes.readAllBytes());
                }
            }
            Target target = Target.find(
                    new SubmissionLoader(classes),
                    List.of(
                            "function",
                            HERE + "Practice$Solution",
                            List.of(),
                            List.of(List.of("solve", List.of("double[][]", "String[]"), "Pair"))));
            for (int i = 0; i < 3; i++) {
                Object value = target.run(List.of(new double[][] {{1, 2}, {3, 4}}, List.of("a", "bb", "a")), List.of());
                Wire.write(OutputStream.nullOutputStream(), 'V', Arrays.asList(value, "", Allocation.bytes()));
            }
        } catch (IOException | RuntimeException unprepared) {
            throw new IllegalStateException("the harness does not run its own practice", unprepared);
        } catch (Throwable thrown) {
            throw new IllegalStateException("the harness does not run its own practice", thrown);
        }
    }
}
