package dev.onsite.judge.value;

import java.lang.reflect.Array;
import java.util.List;
import java.util.Locale;

/** Values as text for a person: short, and cut where they are long. */
public final class Show {
    private static final int MOST_ELEMENTS = 8;
    private static final int MOST_CHARACTERS = 400;

    private Show() {}

    /** A value on one line, long ones with their middle left out and their shape told. */
    public static String value(Object value) {
        StringBuilder text = new StringBuilder();
        append(text, value);
        if (value != null && value.getClass().isArray() && Array.getLength(value) > MOST_ELEMENTS) {
            text.append(" shape ").append(shape(value));
        }
        return text.length() <= MOST_CHARACTERS ? text.toString() : text.substring(0, MOST_CHARACTERS) + "…";
    }

    /** The shape of an array as {@code (3, 2)}; ragged ones give that of their first rows. */
    public static String shape(Object array) {
        StringBuilder text = new StringBuilder("(");
        Object inner = array;
        boolean first = true;
        while (inner != null && inner.getClass().isArray()) {
            int length = Array.getLength(inner);
            text.append(first ? "" : ", ").append(length);
            first = false;
            inner = length == 0 ? emptyElement(inner) : Array.get(inner, 0);
        }
        return text.append(')').toString();
    }

    private static Object emptyElement(Object array) {
        Class<?> component = array.getClass().getComponentType();
        return component.isArray() ? Array.newInstance(component.getComponentType(), 0) : null;
    }

    /** A number with up to seven significant digits: enough to see a difference, no more. */
    public static String number(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e7) {
            return value == 0 && 1 / value < 0 ? "-0.0" : String.format(Locale.ROOT, "%.1f", value);
        }
        String text = String.format(Locale.ROOT, "%.7g", value);
        return text.contains("e") || !text.contains(".")
                ? text
                : text.replaceAll("0+$", "0").replaceAll("(\\.\\d*[1-9])0+$", "$1");
    }

    /** A small quantity such as a relative error: two digits and a power of ten. */
    public static String small(double value) {
        return value >= 0.001 && value < 1000
                ? String.format(Locale.ROOT, "%.2g", value)
                : String.format(Locale.ROOT, "%.1e", value);
    }

    private static void append(StringBuilder text, Object value) {
        if (text.length() > MOST_CHARACTERS) {
            return;
        }
        if (value == null) {
            text.append("null");
        } else if (value instanceof Double number) {
            text.append(number(number));
        } else if (value instanceof String string) {
            text.append('"').append(string).append('"');
        } else if (value instanceof RecordValue record) {
            for (int i = 0; i < record.values().size(); i++) {
                text.append(i == 0 ? "" : ", ")
                        .append(record.type().fields().get(i).name())
                        .append(" = ");
                append(text, record.values().get(i));
            }
        } else if (value instanceof List<?> list) {
            appendElements(text, list.size(), list::get);
        } else if (value.getClass().isArray()) {
            appendElements(text, Array.getLength(value), i -> Array.get(value, i));
        } else {
            text.append(value);
        }
    }

    private static void appendElements(StringBuilder text, int length, java.util.function.IntFunction<Object> at) {
        text.append('[');
        for (int i = 0; i < length; i++) {
            if (i == MOST_ELEMENTS - 1 && length > MOST_ELEMENTS) {
                text.append(", …, ");
                append(text, at.apply(length - 1));
                break;
            }
            text.append(i == 0 ? "" : ", ");
            append(text, at.apply(i));
        }
        text.append(']');
    }
}
