package dev.onsite.problems;

import dev.onsite.judge.value.RecordValue;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;

/** Answers with one value changed. */
final class Perturbation {
    private Perturbation() {}

    /** For each part of an answer (a record's field, a list's first and last element), one with a value in it changed. */
    static List<Object> each(Object answer) {
        List<Object> changed = new ArrayList<>();
        if (answer instanceof RecordValue record) {
            for (int i = 0; i < record.values().size(); i++) {
                for (Object part : each(record.values().get(i))) {
                    List<Object> values = new ArrayList<>(record.values());
                    values.set(i, part);
                    changed.add(new RecordValue(record.type(), values));
                }
            }
        } else if (answer instanceof List<?> list) {
            for (int i = 0; i < list.size(); i++) {
                List<Object> parts = each(list.get(i));
                if (!parts.isEmpty()) {
                    List<Object> values = new ArrayList<>(list);
                    values.set(i, parts.get(0));
                    changed.add(values);
                    if (changed.size() == 2) {
                        break;
                    }
                }
            }
        } else if (answer != null && answer.getClass().isArray()) {
            int length = Array.getLength(answer);
            if (length > 0) {
                List<Object> parts = each(Array.get(answer, length / 2));
                if (!parts.isEmpty()) {
                    Object copy = Array.newInstance(answer.getClass().getComponentType(), length);
                    System.arraycopy(answer, 0, copy, 0, length);
                    Array.set(copy, length / 2, parts.get(0));
                    changed.add(copy);
                }
            }
        } else if (answer != null) {
            changed.add(changed(answer));
        }
        return changed;
    }

    private static Object changed(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? number + Math.max(0.05, 0.02 * Math.abs(number)) : Double.valueOf(0);
        }
        if (value instanceof Integer number) {
            return number + 1;
        }
        if (value instanceof Long number) {
            return number + 1;
        }
        if (value instanceof Boolean truth) {
            return !truth;
        }
        return value + "x";
    }
}
