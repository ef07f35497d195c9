package dev.onsite.problems.cases;

import dev.onsite.judge.grading.Case;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * A problem's cases as they are put together. Every case draws from its own seed, made of the run's seed and its name, so
 * that a case stays as it is when others are added.
 */
public final class Cases {
    private final long seed;
    private final List<Case> cases = new ArrayList<>();

    private Cases(long seed) {
        this.seed = seed;
    }

    public static Cases seeded(long seed) {
        return new Cases(seed);
    }

    /** A case of a function at a size, to measure how time grows. */
    public static Case sized(int size, long seed, Function<Draw, List<Object>> arguments) {
        return seeded(seed).hidden("size " + size, arguments).list().get(0);
    }

    /** A case of a class at a size. */
    public static Case sizedScript(int size, long seed, Function<Draw, Script> script) {
        return seeded(seed).hiddenScript("size " + size, script).list().get(0);
    }

    /** Adds a case that a candidate sees beforehand; {@code arguments} makes the function's arguments. */
    public Cases sample(String name, Function<Draw, List<Object>> arguments) {
        return add(name, true, draw -> new Script(arguments.apply(draw)));
    }

    /** Adds a hidden case. */
    public Cases hidden(String name, Function<Draw, List<Object>> arguments) {
        return add(name, false, draw -> new Script(arguments.apply(draw)));
    }

    /** Adds a case of a class that a candidate sees beforehand. */
    public Cases sampleScript(String name, Function<Draw, Script> script) {
        return add(name, true, script);
    }

    /** Adds a hidden case of a class. */
    public Cases hiddenScript(String name, Function<Draw, Script> script) {
        return add(name, false, script);
    }

    public List<Case> list() {
        return List.copyOf(cases);
    }

    private Cases add(String name, boolean sample, Function<Draw, Script> maker) {
        long own = Draw.mix(seed, name);
        Script script = maker.apply(new Draw(own));
        cases.add(new Case(name, own, sample, script.constructor(), script.calls()));
        return this;
    }
}
