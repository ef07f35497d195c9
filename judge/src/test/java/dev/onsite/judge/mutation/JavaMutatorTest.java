package dev.onsite.judge.mutation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;

class JavaMutatorTest {
    private static final String SOURCE = """
            class Solution {
                static int count(int[] values, double factor) {
                    int n = 0;
                    for (int i = 0; i < values.length; i++) {
                        if (!skip(values[i]) && Math.max(values[i], 1) > -factor) {
                            n += 2;
                            continue;
                        }
                    }
                    return n;
                }

                static boolean skip(int value) {
                    return false;
                }
            }
            """;

    @Test
    void changesOnePlaceAtATime() {
        List<Mutant> mutants = JavaMutator.of(SOURCE);
        for (Mutant mutant : mutants) {
            List<String> was = SOURCE.lines().toList();
            List<String> now = mutant.source().lines().toList();
            assertEquals(was.size(), now.size());
            for (int i = 0; i < was.size(); i++) {
                boolean changed = i == mutant.line() - 1;
                assertEquals(changed, !was.get(i).equals(now.get(i)), mutant.now());
                assertTrue(!changed || was.get(i).strip().equals(mutant.was()));
            }
        }
    }

    @Test
    void everyKindOfPlaceIsFound() {
        List<String> now = JavaMutator.of(SOURCE).stream().map(Mutant::now).toList();
        for (String expected : List.of(
                "int n = 1;",
                "for (int i = 0; i <= values.length; i++) {",
                "for (int i = 0; i >= values.length; i++) {",
                "for (int i = 0; i < values.length; i--) {",
                "if (skip(values[i]) && Math.max(values[i], 1) > -factor) {",
                "if (!skip(values[i]) || Math.max(values[i], 1) > -factor) {",
                "if (!skip(values[i]) && Math.min(values[i], 1) > -factor) {",
                "if (!skip(values[i]) && Math.max(values[i], 0) > -factor) {",
                "if (!skip(values[i]) && Math.max(values[i], 1) >= -factor) {",
                "if (!skip(values[i]) && Math.max(values[i], 1) > factor) {",
                "n -= 2;",
                ";",
                "return true;")) {
            assertTrue(now.contains(expected), () -> expected + " is not among " + now);
        }
    }

    @Test
    void theHeadOfALoopKeepsItsUpdates() {
        assertTrue(JavaMutator.of("class A { void a() { for (int i = 0; i < 3; i++) {} } }").stream()
                .noneMatch(mutant -> mutant.kind().equals("removed statement")));
    }
}
