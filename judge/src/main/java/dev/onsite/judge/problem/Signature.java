package dev.onsite.judge.problem;

import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.Type;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a submission must define. */
public sealed interface Signature {
    /** The name a submission in this language must define: a function's, or the class's. */
    String name(Language language);

    /** A parameter: its name in snake_case, its type and, for the statement, a sentence with shape and unit. */
    record Parameter(String name, Type type, String doc) {
        private static final Pattern WORD_START = Pattern.compile("_([a-z0-9])");

        /** The name as this language writes it: {@code maxIterations}, {@code max_iterations}. */
        public String name(Language language) {
            return language == Language.PYTHON
                    ? name
                    : WORD_START
                            .matcher(name)
                            .replaceAll(start -> start.group(1).toUpperCase(Locale.ROOT));
        }
    }

    /** A function; in Java a method of {@code Solution}, static or not. */
    record Function(String javaName, String pythonName, List<Parameter> parameters, Type returns) implements Signature {
        public Function {
            parameters = List.copyOf(parameters);
        }

        @Override
        public String name(Language language) {
            return language == Language.JAVA ? javaName : pythonName;
        }
    }

    /** A class: a constructor and methods, called in the order that a case says. */
    record Structure(String name, List<Parameter> constructor, List<Function> methods) implements Signature {
        public Structure {
            constructor = List.copyOf(constructor);
            methods = List.copyOf(methods);
        }

        @Override
        public String name(Language language) {
            return name;
        }

        /** The method with this Java name; IllegalArgumentException where there is none. */
        public Function method(String javaName) {
            return methods.stream()
                    .filter(method -> method.javaName().equals(javaName))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException(name + " has no method " + javaName));
        }
    }
}
