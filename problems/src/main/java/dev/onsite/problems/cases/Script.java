package dev.onsite.problems.cases;

import dev.onsite.judge.grading.Case.Call;
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

    List<Object> constructor() {
        return constructor;
    }

    List<Call> calls() {
        return calls;
    }
}
