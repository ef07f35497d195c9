package dev.onsite.judge.grading;

import java.util.List;

/**
 * One run of a submission: what it is given. A function's case is one call; a class's case is a construction and the
 * calls on that object in order, its answer the list of their results (null for void).
 *
 * @param name short and telling, unique among a problem's cases: {@code "empty cluster"}
 * @param seed what its random parts were drawn from
 * @param sample whether a candidate sees it before submitting
 * @param arguments the function's or the constructor's, typed as {@link dev.onsite.judge.value.Type} says
 * @param calls empty for a function
 */
public record Case(String name, long seed, boolean sample, List<Object> arguments, List<Call> calls) {
    public Case {
        arguments = List.copyOf(arguments);
        calls = List.copyOf(calls);
    }

    /** A call of a method, by its Java name. */
    public record Call(String method, List<Object> arguments) {
        public Call {
            arguments = List.copyOf(arguments);
        }
    }

    /** A function's case that a candidate sees beforehand. */
    public static Case sample(String name, long seed, Object... arguments) {
        return new Case(name, seed, true, List.of(arguments), List.of());
    }

    /** A function's hidden case. */
    public static Case of(String name, long seed, Object... arguments) {
        return new Case(name, seed, false, List.of(arguments), List.of());
    }

    /** The argument at an index: {@code argument(0, double[][].class)}. */
    public <T> T argument(int index, Class<T> type) {
        return type.cast(arguments.get(index));
    }
}
