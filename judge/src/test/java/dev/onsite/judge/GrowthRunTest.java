package dev.onsite.judge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Growth;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Growth measured from end to end: a linear and a quadratic solution can be told apart on a busy machine too. */
class GrowthRunTest {
    private static final class Sized implements Checker, Scalable {
        private final Checker rows = new Fixtures.RowSumsChecker();

        @Override
        public List<Case> cases(long seed) {
            return rows.cases(seed);
        }

        @Override
        public Object expected(Case test) {
            return rows.expected(test);
        }

        @Override
        public String scale() {
            return "n, the number of rows";
        }

        @Override
        public String intended() {
            return "n";
        }

        @Override
        public int smallest() {
            return 400;
        }

        @Override
        public Case caseOf(int size, long seed) {
            return Case.of("size " + size, seed, new double[size][3], 1.0);
        }
    }

    private static String java(String work) {
        return """
                class Solution {
                  record Sums(double[] rows, int largest) {}
                  Sums rowSums(double[][] m, double scaleBy) {
                    double[] s = new double[m.length];
                    %s
                    return new Sums(s, 0);
                  }
                }
                """.formatted(work);
    }

    private static Optional<Growth> growth(Judge judge, String source) {
        return judge.growth(Fixtures.ROW_SUMS, new Sized(), new Submission(Language.JAVA, "Solution.java", source));
    }

    @Test
    void aBruteForceGrowsFasterThanAReference() throws IOException {
        try (Judge judge = Judge.start(JudgeOptions.fromEnvironment(true))) {
            Growth linear = growth(
                            judge,
                            java("for (int r = 0; r < 300; r++) for (int i = 0; i < m.length; i++)"
                                    + " s[i] += Math.sin(m[i][0] + r);"))
                    .orElseThrow();
            Growth quadratic = growth(
                            judge,
                            java("for (int i = 0; i < m.length; i++) for (int j = 0; j < m.length; j++)"
                                    + " s[i] += Math.sin(m[j][0] + i);"))
                    .orElseThrow();
            assertTrue(linear.exponent() < 1.4, linear + "");
            assertTrue(quadratic.exponent() > 1.6, quadratic + "");
            assertEquals(Optional.empty(), growth(judge, java("if (true) throw new RuntimeException();")));
            assertEquals(Optional.empty(), growth(judge, "class Solution {"));
        }
    }
}
