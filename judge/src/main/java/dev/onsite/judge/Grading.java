package dev.onsite.judge;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Diagnosis;
import dev.onsite.judge.grading.Differentiable;
import dev.onsite.judge.grading.GradientCheck;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.Conversion;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.MisfitException;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.judge.value.Show;
import dev.onsite.judge.worker.Reply;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Turns what a worker replied to a case into a graded case. The reply may hold anything: a submission can write it. */
final class Grading {
    private final Problem problem;
    private final Checker checker;
    private final Function<Case, Object> oracle;
    private final Signature signature;
    private final Language language;
    private final Endings endings;
    private final List<Diagnosis.Evidence> evidence = new ArrayList<>();
    private boolean unexplained;

    Grading(Problem problem, Checker checker, Function<Case, Object> oracle, Submission submission) {
        this.problem = problem;
        this.checker = checker;
        this.oracle = oracle;
        this.signature = problem.signature();
        this.language = submission.language();
        this.endings = new Endings(problem.limits(), language, submission.fileName());
    }

    /** What kind of wrong the cases graded so far have in common; empty where some failed otherwise, or none fits. */
    Optional<String> diagnosis() {
        return unexplained ? Optional.empty() : Diagnosis.of(evidence, problem.tolerance());
    }

    Endings endings() {
        return endings;
    }

    CaseReport grade(Case test, int number, int of, Reply reply) {
        Outcome outcome;
        String printed = "";
        double allocatedMb = Double.NaN;
        if (reply.frame() == null) {
            outcome = endings.outcome(reply, "");
        } else {
            try {
                switch (reply.frame().kind()) {
                    case 'V' -> {
                        List<?> answer = (List<?>) reply.frame().value();
                        printed = Objects.requireNonNull((String) answer.get(1));
                        long allocated = (Long) answer.get(2);
                        allocatedMb = allocated < 0 ? Double.NaN : allocated / (double) (1 << 20);
                        outcome = compare(test, answer.get(0));
                    }
                    case 'X' -> {
                        List<?> thrown = (List<?>) reply.frame().value();
                        printed = Objects.requireNonNull((String) thrown.get(3));
                        outcome = endings.thrown(thrown);
                    }
                    default -> outcome = endings.outcome(reply, "");
                }
            } catch (ClassCastException | IndexOutOfBoundsException | NullPointerException forged) {
                // Only the submission can have written that: the harness does not.
                printed = "";
                outcome = endings.forged();
            }
        }
        unexplained |= reply.frame() == null || reply.frame().kind() != 'V';
        return new CaseReport(
                test.name(),
                number,
                of,
                test.seed(),
                test.sample(),
                reply.cpuMillis(),
                reply.wallMillis(),
                reply.peakMb(),
                allocatedMb,
                outcome,
                CaseInput.show(test, signature, language),
                printed);
    }

    private Outcome compare(Case test, Object answer) {
        Object typed;
        try {
            typed = typed(test, answer);
        } catch (MisfitException misfit) {
            unexplained = true;
            return new Outcome(Verdict.SHAPE, misfit.getMessage(), null, misfit.expected(), misfit.got(), Double.NaN);
        }
        try {
            Object expected = oracle.apply(test);
            Outcome outcome = checker.check(test, expected, typed, new Comparison(problem.tolerance()));
            if (!outcome.accepted()) {
                outcome = withGradientCheck(test, outcome, typed);
                evidence.add(new Diagnosis.Evidence(test, names(), expected, typed));
            }
            return outcome;
        } catch (RuntimeException broken) {
            System.getLogger(Grading.class.getName()).log(System.Logger.Level.ERROR, "checker=failed", broken);
            return new Outcome(
                    Verdict.IE,
                    "The problem's checker failed on " + Show.value(typed) + ", which says nothing about your code: "
                            + broken,
                    null,
                    null,
                    null,
                    Double.NaN);
        }
    }

    /** Only the first failing case is checked: the message is about that one. */
    private Outcome withGradientCheck(Case test, Outcome outcome, Object answer) {
        boolean first = evidence.isEmpty();
        boolean comparable = outcome.verdict() == Verdict.WA || outcome.verdict() == Verdict.NUM;
        if (first
                && comparable
                && checker instanceof Differentiable differentiable
                && answer instanceof RecordValue record) {
            Optional<String> finding = GradientCheck.of(differentiable, test, record);
            if (finding.isPresent()) {
                return outcome.withNote(finding.get());
            }
        }
        return outcome;
    }

    private List<String> names() {
        List<Signature.Parameter> parameters = signature instanceof Signature.Function function
                ? function.parameters()
                : ((Signature.Structure) signature).constructor();
        return parameters.stream().map(parameter -> parameter.name(language)).toList();
    }

    private Object typed(Case test, Object answer) throws MisfitException {
        Conversion conversion = new Conversion(language);
        if (signature instanceof Signature.Function function) {
            return conversion.toValue(function.returns(), answer, "result");
        }
        Signature.Structure structure = (Signature.Structure) signature;
        List<?> answers = (List<?>) answer;
        List<Object> typed = new ArrayList<>();
        for (int i = 0; i < test.calls().size(); i++) {
            Signature.Function method = structure.method(test.calls().get(i).method());
            String path = "call " + (i + 1) + ", " + method.name(language);
            typed.add(conversion.toValue(method.returns(), answers.get(i), path));
        }
        return typed;
    }
}
