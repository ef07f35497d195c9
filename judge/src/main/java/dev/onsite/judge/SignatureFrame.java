package dev.onsite.judge;

import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.Language;
import java.util.List;

/** A signature as the harnesses read it; see {@code harness.Target}. Java is told types, Python names. */
final class SignatureFrame {
    private SignatureFrame() {}

    static List<Object> of(Signature signature, Language language) {
        if (signature instanceof Signature.Function function) {
            String owner = language == Language.JAVA ? "Solution" : function.pythonName();
            return List.of("function", owner, List.of(), List.of(method(function, language)));
        }
        Signature.Structure structure = (Signature.Structure) signature;
        return List.of(
                "class",
                structure.name(),
                parameters(structure.constructor(), language),
                structure.methods().stream().map(m -> method(m, language)).toList());
    }

    private static List<Object> method(Signature.Function function, Language language) {
        return List.of(
                function.name(language),
                parameters(function.parameters(), language),
                function.returns().javaName());
    }

    private static List<String> parameters(List<Signature.Parameter> parameters, Language language) {
        return parameters.stream()
                .map(parameter -> language == Language.JAVA ? parameter.type().javaName() : parameter.name(language))
                .toList();
    }
}
