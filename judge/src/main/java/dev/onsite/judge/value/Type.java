package dev.onsite.judge.value;

import java.util.List;

/**
 * The type of an input or an answer, the same for every language.
 *
 * <table>
 * <caption>How each is seen by a submission</caption>
 * <tr><th>written</th><th>Java</th><th>Python</th></tr>
 * <tr><td>{@code int}, {@code long}</td><td>{@code int}, {@code long}</td><td>{@code int}</td></tr>
 * <tr><td>{@code double}, {@code boolean}, {@code string}</td><td>{@code double}, {@code boolean}, {@code String}</td>
 *     <td>{@code float}, {@code bool}, {@code str}</td></tr>
 * <tr><td>{@code double[][]}, {@code int[]}, {@code boolean[]} … (1 to 4 dimensions)</td><td>the same array</td>
 *     <td>{@code numpy.ndarray} of float64, int64, bool</td></tr>
 * <tr><td>{@code string[]}</td><td>{@code String[]}</td><td>{@code list[str]}</td></tr>
 * <tr><td>{@code list<T>}</td><td>{@code List<T>}</td><td>{@code list}</td></tr>
 * <tr><td>a record's name</td><td>a record of that name in the submission</td><td>a tuple of its fields in order</td>
 * </tr>
 * </table>
 *
 * <p>On the judge's side a value is the Java object of the table; a record is a {@link RecordValue}; {@code void} is
 * null.
 */
public sealed interface Type {
    /** The type as written in {@code problem.yaml} and in a Java signature. */
    String javaName();

    /** How a Python candidate would call it in a sentence or a type hint. */
    String pythonName();

    /** A single value. */
    enum Scalar implements Type {
        INT("int", "int"),
        LONG("long", "int"),
        DOUBLE("double", "float"),
        BOOLEAN("boolean", "bool"),
        STRING("String", "str"),
        VOID("void", "None");

        private final String javaName;
        private final String pythonName;

        Scalar(String javaName, String pythonName) {
            this.javaName = javaName;
            this.pythonName = pythonName;
        }

        @Override
        public String javaName() {
            return javaName;
        }

        @Override
        public String pythonName() {
            return pythonName;
        }
    }

    /** A rectangular array of {@code rank} ≥ 1 dimensions. */
    record Array(Scalar element, int rank) implements Type {
        public Array {
            if (rank < 1 || rank > 4) {
                throw new IllegalArgumentException("an array has 1 to 4 dimensions, got " + rank);
            }
            if (element == Scalar.VOID || (element == Scalar.STRING && rank > 1)) {
                throw new IllegalArgumentException("no arrays of " + element.javaName() + " with " + rank
                        + " dimensions: take list<…> for nested strings");
            }
        }

        @Override
        public String javaName() {
            return element.javaName() + "[]".repeat(rank);
        }

        @Override
        public String pythonName() {
            return element == Scalar.STRING ? "list[str]" : "np.ndarray";
        }
    }

    /** A list, ragged if its elements are arrays. */
    record ListOf(Type element) implements Type {
        @Override
        public String javaName() {
            return "List<" + boxed(element) + ">";
        }

        @Override
        public String pythonName() {
            return "list[" + element.pythonName() + "]";
        }

        private static String boxed(Type type) {
            if (!(type instanceof Scalar scalar)) {
                return type.javaName();
            }
            return switch (scalar) {
                case INT -> "Integer";
                case LONG -> "Long";
                case DOUBLE -> "Double";
                case BOOLEAN -> "Boolean";
                case STRING -> "String";
                case VOID -> "Void";
            };
        }
    }

    /** A named tuple. */
    record Structure(String name, List<Field> fields) implements Type {
        public Structure {
            fields = List.copyOf(fields);
        }

        @Override
        public String javaName() {
            return name;
        }

        @Override
        public String pythonName() {
            StringBuilder text = new StringBuilder("tuple[");
            for (int i = 0; i < fields.size(); i++) {
                text.append(i == 0 ? "" : ", ").append(fields.get(i).type().pythonName());
            }
            return text.append(']').toString();
        }
    }

    /** A field of a {@link Structure}. */
    record Field(String name, Type type) {}
}
