package dev.onsite.problems.lint;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.RecordValue;
import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;

/**
 * A case as a statement shows it, in a block fenced as {@code text}: a function's inputs by name, a line each, then its
 * answer after an arrow, a record field by field; a class's construction and calls, each with its result after an arrow.
 * Numbers have six significant digits.
 */
public final class Example {
    private static final int DIGITS = 6;

    private Example() {}

    /** The block that shows this case, with what the oracle answers; a statement holds that of the first case. */
    public static String block(Problem problem, Checker checker, Case test) {
        return "```text\n" + text(problem, test, checker.expected(test)) + "```";
    }

    private static String text(Problem problem, Case test, Object expected) {
        if (problem.signature() instanceof Signature.Structure structure) {
            return script(structure, test, (List<?>) expected);
        }
        Signature.Function function = (Signature.Function) problem.signature();
        return inputs(function.parameters(), test.arguments()) + answer(expected);
    }

    private static String inputs(List<Signature.Parameter> parameters, List<Object> arguments) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < arguments.size(); i++) {
            text.append(parameters.get(i).name())
                    .append(" = ")
                    .append(value(arguments.get(i)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String answer(Object expected) {
        if (!(expected instanceof RecordValue record)) {
            return "→ " + value(expected) + "\n";
        }
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < record.values().size(); i++) {
            text.append(i == 0 ? "→ " : "  ")
                    .append(record.type().fields().get(i).name())
                    .append(" = ")
                    .append(value(record.values().get(i)))
                    .append('\n');
        }
        return text.toString();
    }

    private static String script(Signature.Structure structure, Case test, List<?> results) {
        StringBuilder text = new StringBuilder();
        List<String> named = new ArrayList<>();
        for (int i = 0; i < test.arguments().size(); i++) {
            named.add(structure.constructor().get(i).name()
                    + " = "
                    + value(test.arguments().get(i)));
        }
        text.append(structure.name())
                .append('(')
                .append(String.join(", ", named))
                .append(")\n");
        for (int i = 0; i < test.calls().size(); i++) {
            Case.Call call = test.calls().get(i);
            text.append('.')
                    .append(structure.method(call.method()).pythonName())
                    .append('(')
                    .append(String.join(
                            ", ", call.arguments().stream().map(Example::value).toList()))
                    .append(')');
            if (results.get(i) != null) {
                text.append(" → ").append(value(results.get(i)));
            }
            text.append('\n');
        }
        return text.toString();
    }

    private static String value(Object value) {
        if (value instanceof Double number) {
            return number(number);
        }
        if (value instanceof String string) {
            return '"' + string + '"';
        }
        if (value instanceof RecordValue record) {
            List<String> fields = new ArrayList<>();
            for (int i = 0; i < record.values().size(); i++) {
                fields.add(record.type().fields().get(i).name() + " = "
                        + value(record.values().get(i)));
            }
            return "(" + String.join(", ", fields) + ")";
        }
        if (value instanceof List<?> list) {
            return "[" + String.join(", ", list.stream().map(Example::value).toList()) + "]";
        }
        if (value != null && value.getClass().isArray()) {
            List<String> elements = new ArrayList<>();
            for (int i = 0; i < Array.getLength(value); i++) {
                elements.add(value(Array.get(value, i)));
            }
            return "[" + String.join(", ", elements) + "]";
        }
        return String.valueOf(value);
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "inf" : "-inf";
        }
        BigDecimal rounded =
                new BigDecimal(value).round(new MathContext(DIGITS)).stripTrailingZeros();
        boolean plain = rounded.signum() == 0 || (Math.abs(value) >= 1e-4 && Math.abs(value) < 1e9);
        return rounded.signum() == 0 ? "0" : plain ? rounded.toPlainString() : rounded.toString();
    }
}
