package dev.onsite.judge.grading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Type;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private final Comparison comparison = new Comparison(Tolerance.DEFAULT);

    @Test
    void theFirstDifferenceIsNamed() {
        Outcome outcome = comparison.compare(new double[][] {{1, 2}, {3, 4}}, new double[][] {{1, 2}, {3.5, 9}});
        assertEquals(Verdict.WA, outcome.verdict());
        assertEquals("result[1][0]", outcome.index());
        assertEquals("3.0", outcome.expected());
        assertEquals("3.5", outcome.got());
        assertEquals(0.5 / 3, outcome.relativeError(), 1e-12);
    }

    @Test
    void closeNumbersPassAndNearOnesAreNum() {
        assertTrue(comparison.compare(1.0, 1 + 9e-7).accepted());
        assertEquals(Verdict.NUM, comparison.compare(1.0, 1 + 1e-5).verdict());
        assertEquals(Verdict.WA, comparison.compare(1.0, 1.1).verdict());
    }

    @Test
    void notANumberAgreesWithItselfAlone() {
        assertTrue(comparison.compare(Double.NaN, Double.NaN).accepted());
        assertEquals(Verdict.WA, comparison.compare(1.0, Double.NaN).verdict());
        assertEquals(
                Verdict.WA, comparison.compare(Double.POSITIVE_INFINITY, 1e308).verdict());
    }

    @Test
    void shapesComeBeforeValues() {
        Outcome outcome = comparison.compare(new double[2][3], new double[3][2]);
        assertEquals(Verdict.SHAPE, outcome.verdict());
        assertEquals("`result` has shape (3, 2), expected (2, 3).", outcome.message());
        assertEquals(Verdict.SHAPE, comparison.compare(List.of(1), List.of()).verdict());
    }

    @Test
    void fieldsAreCalledByTheirNames() {
        Type.Structure fit = new Type.Structure(
                "Fit", List.of(new Type.Field("loss", Type.Scalar.DOUBLE), new Type.Field("k", Type.Scalar.INT)));
        assertEquals(
                "k",
                comparison
                        .compare(RecordValue.of(fit, 1.0, 2), RecordValue.of(fit, 1.0, 3))
                        .index());
    }
}
