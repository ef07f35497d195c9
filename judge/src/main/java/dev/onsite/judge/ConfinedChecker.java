package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.harness.WireRecord;
import dev.onsite.judge.problem.Limits;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.Conversion;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.MisfitException;
import dev.onsite.judge.value.Type;
import dev.onsite.judge.worker.Budget;
import dev.onsite.judge.worker.Reply;
import dev.onsite.judge.worker.Worker;
import dev.onsite.judge.worker.Workers;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;

/**
 * The checker of somebody else's problem: a Python class {@code Checker} that runs confined like a submission and is
 * believed as little. Cases and right answers come over the wire and must be of the signature's types; the comparison
 * is made here, unless the class defines {@code check}. Whatever goes wrong is an {@link IllegalStateException} whose
 * message tells what the checker did. Thread-safe; asks one thing at a time.
 *
 * <pre>
 *   class Checker:
 *       def cases(self, seed):                    # [{"name", "sample", "arguments", "calls": [[method, arguments]]}]
 *       def expected(self, arguments, calls):     # the value; for a class the list of the calls' values
 *       def check(self, arguments, calls, expected, answer):    # optional: None, or a sentence that says what is wrong
 * </pre>
 */
public final class ConfinedChecker implements Checker, AutoCloseable {
    /** The file that a pack's problem has in place of a class of ours. */
    public static final String FILE = "checker.py";

    private static final Limits LIMITS = new Limits(10_000, 512, 64);
    private static final Budget BUDGET =
            new Budget(LIMITS.cpuMillis(), 2L * LIMITS.cpuMillis(), LIMITS.memoryMb() + 48);
    private static final int MOST_CASES = 200;
    private static final int LONGEST_TEXT = 500;
    private static final String EPILOGUE =
            "\n\nChecker.defines_check = lambda self: callable(getattr(Checker, 'check', None))\n";

    private static final Type ANY = new Type.ListOf(Type.Scalar.STRING);
    private static final Signature SIGNATURE = new Signature.Structure(
            "Checker",
            List.of(),
            List.of(method("cases", "seed"), method("expected", "arguments", "calls"), method("defines_check")));

    private final Problem problem;
    private final String source;
    private final Callable<Worker> starter;
    private final Conversion conversion = new Conversion(Language.PYTHON);
    private Worker worker;
    private boolean checks;

    ConfinedChecker(Problem problem, String source, Workers workers) {
        this.problem = problem;
        this.source = source;
        this.starter = () -> workers.take(Language.PYTHON, LIMITS.memoryMb());
    }

    private static Signature.Function method(String name, String... parameters) {
        List<Signature.Parameter> list = new ArrayList<>();
        for (String parameter : parameters) {
            list.add(new Signature.Parameter(parameter, ANY, ""));
        }
        return new Signature.Function(name, name, list, ANY);
    }

    @Override
    public synchronized List<Case> cases(long seed) {
        Object answer = ask("cases", List.of(seed));
        if (!(answer instanceof List<?> list) || list.isEmpty() || list.size() > MOST_CASES) {
            throw broken("gives " + (answer instanceof List<?> list ? list.size() + " cases" : "no list of cases")
                    + "; 1 to " + MOST_CASES + " are taken");
        }
        List<Case> cases = new ArrayList<>();
        Set<String> names = new java.util.HashSet<>();
        for (Object entry : list) {
            Case test = testCase(entry, seed, "case " + (cases.size() + 1));
            if (!names.add(test.name())) {
                throw broken("gives two cases the name " + test.name());
            }
            cases.add(test);
        }
        return List.copyOf(cases);
    }

    private Case testCase(Object entry, long seed, String path) {
        if (!(entry instanceof WireRecord record)
                || !(field(record, "name") instanceof String name)
                || !(field(record, "arguments") instanceof List<?> arguments)) {
            throw broken("gives a " + path + " that is no dict with a name and a list of arguments");
        }
        boolean sample = Boolean.TRUE.equals(field(record, "sample"));
        try {
            if (problem.signature() instanceof Signature.Function function) {
                return new Case(clean(name), seed, sample, typed(function.parameters(), arguments, path), List.of());
            }
            Signature.Structure structure = (Signature.Structure) problem.signature();
            List<Case.Call> calls = new ArrayList<>();
            if (field(record, "calls") instanceof List<?> list) {
                for (Object call : list) {
                    calls.add(call(structure, call, path));
                }
            }
            return new Case(clean(name), seed, sample, typed(structure.constructor(), arguments, path), calls);
        } catch (MisfitException misfit) {
            throw broken("gives a case of the wrong type: " + misfit.getMessage());
        }
    }

    private Case.Call call(Signature.Structure structure, Object call, String path) throws MisfitException {
        if (!(call instanceof List<?> pair) || pair.size() != 2 || !(pair.get(1) instanceof List<?> arguments)) {
            throw broken("gives a call in " + path + " that is no [method, arguments]");
        }
        for (Signature.Function method : structure.methods()) {
            if (method.pythonName().equals(pair.get(0))) {
                return new Case.Call(method.javaName(), typed(method.parameters(), arguments, path));
            }
        }
        throw broken("calls a method that the class has not, in " + path);
    }

