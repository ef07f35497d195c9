package dev.onsite.problems.cases;

import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Type;
import java.util.ArrayList;
import java.util.List;

/** Records as answers, their types taken from the values. */
public final class Answer {
    private Answer() {}

    /** A record of two fields. */
    public static RecordValue of(String record, String a, Object first, String b, Object second) {
        return of(record, List.of(a, b), List.of(first, second));
    }

    /** A record of three fields. */
    public static RecordValue of(
            String record, String a, Object first, String b, Object second, String c, Object third) {
        return of(record, List.of(a, b, c), List.of(first, second, third));
    }

    /** A record of any fields, in order. */
    public static RecordValue of(String record, List<String> names, List<Object> values) {
        List<Type.Field> fields = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            fields.add(new Type.Field(names.get(i), type(values.get(i))));
        }
        return new RecordValue(new Type.Structure(record, fields), values);
    }

    /**
     * The type of a value on the judge's side.
     *
     * @throws IllegalArgumentException where no type has such values
     */
    public static Type type(Object value) {
        if (value instanceof RecordValue record) {
            return record.type();
        }
        if (value instanceof List<?> list) {
            return new Type.ListOf(list.isEmpty() ? Type.Scalar.VOID : type(list.get(0)));
        }
        if (value == null) {
            return Type.Scalar.VOID;
        }
        int rank = 0;
        Class<?> element = value.getClass();
        while (element.isArray()) {
            rank++;
            element = element.getComponentType();
        }
        Type.Scalar scalar = scalar(element);
        return rank == 0 ? scalar : new Type.Array(scalar, rank);
    }

    private static Type.Scalar scalar(Class<?> element) {
        if (element == int.class || element == Integer.class) {
            return Type.Scalar.INT;
        }
        if (element == long.class || element == Long.class) {
            return Type.Scalar.LONG;
        }
        if (element == double.class || element == Double.class) {
            return Type.Scalar.DOUBLE;
        }
        if (element == boolean.class || element == Boolean.class) {
            return Type.Scalar.BOOLEAN;
        }
        if (element == String.class) {
            return Type.Scalar.STRING;
        }
        throw new IllegalArgumentException("no type for values of " + element.getName());
    }
}
