package dev.onsite.bench.judge;

import dev.onsite.judge.Judge;
import dev.onsite.judge.Run;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Submit to verdict on a warm judge: {@code bench/run -main dev.onsite.bench.judge.VerdictLatency [SLUG] [RUNS]}. The
 * sample cases stand for a small problem. Every submission is a new text. Measured: one candidate, with the pause that
 * reading a verdict takes; four at the same moment, on four threads and on as many as there are processors (as the
 * workbench does); four candidates who each submit once a second on average, at random moments.
 */
public final class VerdictLatency {
    private static final int WARM_UP = 15;
    private static final long PAUSE_MILLIS = 600;
    private static final int AT_ONCE = 4;

    private VerdictLatency() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        ProblemBank.Entry entry = Candidate.problem(arguments.length > 0 ? arguments[0] : "logistic-gradient");
        int runs = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 50;
        try (Judge judge = Candidate.warmJudge()) {
            System.out.printf(
                    Locale.ROOT,
                    "%s, %s, %d runs%n",
                    entry.problem().slug(),
                    judge.isolation().id(),
                    runs);
            for (Language language : judge.languages()) {
                measure(new Candidate(judge, entry, language, Run.SAMPLES), runs);
            }
        }
    }

    private static void measure(Candidate candidate, int runs) throws Exception {
        alone(candidate, WARM_UP);
        together(candidate, 3, AT_ONCE);
        String name = candidate.language().name();
        double one = print(name + " one, samples", alone(candidate, runs), Double.NaN);
        print(name + " one, all cases", alone(candidate.with(Run.ALL), runs), Double.NaN);
        print(name + " four at once", together(candidate, runs, AT_ONCE), one);
        int processors = Runtime.getRuntime().availableProcessors();
        print(name + " four at once, " + processors + " judged at a time", together(candidate, runs, processors), one);
        print(name + " four candidates", arriving(candidate, runs), one);
    }

    private static List<Double> alone(Candidate candidate, int runs) throws InterruptedException {
        List<Double> millis = new ArrayList<>();
        for (int i = 0; i < runs; i++) {
            // The next worker starts while a candidate reads the verdict.
            Thread.sleep(PAUSE_MILLIS);
            millis.add(candidate.submit());
        }
        return millis;
    }

    /** Four submit at the same moment, to a judge with so many threads: each one's time from submission to verdict. */
    private static List<Double> together(Candidate candidate, int runs, int threads)
            throws InterruptedException, ExecutionException {
        List<Double> millis = new ArrayList<>();
        ExecutorService room = Executors.newFixedThreadPool(threads);
        for (int i = 0; i < runs; i++) {
            Thread.sleep(AT_ONCE * PAUSE_MILLIS);
            long start = System.nanoTime();
            Callable<Double> one = () -> {
                candidate.submit();
                return (System.nanoTime() - start) / 1e6;
            };
            for (Future<Double> done : room.invokeAll(Collections.nCopies(AT_ONCE, one))) {
                millis.add(done.get());
            }
        }
        room.shutdown();
        return millis;
    }

    /** Four candidates, each submitting at exponentially distributed moments, once a second on average. */
    private static List<Double> arriving(Candidate candidate, int runs)
            throws InterruptedException, ExecutionException {
        ExecutorService candidates = Executors.newFixedThreadPool(AT_ONCE);
        List<Callable<List<Double>>> sessions = new ArrayList<>();
        for (int c = 0; c < AT_ONCE; c++) {
            Random random = new Random(c);
            sessions.add(() -> {
                List<Double> millis = new ArrayList<>();
                for (int i = 0; i < runs; i++) {
                    Thread.sleep((long) (-1_000 * Math.log(1 - random.nextDouble())));
                    millis.add(candidate.submit());
                }
                return millis;
            });
        }
        List<Double> all = new ArrayList<>();
        for (Future<List<Double>> session : candidates.invokeAll(sessions)) {
            all.addAll(session.get());
        }
        candidates.shutdown();
        return all;
    }

    private static double print(String what, List<Double> times, double one) {
        double[] millis = times.stream().mapToDouble(x -> x).sorted().toArray();
        double median = (millis[(millis.length - 1) / 2] + millis[millis.length / 2]) / 2;
        System.out.printf(
                Locale.ROOT,
                "%-42s p50 %6.1f ms  mean %6.1f ms  p95 %6.1f ms  max %6.1f ms%s%n",
                what,
                median,
                Arrays.stream(millis).average().orElse(Double.NaN),
                millis[(int) (millis.length * 0.95)],
                millis[millis.length - 1],
                Double.isNaN(one) ? "" : String.format(Locale.ROOT, "  %.2f times one", median / one));
        return median;
    }
}
