package dev.onsite.judge.problem;

import dev.onsite.judge.value.Type;
import java.util.HashMap;
import java.util.Map;

/** Reads types as {@code problem.yaml} writes them: {@code double[][]}, {@code list<int>}, a record's name. */
final class TypeParser {
    private static final Map<String, Type.Scalar> SCALARS = Map.of(
            "int", Type.Scalar.INT,
            "long", Type.Scalar.LONG,
            "double", Type.Scalar.DOUBLE,
            "boolean", Type.Scalar.BOOLEAN,
            "string", Type.Scalar.STRING,
            "void", Type.Scalar.VOID);

    private final Map<String, Type.Structure> records = new HashMap<>();

    void define(Type.Structure record) {
        if (SCALARS.containsKey(record.name()) || records.putIfAbsent(record.name(), record) != null) {
            throw new IllegalArgumentException("the name " + record.name() + " is taken");
        }
    }

    Type parse(String written) {
        String text = written.strip();
        if (text.startsWith("list<") && text.endsWith(">")) {
            return new Type.ListOf(parse(text.substring("list<".length(), text.length() - 1)));
        }
        int bracket = text.indexOf('[');
        String base = bracket < 0 ? text : text.substring(0, bracket);
        Type.Scalar scalar = SCALARS.get(base);
        if (bracket >= 0) {
            String brackets = text.substring(bracket);
            int rank = brackets.length() / 2;
            if (scalar == null || !brackets.equals("[]".repeat(rank))) {
                throw unknown(written);
            }
            return new Type.Array(scalar, rank);
        }
        if (scalar != null) {
            return scalar;
        }
        Type record = records.get(base);
        if (record == null) {
            throw unknown(written);
        }
        return record;
    }

    private IllegalArgumentException unknown(String written) {
        return new IllegalArgumentException("unknown type " + written + ": take int, long, double, boolean, string, an"
                + " array such as double[][], list<…>, or one of the records " + records.keySet());
    }
}
