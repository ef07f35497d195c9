package dev.onsite.judge.grading;

import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Show;
import java.lang.reflect.Array;
import java.util.List;

/**
 * Compares an answer with the expected one, number by number, and says where it first differs.
 *
 * @param tolerance how close a number must be; integers, booleans and strings must be equal
 * @param root what the answer is called in a message; empty for a record's own fields
 */
public record Comparison(Tolerance tolerance, String root) {
    /** A wrong number within this many tolerances is {@link Verdict#NUM} rather than WA. */
    private static final double NEAR = 1_000;

    public Comparison(Tolerance tolerance) {
        this(tolerance, "result");
    }

    /** The same, calling the answer {@code name}. */
    public Comparison named(String name) {
        return new Comparison(tolerance, name);
    }

    /** Accepted, or the first difference. Both are typed values of the same type. */
    public Outcome compare(Object expected, Object got) {
        Outcome shape = shapes(expected, got, root);
        return shape.accepted() ? values(expected, got, root) : shape;
    }

    /** Whether a number is within the tolerance. */
    public boolean close(double expected, double got) {
        return tolerance.accepts(expected, got);
    }

    private Outcome shapes(Object expected, Object got, String path) {
        if (expected instanceof RecordValue record) {
            for (int i = 0; i < record.values().size(); i++) {
                Outcome field = shapes(
                        record.values().get(i), ((RecordValue) got).values().get(i), fieldPath(path, record, i));
                if (!field.accepted()) {
                    return field;
                }
            }
        } else if (expected != null && expected.getClass().isArray()) {
            String want = Show.shape(expected);
            String have = Show.shape(got);
            if (!want.equals(have)) {
                return Outcome.shape("`" + path + "` has shape " + have + ", expected " + want + ".", want, have);
            }
        } else if (expected instanceof List<?> list) {
            List<?> other = (List<?>) got;
            if (list.size() != other.size()) {
                return Outcome.shape(
                        "`" + path + "` has " + other.size() + " elements, expected " + list.size() + ".",
                        list.size() + " elements",
                        other.size() + " elements");
            }
            for (int i = 0; i < list.size(); i++) {
                Outcome element = shapes(list.get(i), other.get(i), path + "[" + i + "]");
                if (!element.accepted()) {
                    return element;
                }
            }
        }
        return Outcome.ACCEPTED;
    }

    private Outcome values(Object expected, Object got, String path) {
        if (expected instanceof RecordValue record) {
            for (int i = 0; i < record.values().size(); i++) {
                Outcome field = values(
                        record.values().get(i), ((RecordValue) got).values().get(i), fieldPath(path, record, i));
                if (!field.accepted()) {
                    return field;
                }
            }
            return Outcome.ACCEPTED;
        }
        if (expected instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                Outcome element = values(list.get(i), ((List<?>) got).get(i), path + "[" + i + "]");
                if (!element.accepted()) {
                    return element;
                }
            }
            return Outcome.ACCEPTED;
        }
        if (expected != null && expected.getClass().isArray()) {
            int length = Array.getLength(expected);
            for (int i = 0; i < length; i++) {
                Outcome element = values(Array.get(expected, i), Array.get(got, i), path + "[" + i + "]");
                if (!element.accepted()) {
                    return element;
                }
            }
            return Outcome.ACCEPTED;
        }
        if (expected instanceof Double want && got instanceof Double have) {
            return close(want, have) ? Outcome.ACCEPTED : numbers(want, have, path);
        }
        if (java.util.Objects.equals(expected, got)) {
            return Outcome.ACCEPTED;
        }
        return Outcome.wrongAt(
                path,
                Show.value(expected),
                Show.value(got),
                "`" + path + "` is " + Show.value(got) + ", expected " + Show.value(expected) + ".");
    }

    private Outcome numbers(double expected, double got, String path) {
        String want = Show.number(expected);
        String have = Show.number(got);
        String start = "`" + path + "` is " + have + ", expected " + want;
        if (!Double.isFinite(expected) || !Double.isFinite(got)) {
            return new Outcome(Verdict.WA, start + ".", path, want, have, Double.NaN);
        }
        double difference = Math.abs(got - expected);
        double relative = expected == 0 ? Double.NaN : difference / Math.abs(expected);
        double allowed = tolerance.atol() + tolerance.rtol() * Math.abs(expected);
        boolean near = allowed > 0 && difference <= NEAR * allowed;
        String off = ": off by " + Show.number(difference)
                + (Double.isNaN(relative) ? "" : " (relative " + Show.small(relative) + ")");
        String told = near ? off + ", and at most " + Show.small(allowed) + " is accepted." : off + ".";
        return new Outcome(near ? Verdict.NUM : Verdict.WA, start + told, path, want, have, relative);
    }

    private String fieldPath(String path, RecordValue record, int field) {
        String name = record.type().fields().get(field).name();
        return path.equals(root) ? name : path + "." + name;
    }
}
