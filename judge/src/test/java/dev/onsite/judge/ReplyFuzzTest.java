package dev.onsite.judge;

import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.harness.Wire;
import dev.onsite.judge.value.Language;
import dev.onsite.judge.worker.Ending;
import dev.onsite.judge.worker.Reply;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Answers of a worker with bytes changed: whatever it says, only the right value is accepted. */
class ReplyFuzzTest {
    private static final int MESSAGES = 10_000;

    /** A wrong answer, in a frame as the harness writes it. */
    private static byte[] wrongAnswer(Random random) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Object rows = random.nextBoolean() ? new double[] {-7.5, 12.25} : List.of(-7.5, 12.25);
        Wire.write(out, 'V', List.of(List.of(rows, random.nextInt(1_000) + 100), "printed", 4_096L));
        return out.toByteArray();
    }

    private static byte[] mutated(byte[] frame, Random random) {
        byte[] bytes = frame.clone();
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(bytes.length);
            switch (random.nextInt(4)) {
                case 0 -> bytes[at] = (byte) random.nextInt(256);
                case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
                case 2 -> bytes = Arrays.copyOf(bytes, Math.max(1, at));
                default -> bytes[Math.min(4, bytes.length - 1)] = (byte) "VXKMOESR".charAt(random.nextInt(8));
            }
        }
        return bytes;
    }

    @Test
    void noMutatedAnswerIsAcceptedOrBreaksTheJudge() throws IOException {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Fixtures.RowSumsChecker checker = new Fixtures.RowSumsChecker();
        Case test = checker.cases(1).get(0);
        Submission submission = new Submission(Language.PYTHON, "solution.py", "");
        Grading grading = new Grading(Fixtures.ROW_SUMS, checker, checker::expected, submission);
        int graded = 0;
        for (int i = 0; i < MESSAGES; i++) {
            byte[] bytes = mutated(wrongAnswer(random), random);
            Reply reply;
            try {
                reply = new Reply(Wire.readReply(new ByteArrayInputStream(bytes)), null, 0, "", 1, 1, 1);
                graded++;
            } catch (IOException notAFrame) {
                reply = new Reply(null, Ending.GARBLED, 0, "", 1, 1, 1);
            }
            CaseReport report = grading.grade(test, 1, 1, reply);
            String where = "seed " + seed + ", message " + i + ": " + report.outcome();
            assertNotEquals(Verdict.AC, report.verdict(), where);
            assertNotEquals(Verdict.IE, report.verdict(), where);
            assertTrue(report.printed() != null, where);
        }
        assertTrue(graded > 1_000, "seed " + seed + ": " + graded + " were frames");
    }
}
