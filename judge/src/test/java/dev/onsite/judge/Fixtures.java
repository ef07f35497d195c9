package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Tolerance;
import dev.onsite.judge.problem.Difficulty;
import dev.onsite.judge.problem.Limits;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Two small problems for the judge's own tests: a function with arrays and a record, and a class. */
final class Fixtures {
    private static final Type VECTOR = new Type.Array(Type.Scalar.DOUBLE, 1);
    private static final Type MATRIX = new Type.Array(Type.Scalar.DOUBLE, 2);
    static final Type.Structure SUMS = new Type.Structure(
            "Sums", List.of(new Type.Field("rows", VECTOR), new Type.Field("largest", Type.Scalar.INT)));

    static final Problem ROW_SUMS = problem(
            "row-sums",
            new Signature.Function(
                    "rowSums",
                    "row_sums",
                    List.of(
                            new Signature.Parameter("matrix", MATRIX, "(n, d)"),
                            new Signature.Parameter("scale_by", Type.Scalar.DOUBLE, "a factor")),
                    SUMS));

    static final Problem COUNTER = problem(
            "counter",
            new Signature.Structure(
                    "Counter",
                    List.of(new Signature.Parameter("start", Type.Scalar.INT, "where to begin")),
                    List.of(
                            new Signature.Function(
                                    "add",
                                    "add",
                                    List.of(new Signature.Parameter("key", Type.Scalar.STRING, "what to count")),
                                    Type.Scalar.VOID),
                            new Signature.Function(
                                    "topKeys",
                                    "top_keys",
                                    List.of(new Signature.Parameter("k", Type.Scalar.INT, "how many")),
                                    new Type.ListOf(Type.Scalar.STRING)))));

    private Fixtures() {}

    private static Problem problem(String slug, Signature signature) {
        return new Problem(
                slug,
                slug,
                Difficulty.EASY,
                List.of("test"),
                10,
                signature,
                new Limits(1_000, 128, 16),
                Tolerance.DEFAULT,
                List.of(),
                "",
                List.of(),
                "",
                Map.of(Language.JAVA, "", Language.PYTHON, ""),
                Map.of(),
                List.of(),
                List.of(),
                List.of());
    }

    static final class RowSumsChecker implements Checker {
        @Override
        public List<Case> cases(long seed) {
            Random random = new Random(seed);
            double[][] drawn = new double[5][3];
            for (double[] row : drawn) {
                Arrays.setAll(row, j -> random.nextGaussian());
            }
            return List.of(
                    Case.sample("two rows", seed, new double[][] {{1, 2}, {3, 4}}, 1.0),
                    Case.of("drawn", seed, drawn, 2.0),
                    Case.of("large", seed, new double[2_000][500], 1.0));
        }

        @Override
        public Object expected(Case test) {
            double[][] matrix = test.argument(0, double[][].class);
            double scale = test.argument(1, Double.class);
            double[] sums = new double[matrix.length];
            int largest = 0;
            for (int i = 0; i < matrix.length; i++) {
                sums[i] = scale * Arrays.stream(matrix[i]).sum();
                largest = sums[i] > sums[largest] ? i : largest;
            }
            return RecordValue.of(SUMS, sums, largest);
        }
    }

    static final class CounterChecker implements Checker {
        @Override
        public List<Case> cases(long seed) {
            return List.of(new Case(
                    "three keys",
                    seed,
                    true,
                    List.of(0),
                    List.of(
                            new Case.Call("add", List.of("b")),
                            new Case.Call("add", List.of("a")),
                            new Case.Call("add", List.of("b")),
                            new Case.Call("topKeys", List.of(2)))));
        }

        @Override
        public Object expected(Case test) {
            List<Object> values = new ArrayList<>(Arrays.asList(null, null, null));
            values.add(List.of("b", "a"));
            return values;
        }
    }
}
