package dev.onsite.problems;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.abort;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeOptions;
import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.mutation.MutationRun;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutationRunTest {
    private static final ProblemBank.Entry AUC =
            ProblemBank.load().find("roc-auc").orElseThrow();

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

    @ParameterizedTest
    @EnumSource(Language.class)
    void casesThatTestLittleLetMoreMutantsPass(Language language) {
        assumeTrue(judge.hasLanguage(language));
        MutationRun run = new MutationRun(judge, 5);
        MutationRun.Finding all = run.run(AUC.problem(), AUC.checker(), language);
        MutationRun.Finding few = run.run(AUC.problem(), new WithoutAsking(), language);
        assertTrue(all.killed() > few.killed(), all + " against " + few);
        assertFalse(few.ok());
        assertEquals(
                few.judged(),
                few.killed() + few.survivors().size() + few.listed().size());
    }

    @Test
    void atMostSoManyAreJudged() {
        MutationRun.Finding finding = new MutationRun(judge, 3).run(AUC.problem(), AUC.checker(), Language.JAVA);
        assertTrue(finding.judged() <= 3 && finding.made() > 3, finding.toString());
    }

    /** One case, and every answer to it will do. */
    private static final class WithoutAsking implements Checker {
        @Override
        public List<Case> cases(long seed) {
            return AUC.checker().cases(seed).subList(0, 1);
        }

        @Override
        public Object expected(Case test) {
            return AUC.checker().expected(test);
        }

        @Override
        public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
            return Outcome.ACCEPTED;
        }
    }
}
