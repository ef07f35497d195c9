package dev.onsite.recommender.serve;

import static dev.onsite.recommender.Preconditions.require;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;

/** What can be changed while the service runs: numbers in a range, switches being 0 or 1. */
public final class Knobs {
    private final Map<String, Knob> knobs = new LinkedHashMap<>();

    /** What a knob's value is. */
    public enum Kind {
        /** 0 or 1. */
        SWITCH,
        /** A whole number. */
        INTEGER,
        /** A number. */
        NUMBER
    }

    /**
     * One of them.
     *
     * @param name what it is called
     * @param kind of its values
     * @param min the smallest
     * @param max the largest
     * @param description what it does
     * @param current reads it
     * @param change sets it
     */
    public record Knob(
            String name,
            Kind kind,
            double min,
            double max,
            String description,
            DoubleSupplier current,
            DoubleConsumer change) {
        /**
         * Sets it.
         *
         * @throws IllegalArgumentException for a value out of its range
         */
        public void set(double value) {
            require(value >= min && value <= max, "%s must be between %s and %s, got %s", name, min, max, value);
            require(kind == Kind.NUMBER || value == Math.rint(value), "%s must be a whole number, got %s", name, value);
            change.accept(value);
        }
    }

    void add(Knob knob) {
        knobs.put(knob.name(), knob);
    }

    /** All, in their order. */
    public Iterable<Knob> all() {
        return knobs.values();
    }

    /** One by its name. */
    public Optional<Knob> find(String name) {
        return Optional.ofNullable(knobs.get(name));
    }
}
