package dev.onsite.problems;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeOptions;
import dev.onsite.judge.verify.Check;
import dev.onsite.judge.verify.Verifier;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The whole bank through the judge: what {@code onsite verify} does. */
class BankProofTest {
    private static Judge judge;

    @BeforeAll
    static void start() {
        try {
            judge = Judge.start(JudgeOptions.fromEnvironment(true));
        } catch (IOException refused) {
            abort(refused.getMessage());
        }
    }

    @AfterAll
    static void stop() {
        if (judge != null) {
            judge.close();
        }
    }

    @TestFactory
    Stream<DynamicTest> everyProblemIsProven() {
        Verifier verifier = new Verifier(judge);
        return ProblemBank.load().all().stream()
                .map(entry -> DynamicTest.dynamicTest(
                        entry.problem().slug(), () -> holds(verifier.verify(entry.problem(), entry.checker()))));
    }

    private static void holds(List<Check> checks) {
        List<Check> failed = checks.stream().filter(check -> !check.ok()).toList();
        assertTrue(
                failed.isEmpty(),
                () -> failed.stream()
                        .map(check -> check.check() + ": expected " + check.expected() + ", got " + check.got())
                        .collect(Collectors.joining("\n")));
    }
}
