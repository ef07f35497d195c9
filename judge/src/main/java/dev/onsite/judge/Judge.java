package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Growth;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Limits;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.Show;
import dev.onsite.judge.worker.JavaCompilerProcess;
import dev.onsite.judge.worker.Worker;
import dev.onsite.judge.worker.Workers;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Judges submissions: compiles them, runs them confined and compares what they return, here, with what the problem's
 * checker expects. Safe for use by several threads at once.
 */
public final class Judge implements AutoCloseable {
    private final Workers workers;
    private final KnownCases known = new KnownCases();

    private Judge(Workers workers) {
        this.workers = workers;
    }

    /**
     * Starts a judge; close it to end its processes.
     *
     * @throws IOException where nothing isolates on this machine, or the temporary folder is not writable; the message
     *     says what to do
     */
    public static Judge start(JudgeOptions options) throws IOException {
        Judge judge = new Judge(Workers.open(options.isolation()));
        if (options.warm()) {
            judge.warmUp();
        }
        return judge;
    }

    private void warmUp() {
        workers.compiler().warmUpInBackground();
        prepare(Language.PYTHON, Limits.DEFAULT);
    }

    /** Starts what a submission in this language and with these limits will need, without waiting for it. */
    public void prepare(Language language, Limits limits) {
        workers.prestart(language, limits.memoryMb());
        if (language == Language.JAVA) {
            workers.compiler().warmUpInBackground();
        }
    }

    /** What keeps submissions away from the machine. */
    public Isolation isolation() {
        return workers.isolation();
    }

    /** Whether the kernel bounds each worker's memory and processes by a control group, beside the watch. */
    public boolean hasControlGroups() {
        return workers.hasControlGroups();
    }

    /** Whether system calls that no solution needs are refused too. */
    public boolean filtersSystemCalls() {
        return workers.filtersSystemCalls();
    }

    /** The languages this machine can run; waits until Python's answer is known. */
    public Set<Language> languages() {
        Set<Language> languages = EnumSet.allOf(Language.class);
        languages.removeIf(language -> !hasLanguage(language));
        return languages;
    }

    /** Whether this machine can run a language; see {@link #languages()}. */
    public boolean hasLanguage(Language language) {
        return language == Language.JAVA ? Workers.hasCompiler() : python().isPresent();
    }

    /** The versions of Python and numpy that work in the sandbox. */
    public Optional<String> python() {
        return workers.python();
    }

    /**
     * The checker of a problem that is not ours, to be run confined: give it to {@link #judge} as any other, and close
     * it before this judge.
     *
     * @param source of a Python file; see {@link ConfinedChecker}
     */
    public ConfinedChecker confine(Problem problem, String source) {
        return new ConfinedChecker(problem, source, workers);
    }

    /** Judges one submission; the verdict is in the report whatever happens. */
    public Report judge(Problem problem, Checker checker, Submission submission, Run run, JudgeListener listener) {
        Verdicts verdicts = new Verdicts(problem, submission, isolation());
        String source = submission.source();
        if (source.isBlank()) {
            return verdicts.early(Verdict.CE, submission.fileName() + " is empty.");
        }
        if (source.length() > Submission.LARGEST_SOURCE) {
            return verdicts.early(
                    Verdict.CE,
                    submission.fileName() + " has more than the " + Submission.LARGEST_SOURCE / 1024
                            + " KiB that are judged.");
        }
        if (source.indexOf('\0') >= 0 || source.indexOf('\uFFFD') >= 0) {
            return verdicts.early(Verdict.CE, submission.fileName() + " is not a text file in UTF-8.");
        }
        try {
            return run(verdicts, checker, run, listener);
        } catch (IOException | RuntimeException failed) {
            System.getLogger(Judge.class.getName()).log(System.Logger.Level.ERROR, "judge=failed", failed);
            return verdicts.early(
                    Verdict.IE, "The judge itself failed, which says nothing about your code: " + failed.getMessage());
        }
    }

