package dev.onsite.judge.value;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.harness.WireOther;
import dev.onsite.judge.harness.WireRecord;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConversionTest {
    private static final Type.Array INTS = new Type.Array(Type.Scalar.INT, 1);
    private static final Type.Array MATRIX = new Type.Array(Type.Scalar.DOUBLE, 2);
    private static final Type.Structure PAIR = new Type.Structure(
            "Pair", List.of(new Type.Field("left", Type.Scalar.DOUBLE), new Type.Field("right", INTS)));

    private final Conversion python = new Conversion(Language.PYTHON);
    private final Conversion java = new Conversion(Language.JAVA);

    private String refusal(Conversion conversion, Type type, Object answer) {
        return assertThrows(MisfitException.class, () -> conversion.toValue(type, answer, "result"))
                .getMessage();
    }

    @Test
    void numpysIntegersAreIntsWhereTheyFit() throws MisfitException {
        assertArrayEquals(new int[] {1, -2}, (int[]) python.toValue(INTS, new long[] {1, -2}, "result"));
        assertTrue(refusal(python, INTS, new long[] {0, 1L << 40}).contains("`result[1]`"));
    }

    @Test
    void wholeAndSinglePrecisionArraysAreTakenForDoubles() throws MisfitException {
        double[][] expected = {{1, 2}, {3, 4}};
        assertArrayEquals(expected, (double[][]) python.toValue(MATRIX, new float[][] {{1, 2}, {3, 4}}, "result"));
        assertArrayEquals(expected, (double[][]) python.toValue(MATRIX, new long[][] {{1, 2}, {3, 4}}, "result"));
    }

    @Test
    void listsOfEqualRowsAreMatricesAndRaggedOnesAreNot() throws MisfitException {
        List<?> rows = List.of(List.of(1.0, 2), List.of(3.0, 4.0));
        assertArrayEquals(new double[][] {{1, 2}, {3, 4}}, (double[][]) python.toValue(MATRIX, rows, "result"));
        assertEquals(
                "`result` is ragged: `result[0]` has shape (1), `result[1]` has shape (2).",
                refusal(python, MATRIX, List.of(List.of(1.0), List.of(1.0, 2.0))));
    }

    @Test
    void fractionsAreNoIntegers() {
        assertTrue(refusal(python, INTS, new double[] {1}).contains(".astype(int)"));
        assertEquals("`result` is the float 1.0, expected int.", refusal(python, Type.Scalar.INT, 1.0));
    }

    @Test
    void anotherRankNamesBoth() {
        assertEquals(
                "`result` has 1 dimension, shape (3), expected 2 dimensions.", refusal(python, MATRIX, new double[3]));
    }

    @Test
    void nothingIsCalledAsTheLanguageCallsIt() {
        assertTrue(refusal(python, MATRIX, null).contains("None"));
        assertTrue(refusal(java, MATRIX, null).contains("null"));
        assertTrue(refusal(java, MATRIX, Arrays.asList(List.of(1.0), null)).contains("result[1]"));
        assertTrue(refusal(python, MATRIX, new WireOther("generator")).contains("`generator`"));
    }

    @Test
    void recordsComeByNameOrInOrder() throws MisfitException {
        RecordValue expected = RecordValue.of(PAIR, 0.5, new int[] {7});
        Object named = new WireRecord("P", List.of("right", "left"), List.of(new int[] {7}, 0.5));
        RecordValue byName = (RecordValue) python.toValue(PAIR, named, "result");
        RecordValue inOrder = (RecordValue) python.toValue(PAIR, List.of(0.5, new long[] {7}), "result");
        assertEquals(expected.get("left"), byName.get("left"));
        assertArrayEquals((int[]) expected.get("right"), (int[]) inOrder.get("right"));
        assertTrue(refusal(python, PAIR, List.of(1.0)).contains("left, right"));
    }
}
