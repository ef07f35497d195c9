package dev.onsite.judge.mutation;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Tolerance;
import dev.onsite.judge.problem.Difficulty;
import dev.onsite.judge.problem.Limits;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.Type;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Mutants of a Python source, from Python's own syntax tree: {@code mutator.py}, which the judge runs as it runs any
 * submission.
 */
final class PythonMutator {
    private static final Problem TASK = new Problem(
            "mutants",
            "Mutants",
            Difficulty.EASY,
            List.of(),
            1,
            new Signature.Function(
                    "mutants",
                    "mutants",
                    List.of(new Signature.Parameter("source", Type.Scalar.STRING, "a module")),
                    new Type.Array(Type.Scalar.STRING, 1)),
            new Limits(10_000, 256, 64),
            Tolerance.DEFAULT,
            List.of(),
            "",
            List.of(),
            "",
            Map.of(),
            Map.of(),
            List.of(),
            List.of(),
            List.of());

    private PythonMutator() {}

    /** All mutants, in the order of the source. */
    static List<Mutant> of(String source, Judge judge) {
        Answer answer = new Answer(source);
        Submission submission = new Submission(Language.PYTHON, "mutator.py", script());
        Report report = judge.judge(TASK, answer, submission, Run.ALL, JudgeListener.NONE);
        if (!report.accepted()) {
            throw new IllegalStateException("the Python source has no mutants: " + report.message());
        }
        List<Mutant> mutants = new ArrayList<>();
        for (String line : answer.lines) {
            List<String> parts = Arrays.asList(line.split("\t", -1));
            mutants.add(Mutant.of(
                    source,
                    Integer.parseInt(parts.get(0)),
                    Integer.parseInt(parts.get(1)),
                    parts.get(3),
                    parts.get(2)));
        }
        return mutants;
    }

    private static String script() {
        try (InputStream in = PythonMutator.class.getResourceAsStream("mutator.py")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** Accepts any answer and keeps it. */
    private static final class Answer implements Checker {
        private final String source;
        private String[] lines = {};

        Answer(String source) {
            this.source = source;
        }

        @Override
        public List<Case> cases(long seed) {
            return List.of(Case.of("source", seed, source));
        }

        @Override
        public Object expected(Case test) {
            return lines;
        }

        @Override
        public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
            lines = (String[]) answer;
            return Outcome.ACCEPTED;
        }
    }
}