    private List<Object> typed(List<Signature.Parameter> parameters, List<?> values, String path)
            throws MisfitException {
        if (parameters.size() != values.size()) {
            throw broken("gives " + values.size() + " arguments in " + path + ", expected " + parameters.size());
        }
        List<Object> typed = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            Signature.Parameter parameter = parameters.get(i);
            typed.add(conversion.toValue(parameter.type(), values.get(i), parameter.name()));
        }
        return typed;
    }

    private static Object field(WireRecord record, String name) {
        int at = record.fields().indexOf(name);
        return at < 0 ? null : record.values().get(at);
    }

    @Override
    public synchronized Object expected(Case test) {
        Object answer = ask("expected", List.of(Conversion.toWire(test.arguments()), calls(test)));
        try {
            if (problem.signature() instanceof Signature.Function function) {
                return conversion.toValue(function.returns(), answer, "result");
            }
            List<Signature.Function> methods = methods(test);
            if (!(answer instanceof List<?> values) || values.size() != methods.size()) {
                throw broken("does not give a value for each call");
            }
            List<Object> typed = new ArrayList<>();
            for (int i = 0; i < methods.size(); i++) {
                typed.add(conversion.toValue(methods.get(i).returns(), values.get(i), "call " + (i + 1)));
            }
            return typed;
        } catch (MisfitException misfit) {
            throw broken("expects a value of the wrong type: " + misfit.getMessage());
        }
    }

    @Override
    public synchronized Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        if (!checks) {
            return comparison.compare(expected, answer);
        }
        Object told = ask(
                "check",
                List.of(
                        Conversion.toWire(test.arguments()),
                        calls(test),
                        Conversion.toWire(expected),
                        Conversion.toWire(answer)));
        if (told == null) {
            return Outcome.ACCEPTED;
        }
        if (told instanceof String sentence) {
            return Outcome.wrong(clean(sentence));
        }
        throw broken("must say None or what is wrong");
    }

    private List<Signature.Function> methods(Case test) {
        Signature.Structure structure = (Signature.Structure) problem.signature();
        return test.calls().stream()
                .map(call -> structure.method(call.method()))
                .toList();
    }

    private List<Object> calls(Case test) {
        List<Object> calls = new ArrayList<>();
        if (!test.calls().isEmpty()) {
            List<Signature.Function> methods = methods(test);
            for (int i = 0; i < methods.size(); i++) {
                calls.add(List.of(
                        methods.get(i).pythonName(),
                        Conversion.toWire(test.calls().get(i).arguments())));
            }
        }
        return calls;
    }

    private Object ask(String method, List<Object> arguments) {
        Worker running = running();
        return value(running.ask('C', List.of(List.of(), List.of(List.of(method, arguments))), BUDGET));
    }

    private Worker running() {
        if (worker == null || !worker.isAlive()) {
            try {
                worker = starter.call();
            } catch (IOException failed) {
                throw new IllegalStateException("the pack's checker cannot run: " + failed.getMessage(), failed);
            } catch (Exception failed) {
                throw new IllegalStateException("the pack's checker cannot run", failed);
            }
            Reply loaded = worker.ask(
                    'L',
                    List.of(
                            SignatureFrame.of(SIGNATURE, Language.PYTHON),
                            LIMITS.outputKb() * 1024,
                            LIMITS.memoryMb(),
                            FILE,
                            source + EPILOGUE),
                    BUDGET);
            if (loaded.frame() == null || loaded.frame().kind() != 'K') {
                throw broken("does not load: " + told(loaded));
            }
            Object defines =
                    value(worker.ask('C', List.of(List.of(), List.of(List.of("defines_check", List.of()))), BUDGET));
            checks = Boolean.TRUE.equals(defines);
        }
        return worker;
    }

    /** The value of the one call. */
    private Object value(Reply reply) {
        if (reply.frame() != null
                && reply.frame().kind() == 'V'
                && reply.frame().value() instanceof List<?> answer
                && !answer.isEmpty()
                && answer.get(0) instanceof List<?> values
                && values.size() == 1) {
            return values.get(0);
        }
        throw broken("does not answer: " + told(reply));
    }

    private static String told(Reply reply) {
        if (reply.frame() == null) {
            return "it was stopped (" + reply.ending() + ")";
        }
        return switch (reply.frame().kind()) {
            case 'O' -> "it prints too much";
            case 'M' -> "it needs too much memory";
            case 'E' -> clean(String.valueOf(reply.frame().value()));
            case 'X' ->
                reply.frame().value() instanceof List<?> list && list.size() > 1
                        ? clean(list.get(0) + ": " + list.get(1))
                        : "it fails";
            case 'S' ->
                "its file is no Python: " + clean(String.valueOf(reply.frame().value()));
            default -> "it says what no checker says";
        };
    }

    /** Ends its process, which may be in any state, and tells. */
    private IllegalStateException broken(String how) {
        close();
        return new IllegalStateException("the checker of " + problem.slug() + " " + how);
    }

    /** For a person's terminal: no control characters, and not too long. */
    private static String clean(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() > LONGEST_TEXT ? plain.substring(0, LONGEST_TEXT) + "…" : plain;
    }

    /** Ends its process; it starts anew when it is asked again. */
    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }
}
