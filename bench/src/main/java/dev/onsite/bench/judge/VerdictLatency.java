package dev.onsite.bench.judge;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.JudgeOptions;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;

/**
 * Submit to verdict on a warm judge, one submission after the other with a pause a person would make at least:
 * {@code bench/run -main dev.onsite.bench.judge.VerdictLatency [SLUG] [RUNS]}. The sample cases stand for a small
 * problem; the whole of the problem, with its scale test, is told beside them.
 */
public final class VerdictLatency {
    private static final int WARM_UP = 10;
    private static final long PAUSE_MILLIS = 500;
    private static final int AT_ONCE = 4;

    private VerdictLatency() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        String slug = arguments.length > 0 ? arguments[0] : "logistic-gradient";
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        ProblemBank.Entry entry = ProblemBank.load().find(slug).orElseThrow();
        try (Judge judge = Judge.start(JudgeOptions.fromEnvironment(true))) {
            System.out.printf(
                    Locale.ROOT, "%s, %s, %d runs%n", slug, judge.isolation().id(), runs);
            for (Language language : judge.languages()) {
                String source = entry.problem().references().get(language);
                Submission submission = new Submission(language, language.fileName(), source);
                measure(judge, entry, submission, Run.SAMPLES, WARM_UP);
                print(language + " samples", measure(judge, entry, submission, Run.SAMPLES, runs));
                print(language + " all cases", measure(judge, entry, submission, Run.ALL, runs));
                print(language + " " + AT_ONCE + " at once", atOnce(judge, entry, submission, runs));
            }
        }
    }

    private static double[] measure(Judge judge, ProblemBank.Entry entry, Submission submission, Run run, int runs)
            throws InterruptedException {
        double[] millis = new double[runs];
        for (int i = 0; i < runs; i++) {
            // The next worker starts while a candidate reads the verdict.
            Thread.sleep(PAUSE_MILLIS);
            Report report = judge.judge(entry.problem(), entry.checker(), submission, run, JudgeListener.NONE);
            if (!report.accepted()) {
                throw new IllegalStateException(report.message());
            }
            millis[i] = report.wallMillis();
        }
        return millis;
    }

    /** Several candidates submit at the same moment: each one's time from submission to verdict. */
    private static double[] atOnce(Judge judge, ProblemBank.Entry entry, Submission submission, int runs)
            throws InterruptedException {
        double[] millis = new double[runs * AT_ONCE];
        for (int i = 0; i < runs; i++) {
            Thread.sleep(AT_ONCE * PAUSE_MILLIS);
            Thread[] candidates = new Thread[AT_ONCE];
            for (int j = 0; j < AT_ONCE; j++) {
                int at = i * AT_ONCE + j;
                candidates[j] = new Thread(() -> millis[at] = judge.judge(
                                entry.problem(), entry.checker(), submission, Run.SAMPLES, JudgeListener.NONE)
                        .wallMillis());
            }
            for (Thread candidate : candidates) {
                candidate.start();
            }
            for (Thread candidate : candidates) {
                candidate.join();
            }
        }
        return millis;
    }

    private static void print(String what, double[] millis) {
        Arrays.sort(millis);
        System.out.printf(
                Locale.ROOT,
                "%-18s p50 %6.1f ms  p95 %6.1f ms  max %6.1f ms%n",
                what,
                millis[millis.length / 2],
                millis[(int) (millis.length * 0.95)],
                millis[millis.length - 1]);
    }
}