    /**
     * How an accepted submission's processor time grows with its input, measured at growing sizes for two or three
     * seconds.
     *
     * @return empty where the problem has no size, or the submission fails or ends before four sizes took measurable time
     */
    public Optional<Growth> growth(Problem problem, Checker checker, Submission submission) {
        if (!(checker instanceof Scalable scalable)) {
            return Optional.empty();
        }
        Verdicts verdicts = new Verdicts(problem, submission, isolation());
        try {
            Code code = code(verdicts);
            if (code.refusal().isPresent()) {
                return Optional.empty();
            }
            try (Worker worker =
                    workers.take(submission.language(), problem.limits().memoryMb())) {
                Execution execution = new Execution(verdicts, checker, checker::expected, worker);
                return new GrowthRun(execution, scalable).measure(code.parts());
            }
        } catch (IOException failed) {
            System.getLogger(Judge.class.getName()).log(System.Logger.Level.WARNING, "growth=failed", failed);
            return Optional.empty();
        }
    }

    /**
     * What a right answer to an input of the candidate's own would be.
     *
     * @param arguments typed as the signature says
     * @return the oracle's answer as text
     * @throws IllegalArgumentException where there are more or fewer arguments than parameters, or the oracle refuses
     *     them; the message is for the candidate
     */
    public static String expected(Problem problem, Checker checker, List<Object> arguments) {
        if (!(problem.signature() instanceof Signature.Function function)) {
            throw new IllegalArgumentException("own samples are for problems that ask for a function");
        }
        int wanted = function.parameters().size();
        if (arguments.size() != wanted) {
            throw new IllegalArgumentException("there must be " + wanted + " arguments, got " + arguments.size());
        }
        try {
            return Show.value(checker.expected(Case.sample("own", 1, arguments.toArray())));
        } catch (RuntimeException refused) {
            throw new IllegalArgumentException(
                    "the reference does not take this input: " + refused.getMessage(), refused);
        }
    }

    /**
     * What a worker loads.
     *
     * @param refusal the verdict where it does not come so far
     */
    private record Code(List<Object> parts, Optional<Report> refusal) {}

    private Code code(Verdicts verdicts) throws IOException {
        Submission submission = verdicts.submission();
        if (submission.language() == Language.PYTHON) {
            if (python().isEmpty()) {
                throw new IOException("no python3 with numpy works here: install both"
                        + " (Debian, Ubuntu: apt install python3-numpy), then start again");
            }
            return new Code(List.of(submission.fileName(), submission.source()), Optional.empty());
        }
        if (!Workers.hasCompiler()) {
            throw new IOException("this Java has no compiler; start with a JDK, not a JRE");
        }
        JavaCompilerProcess.Compiled compiled = workers.compiler().compile(submission.source());
        return compiled.errors().isEmpty()
                ? new Code(compiled.classes(), Optional.empty())
                : new Code(List.of(), Optional.of(verdicts.early(Verdict.CE, errors(submission, compiled.errors()))));
    }

    private Report run(Verdicts verdicts, Checker checker, Run run, JudgeListener listener) throws IOException {
        Code code = code(verdicts);
        if (code.refusal().isPresent()) {
            return code.refusal().get();
        }
        KnownCases.Drawn drawn = known.draw(checker, run);
        Language language = verdicts.submission().language();
        try (Worker worker = workers.take(language, verdicts.problem().limits().memoryMb())) {
            return new Execution(verdicts, checker, drawn.oracle(), worker)
                    .run(code.parts(), drawn.cases(), run.toFirstFailure(), listener);
        }
    }

    private static String errors(Submission submission, List<JavaCompilerProcess.CompileError> errors) {
        return errors.stream()
                .map(error ->
                        submission.fileName() + ":" + error.line() + ":" + error.column() + ": " + error.message())
                .collect(Collectors.joining("\n"));
    }

    @Override
    public void close() {
        workers.close();
    }
}
