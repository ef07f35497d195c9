package dev.onsite.judge.value;

import dev.onsite.judge.harness.WireOther;
import dev.onsite.judge.harness.WireRecord;
import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Between typed values and what the wire carries. Inward, a submission's answer is taken where its meaning is beyond
 * doubt (a float32 array for float64, a list of equal rows for a matrix, a list for a record's fields) and refused with
 * a sentence where it is not.
 */
public final class Conversion {
    private final Language language;

    public Conversion(Language language) {
        this.language = language;
    }

    /** A typed value as the wire carries it. */
    public static Object toWire(Object value) {
        if (value instanceof RecordValue record) {
            return new WireRecord(
                    record.type().name(),
                    record.type().fields().stream().map(Type.Field::name).toList(),
                    record.values().stream().map(Conversion::toWire).toList());
        }
        if (value instanceof List<?> list) {
            return list.stream().map(Conversion::toWire).toList();
        }
        return value;
    }

    /**
     * The typed value that an answer means.
     *
     * @param path what messages call it
     * @throws MisfitException where it is not of the type
     */
    public Object toValue(Type type, Object answer, String path) throws MisfitException {
        if (answer == null && type != Type.Scalar.VOID) {
            throw misfit(path, type, language == Language.JAVA ? "null" : "None");
        }
        if (type instanceof Type.Scalar scalar) {
            return scalar(scalar, answer, path);
        }
        if (type instanceof Type.Array array) {
            return array.element() == Type.Scalar.STRING ? strings(array, answer, path) : array(array, answer, path);
        }
        if (type instanceof Type.ListOf list) {
            return list(list, answer, path);
        }
        return record((Type.Structure) type, answer, path);
    }

    private Object scalar(Type.Scalar type, Object answer, String path) throws MisfitException {
        switch (type) {
            case VOID -> {
                // A value that nobody asked for does no harm.
                return null;
            }
            case BOOLEAN -> {
                if (answer instanceof Boolean) {
                    return answer;
                }
            }
            case STRING -> {
                if (answer instanceof String) {
                    return answer;
                }
            }
            case DOUBLE -> {
                if (answer instanceof Number number) {
                    return number.doubleValue();
                }
            }
            case LONG -> {
                if (answer instanceof Integer || answer instanceof Long) {
                    return ((Number) answer).longValue();
                }
            }
            case INT -> {
                if (answer instanceof Integer) {
                    return answer;
                }
                if (answer instanceof Long number) {
                    if (number == number.intValue()) {
                        return number.intValue();
                    }
                    throw new MisfitException(
                            "`" + path + "` is " + number + ", which does not fit 32 bits.", "int", "long");
                }
            }
        }
        throw misfit(path, type, describe(answer));
    }

    private Object array(Type.Array type, Object answer, String path) throws MisfitException {
        Object array = answer instanceof List<?> list ? stacked(list, type, path) : answer;
        if (array == null || !array.getClass().isArray()) {
            throw misfit(path, type, describe(answer));
        }
        int rank = rank(array.getClass());
        if (rank != type.rank()) {
            throw new MisfitException(
                    "`" + path + "` has " + dimensions(rank) + ", shape " + Show.shape(array) + ", expected "
                            + dimensions(type.rank()) + ".",
                    name(type),
                    describe(array));
        }
        return converted(array, type, path);
    }

    /** A list of rows as an array where the rows are alike. */
    private Object stacked(List<?> list, Type.Array type, String path) throws MisfitException {
        if (type.rank() == 1) {
            return numbers(list, type, path);
        }
        Type.Array rowType = new Type.Array(type.element(), type.rank() - 1);
        Object rows = Array.newInstance(javaType(rowType), list.size());
        String shape = null;
        for (int i = 0; i < list.size(); i++) {
            String rowPath = path + "[" + i + "]";
            if (list.get(i) == null) {
                throw misfit(rowPath, rowType, language == Language.JAVA ? "null" : "None");
            }
            Object row = toValue(rowType, list.get(i), rowPath);
            if (shape != null && !shape.equals(Show.shape(row))) {
                throw new MisfitException(
                        "`" + path + "` is ragged: `" + path + "[0]` has shape " + shape + ", `" + rowPath
                                + "` has shape " + Show.shape(row) + ".",
                        name(type),
                        "rows of different lengths");
            }
            shape = Show.shape(row);
            Array.set(rows, i, row);
        }
        return rows;
    }

    private Object numbers(List<?> list, Type.Array type, String path) throws MisfitException {
        Object array = Array.newInstance(javaType(type.element()), list.size());
        for (int i = 0; i < list.size(); i++) {
            String elementPath = path + "[" + i + "]";
            if (list.get(i) == null) {
                throw misfit(elementPath, type.element(), language == Language.JAVA ? "null" : "None");
            }
            Array.set(array, i, scalar(type.element(), list.get(i), elementPath));
        }
        return array;
    }

    private Object converted(Object array, Type.Array type, String path) throws MisfitException {
        Class<?> element = array.getClass();
        while (element.isArray()) {
            element = element.getComponentType();
        }
        if (element == javaType(type.element())) {
            return array;
        }
        boolean whole = element == int.class || element == long.class;
        boolean widening = switch (type.element()) {
            case DOUBLE -> element == float.class || whole;
            case LONG, INT -> whole;
            default -> false;
        };
        if (!widening) {
            throw new MisfitException(
                    "`" + path + "` holds " + elementName(element) + " values, expected "
                            + elementName(javaType(type.element()))
                            + (type.element() == Type.Scalar.INT && language == Language.PYTHON
                                    ? "; `.astype(int)` converts them."
                                    : "."),
                    name(type),
                    describe(array));
        }
        return copy(array, type, path);
    }

    private Object copy(Object array, Type.Array type, String path) throws MisfitException {
        int length = Array.getLength(array);
        if (array.getClass().getComponentType().isArray()) {
            Type.Array rowType = new Type.Array(type.element(), type.rank() - 1);
            Object rows = Array.newInstance(javaType(rowType), length);
            for (int i = 0; i < length; i++) {
                Array.set(rows, i, copy(Array.get(array, i), rowType, path + "[" + i + "]"));
            }
            return rows;
        }
        if (array instanceof float[] values) {
            double[] doubles = new double[length];
            Arrays.setAll(doubles, i -> values[i]);
            return doubles;
        }
        Object values = Array.newInstance(javaType(type.element()), length);
        for (int i = 0; i < length; i++) {
            Array.set(values, i, scalar(type.element(), Array.get(array, i), path + "[" + i + "]"));
        }
        return values;
    }

    private Object strings(Type.Array type, Object answer, String path) throws MisfitException {
        if (!(answer instanceof List<?> list)) {
            throw misfit(path, type, describe(answer));
        }
        String[] strings = new String[list.size()];
        for (int i = 0; i < strings.length; i++) {
            strings[i] = (String) toValue(Type.Scalar.STRING, list.get(i), path + "[" + i + "]");
        }
        return strings;
    }

    private Object list(Type.ListOf type, Object answer, String path) throws MisfitException {
        List<Object> items = new ArrayList<>();
        if (answer instanceof List<?> list) {
            items.addAll(list);
        } else if (answer.getClass().isArray()) {
            for (int i = 0; i < Array.getLength(answer); i++) {
                items.add(Array.get(answer, i));
            }
        } else {
            throw misfit(path, type, describe(answer));
        }
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < items.size(); i++) {
            values.add(toValue(type.element(), items.get(i), path + "[" + i + "]"));
        }
        return values;
    }

    private Object record(Type.Structure type, Object answer, String path) throws MisfitException {
        List<String> names = type.fields().stream().map(Type.Field::name).toList();
        List<?> values;
        if (answer instanceof WireRecord record && record.fields().containsAll(names)) {
            values = names.stream()
                    .map(name -> record.values().get(record.fields().indexOf(name)))
                    .toList();
        } else if (answer instanceof List<?> list && list.size() == names.size()) {
            values = list;
        } else if (answer instanceof List<?> list) {
            throw new MisfitException(
                    "`" + path + "` has " + list.size() + " parts, expected " + names.size() + ": "
                            + String.join(", ", names) + ".",
                    name(type),
                    list.size() + " parts");
        } else {
            throw misfit(path, type, describe(answer));
        }
        List<Object> typed = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            typed.add(toValue(type.fields().get(i).type(), values.get(i), names.get(i)));
        }
        return new RecordValue(type, typed);
    }

    private MisfitException misfit(String path, Type type, String got) {
        return new MisfitException("`" + path + "` is " + got + ", expected " + name(type) + ".", name(type), got);
    }

    private String name(Type type) {
        if (type instanceof Type.Structure structure) {
            String fields = String.join(
                    ", ", structure.fields().stream().map(Type.Field::name).toList());
            return language == Language.JAVA
                    ? "a record " + structure.name() + "(" + fields + ")"
                    : "the tuple (" + fields + ")";
        }
        if (language == Language.JAVA) {
            return type.javaName();
        }
        return type instanceof Type.Array array && array.element() != Type.Scalar.STRING
                ? "a numpy array of " + elementName(javaType(array.element())) + " with " + dimensions(array.rank())
                : type.pythonName();
    }

    private String describe(Object answer) {
        boolean java = language == Language.JAVA;
        if (answer instanceof WireOther other) {
            return "a `" + other.description() + "`";
        }
        if (answer instanceof WireRecord record) {
            return record.name().isEmpty()
                    ? "a dict with the keys " + record.fields()
                    : "a " + record.name() + " with the fields " + record.fields();
        }
        if (answer instanceof List<?> list) {
            return "a list of " + list.size();
        }
        if (answer.getClass().isArray()) {
            return java
                    ? "a " + answer.getClass().getSimpleName() + " of shape " + Show.shape(answer)
                    : "an array of shape " + Show.shape(answer);
        }
        String kind = answer instanceof String
                ? java ? "the String " : "the str "
                : answer instanceof Boolean
                        ? java ? "the boolean " : "the bool "
                        : answer instanceof Double
                                ? java ? "the double " : "the float "
                                : java ? "the " + (answer instanceof Long ? "long " : "int ") : "the int ";
        return kind + Show.value(answer);
    }

    private String elementName(Class<?> element) {
        if (language == Language.JAVA) {
            return element.getSimpleName();
        }
        return element == double.class
                ? "float64"
                : element == float.class
                        ? "float32"
                        : element == boolean.class ? "bool" : element == int.class ? "int" : "int64";
    }

    private static String dimensions(int rank) {
        return rank == 1 ? "1 dimension" : rank + " dimensions";
    }

    private static int rank(Class<?> type) {
        int rank = 0;
        for (Class<?> component = type; component.isArray(); component = component.getComponentType()) {
            rank++;
        }
        return rank;
    }

    private static Class<?> javaType(Type type) {
        if (type instanceof Type.Array array) {
            Class<?> java = javaType(array.element());
            for (int i = 0; i < array.rank(); i++) {
                java = java.arrayType();
            }
            return java;
        }
        return switch ((Type.Scalar) type) {
            case INT -> int.class;
            case LONG -> long.class;
            case DOUBLE -> double.class;
            case BOOLEAN -> boolean.class;
            case STRING -> String.class;
            case VOID -> void.class;
        };
    }
}
