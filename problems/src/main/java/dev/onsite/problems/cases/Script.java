package dev.onsite.problems.cases;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Case.Call;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.Show;
import java.util.ArrayList;
import java.util.List;

/** What a class's case does: a construction, and calls in order. */
public final class Script {
    private final List<Object> constructor;
    private final List<Call> calls = new ArrayList<>();

    /** Begins with a construction from these arguments. */
    public Script(List<Object> constructor) {
        this.constructor = constructor;
    }

    /** Adds a call of the method with this Java name. */
    public Script call(String method, List<Object> arguments) {
        calls.add(new Call(method, arguments));
        return this;
    }

    /** Compares what the calls of a class's case gave, and tells which call is the first to differ. */
    public static Outcome compare(Case test, Object expected, Object answer, Comparison comparison) {
        List<?> right = (List<?>) expected;
        List<?> given = (List<?>) answer;
        for (int i = 0; i < right.size(); i++) {
            Outcome outcome =
                    comparison.named(comparison.root() + "[" + i + "]").compare(right.get(i), given.get(i));
            if (!outcome.accepted()) {
                Call call = test.calls().get(i);
                return outcome.withNote(
                        "That is call " + (i + 1) + ": " + call.method() + Show.value(call.arguments()) + ".");
            }
        }
        return Outcome.ACCEPTED;
    }

    List<Object> constructor() {
        return constructor;
    }

    List<Call> calls() {
        return calls;
    }
}
