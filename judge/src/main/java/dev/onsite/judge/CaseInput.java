package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.Show;
import java.util.List;
import java.util.StringJoiner;

/** A case's input as text: one parameter a line, and for a class one call a line. */
final class CaseInput {
    private static final int MOST_CALLS = 20;

    private CaseInput() {}

    static String show(Case test, Signature signature, Language language) {
        if (signature instanceof Signature.Function function) {
            return named(function.parameters(), test.arguments(), language, "\n");
        }
        Signature.Structure structure = (Signature.Structure) signature;
        StringJoiner lines = new StringJoiner("\n");
        lines.add(structure.name() + "(" + named(structure.constructor(), test.arguments(), language, ", ") + ")");
        for (int i = 0; i < test.calls().size(); i++) {
            if (i == MOST_CALLS) {
                lines.add("… " + (test.calls().size() - MOST_CALLS) + " more calls");
                break;
            }
            Case.Call call = test.calls().get(i);
            Signature.Function method = structure.method(call.method());
            lines.add((i + 1) + ". " + method.name(language) + "("
                    + named(method.parameters(), call.arguments(), language, ", ") + ")");
        }
        return lines.toString();
    }

    private static String named(
            List<Signature.Parameter> parameters, List<Object> values, Language language, String separator) {
        StringJoiner text = new StringJoiner(separator);
        for (int i = 0; i < parameters.size(); i++) {
            text.add(parameters.get(i).name(language) + " = " + Show.value(values.get(i)));
        }
        return text.toString();
    }
}
