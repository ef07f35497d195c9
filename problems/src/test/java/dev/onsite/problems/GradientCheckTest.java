package dev.onsite.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Differentiable;
import dev.onsite.judge.grading.GradientCheck;
import dev.onsite.judge.value.RecordValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every checker with derivatives: its own are what differences of its loss say, and a wrong one is found. */
class GradientCheckTest {
    static Stream<ProblemBank.Entry> differentiable() {
        return ProblemBank.load().all().stream().filter(entry -> entry.checker() instanceof Differentiable);
    }

    private static List<Case> small(ProblemBank.Entry entry) {
        List<Case> cases = entry.checker().cases(7);
        return cases.subList(0, cases.size() - 1);
    }

    private static Object negated(Object value) {
        if (value instanceof Double number) {
            return -number;
        }
        if (value instanceof double[] vector) {
            return Arrays.stream(vector).map(x -> -x).toArray();
        }
        return Arrays.stream((double[][]) value)
                .map(row -> (double[]) negated(row))
                .toArray(double[][]::new);
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void rightDerivativesAreNotAtFault(ProblemBank.Entry entry) {
        for (Case test : small(entry)) {
            RecordValue right = (RecordValue) entry.checker().expected(test);
            assertEquals(
                    Optional.empty(),
                    GradientCheck.of((Differentiable) entry.checker(), test, right),
                    entry.problem().slug() + ", " + test.name());
        }
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void aDerivativeOfTheWrongSignIsNamed(ProblemBank.Entry entry) {
        Differentiable checker = (Differentiable) entry.checker();
        for (Differentiable.Derivative derivative : checker.derivatives()) {
            int found = 0;
            for (Case test : small(entry)) {
                RecordValue right = (RecordValue) entry.checker().expected(test);
                List<Object> values = new ArrayList<>(right.values());
                for (int i = 0; i < values.size(); i++) {
                    if (right.type().fields().get(i).name().equals(derivative.field())) {
                        values.set(i, negated(values.get(i)));
                    }
                }
                Optional<String> told = GradientCheck.of(checker, test, new RecordValue(right.type(), values));
                found += told.isPresent() && told.get().contains("`" + derivative.field()) ? 1 : 0;
            }
            assertTrue(found >= 2, derivative.field() + " was found wrong in " + found + " cases");
        }
    }

    @Test
    void thereAreSome() {
        assertTrue(differentiable().count() >= 5);
    }
}
