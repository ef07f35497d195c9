package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.problem.Limits;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.Conversion;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.worker.Budget;
import dev.onsite.judge.worker.Reply;
import dev.onsite.judge.worker.Worker;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** One submission in its worker: loads it, runs its cases in order and grades each. */
final class Execution {
    /** Loading also runs a Python module's own statements. */
    private static final long LOAD_CPU_MILLIS = 5_000;

    /**
     * What is resident beyond the submission's share before it is ended. Java's heap has a limit of its own, and its code
     * cache, metaspace and buffers come on top; Python's allocations are limited in the worker.
     */
    private static final int JAVA_SLACK_MB = 160;

    private static final int PYTHON_SLACK_MB = 48;

    private final Verdicts verdicts;
    private final Grading grading;
    private final Worker worker;
    private final Limits limits;
    private final Signature signature;
    private final Language language;
    private final Endings endings;
    private final Budget budget;

    /** @param oracle gives the right answers: the checker's, or remembered ones */
    Execution(Verdicts verdicts, Checker checker, Function<Case, Object> oracle, Worker worker) {
        this.verdicts = verdicts;
        this.worker = worker;
        this.limits = verdicts.problem().limits();
        this.signature = verdicts.problem().signature();
        this.language = verdicts.submission().language();
        this.grading = new Grading(verdicts.problem(), checker, oracle, verdicts.submission());
        this.endings = grading.endings();
        int slack = language == Language.JAVA ? JAVA_SLACK_MB : PYTHON_SLACK_MB;
        this.budget = new Budget(limits.cpuMillis(), limits.wallMillis(), limits.memoryMb() + slack);
    }

    Report run(List<Object> code, List<Case> cases, boolean toFirstFailure, JudgeListener listener) {
        Outcome loaded = load(code);
        if (!loaded.accepted()) {
            return verdicts.early(loaded.verdict(), loaded.message());
        }
        listener.compiled(cases.size());
        List<CaseReport> reports = new ArrayList<>();
        for (Case test : cases) {
            Reply reply = run(test);
            CaseReport report = grading.grade(test, reports.size() + 1, cases.size(), reply);
            reports.add(report);
            listener.graded(report);
            if (reply.frame() == null
                    || reply.frame().kind() == 'O'
                    || reply.frame().kind() == 'M') {
                // The worker is gone, or not to be trusted with another case.
                break;
            }
            if (toFirstFailure && !report.outcome().accepted()) {
                break;
            }
        }
        return verdicts.of(reports, grading.diagnosis());
    }

    /** What the submission does with a case. */
    Reply run(Case test) {
        return worker.ask('C', frame(test), budget);
    }

    /** The same exchange without the submission: what reading the case's input takes. */
    Reply read(Case test) {
        return worker.ask('D', frame(test), budget);
    }

    /** Accepted, or why the submission cannot be run. */
    Outcome load(List<Object> code) {
        List<Object> frame = new ArrayList<>();
        frame.add(SignatureFrame.of(signature, language));
        frame.add(limits.outputKb() * 1024);
        frame.add(limits.memoryMb());
        frame.addAll(code);
        Reply reply = worker.ask(
                'L', frame, new Budget(LOAD_CPU_MILLIS, Limits.WALL_FACTOR * LOAD_CPU_MILLIS, budget.memoryMb()));
        if (reply.frame() == null) {
            return endings.outcome(reply, "while loading your file");
        }
        try {
            return switch (reply.frame().kind()) {
                case 'K' -> Outcome.ACCEPTED;
                case 'E' -> endings.compileError((String) reply.frame().value());
                case 'S' -> endings.syntaxError((List<?>) reply.frame().value());
                case 'X' -> endings.thrown((List<?>) reply.frame().value());
                default -> endings.outcome(reply, "while loading your file");
            };
        } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException forged) {
            return endings.forged();
        }
    }

    private List<Object> frame(Case test) {
        List<Object> calls = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            Signature.Function method = ((Signature.Structure) signature).method(call.method());
            calls.add(List.of(method.name(language), Conversion.toWire(call.arguments())));
        }
        return List.of(Conversion.toWire(test.arguments()), calls);
    }
}
