package dev.onsite.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.problem.WrongSolution;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.value.Type;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every problem keeps, whatever it asks. That its solutions pass and fail as declared is for the verifier. */
class BankContractTest {
    private static final ProblemBank BANK = ProblemBank.load();
    private static final int FEWEST_WRONG_SOLUTIONS = 4;
    private static final int SEEDS = 2;

    static Stream<String> slugs() {
        return BANK.all().stream()
                .flatMap(ProblemBank.Entry::withStages)
                .map(entry -> entry.problem().slug());
    }

    static Stream<String> problems() {
        return BANK.slugs().stream();
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void casesAreNamedAlikeForEverySeed(String slug) {
        ProblemBank.Entry entry = entry(slug);
        List<String> names = entry.checker().cases(1).stream().map(Case::name).toList();
        assertEquals(names.size(), new HashSet<>(names).size(), "names repeat: " + names);
        for (long seed = 2; seed < 2 + SEEDS; seed++) {
            assertEquals(
                    names, entry.checker().cases(seed).stream().map(Case::name).toList(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void samplesComeFirstAndTheLastCaseIsHidden(String slug) {
        List<Boolean> samples =
                entry(slug).checker().cases(1).stream().map(Case::sample).toList();
        assertTrue(samples.get(0), "the first case must be a sample");
        assertFalse(samples.get(samples.size() - 1), "the last case, the scale test, must be hidden");
        assertEquals(samples.lastIndexOf(true), samples.indexOf(false) - 1, "samples come before hidden cases");
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void aSeedMakesTheSameCasesEveryTime(String slug) {
        List<Case> first = entry(slug).checker().cases(7);
        List<Case> second = entry(slug).checker().cases(7);
        for (int i = 0; i < first.size(); i++) {
            Case a = first.get(i);
            Case b = second.get(i);
            assertTrue(same(a.arguments(), b.arguments()), "case " + a.name() + " differs");
            assertEquals(a.calls().size(), b.calls().size());
            for (int c = 0; c < a.calls().size(); c++) {
                assertTrue(
                        same(a.calls().get(c).arguments(), b.calls().get(c).arguments()),
                        "case " + a.name() + " differs in call " + c);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void theOracleIsAcceptedAndAnAnswerWithOneValueChangedIsNot(String slug) {
        ProblemBank.Entry entry = entry(slug);
        Comparison comparison = new Comparison(entry.problem().tolerance());
        List<Case> cases = entry.checker().cases(3);
        for (Case test : cases) {
            checkTypes(entry.problem(), test);
            Object expected = entry.checker().expected(test);
            checkAnswerType(entry.problem(), test, expected);
            Outcome right = entry.checker().check(test, expected, expected, comparison);
            assertTrue(right.accepted(), test.name() + ": " + right.message());
            List<Object> perturbed = Perturbation.each(expected);
            // The last case is large, and a wrong answer to it is explained at length: one is enough.
            boolean large = test.name().equals(cases.get(cases.size() - 1).name());
            for (Object changed : perturbed.subList(0, large ? 1 : perturbed.size())) {
                Outcome outcome = entry.checker().check(test, expected, changed, comparison);
                assertFalse(outcome.accepted(), test.name() + " accepts a changed answer, seed 3");
                assertFalse(outcome.message().isBlank());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("slugs")
    void wrongSolutionsAreManyAndNameCasesThatExist(String slug) {
        ProblemBank.Entry entry = entry(slug);
        List<String> names = entry.checker().cases(1).stream().map(Case::name).toList();
        for (WrongSolution wrong : entry.problem().wrongSolutions()) {
            assertTrue(
                    wrong.expected() == Verdict.CE || names.contains(wrong.caseName()),
                    wrong.name() + " names the case " + wrong.caseName() + ", there are " + names);
        }
        for (Language language : entry.problem().languages()) {
            long count = entry.problem().wrongSolutions().stream()
                    .filter(wrong -> wrong.language() == language)
                    .count();
            assertTrue(
                    count >= (entry.problem().stage() == 1 ? FEWEST_WRONG_SOLUTIONS : 1),
                    count + " wrong solutions in " + language.label());
        }
    }

    @ParameterizedTest
    @MethodSource("problems")
    void thePagesKeepEveryRule(String slug) {
        ProblemBank.Entry entry = entry(slug);
        List<String> faults = BANK.linter().lint(entry.problem(), entry.checker()).stream()
                .filter(check -> !check.ok())
                .map(check -> check.check() + ": " + check.got())
                .toList();
        assertEquals(List.of(), faults);
    }

    private static ProblemBank.Entry entry(String slug) {
        return BANK.find(slug).orElseThrow();
    }

    private static boolean same(List<Object> a, List<Object> b) {
        return Arrays.deepEquals(arrays(a), arrays(b));
    }

    /** Lists as arrays all the way down: arrays in lists compare by identity otherwise. */
    private static Object[] arrays(List<?> list) {
        return list.stream()
                .map(element -> element instanceof List<?> inner ? arrays(inner) : element)
                .toArray();
    }

    private static void checkTypes(Problem problem, Case test) {
        if (problem.signature() instanceof Signature.Function function) {
            checkArguments(function.parameters(), test.arguments(), test.name());
            return;
        }
        Signature.Structure structure = (Signature.Structure) problem.signature();
        checkArguments(structure.constructor(), test.arguments(), test.name());
        for (Case.Call call : test.calls()) {
            checkArguments(structure.method(call.method()).parameters(), call.arguments(), test.name());
        }
    }

    private static void checkArguments(List<Signature.Parameter> parameters, List<Object> arguments, String name) {
        assertEquals(parameters.size(), arguments.size(), name);
        for (int i = 0; i < arguments.size(); i++) {
            checkType(
                    parameters.get(i).type(),
                    arguments.get(i),
                    name + ", " + parameters.get(i).name());
        }
    }

    private static void checkAnswerType(Problem problem, Case test, Object answer) {
        if (problem.signature() instanceof Signature.Function function) {
            checkType(function.returns(), answer, test.name());
            return;
        }
        Signature.Structure structure = (Signature.Structure) problem.signature();
        List<?> results = (List<?>) answer;
        assertEquals(test.calls().size(), results.size(), test.name());
        for (int i = 0; i < results.size(); i++) {
            checkType(structure.method(test.calls().get(i).method()).returns(), results.get(i), test.name());
        }
    }

    private static void checkType(Type declared, Object value, String where) {
        if (declared instanceof Type.ListOf list) {
            for (Object element : (List<?>) value) {
                checkType(list.element(), element, where);
            }
            return;
        }
        Type actual = dev.onsite.problems.cases.Answer.type(value);
        assertTrue(Objects.equals(declared, actual), where + " is declared " + declared + ", got " + actual);
    }
}
