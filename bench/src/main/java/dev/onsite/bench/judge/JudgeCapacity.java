package dev.onsite.bench.judge;

import dev.onsite.judge.Judge;
import dev.onsite.judge.Run;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * What a judge takes and gives: {@code bench/run -main dev.onsite.bench.judge.JudgeCapacity [SLUG] [SECONDS]}. Memory of
 * its idle processes (proportional set size: shared pages divided among those that share them), and verdicts a second
 * without pause on as many threads as there are processors, when every worker must be started for its submission.
 */
public final class JudgeCapacity {
    private static final long SETTLE_MILLIS = 4_000;

    private JudgeCapacity() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException, InterruptedException, ExecutionException {
        ProblemBank.Entry entry = Candidate.problem(arguments.length > 0 ? arguments[0] : "logistic-gradient");
        int seconds = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 30;
        try (Judge judge = Candidate.warmJudge()) {
            for (Language language : judge.languages()) {
                judge.prepare(language, entry.problem().limits());
            }
            Thread.sleep(SETTLE_MILLIS);
            idle();
            for (Language language : judge.languages()) {
                throughput(new Candidate(judge, entry, language, Run.SAMPLES), seconds);
            }
        }
    }

    private static void idle() {
        double sum = 0;
        for (ProcessHandle child : ProcessHandle.current().descendants().toList()) {
            try {
                Path files = Path.of("/proc", String.valueOf(child.pid()));
                String command = Files.readString(files.resolve("cmdline")).replace('\0', ' ');
                double mb = Files.readAllLines(files.resolve("smaps_rollup")).stream()
                        .filter(line -> line.startsWith("Pss:"))
                        .mapToDouble(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024.0)
                        .sum();
                sum += mb;
                if (mb > 5) {
                    String[] words = command.strip().split(" ", -1);
                    System.out.printf(Locale.ROOT, "idle %6.1f MiB  %s … %s%n", mb, words[0], words[words.length - 1]);
                }
            } catch (IOException gone) {
                // It ended meanwhile.
            }
        }
        System.out.printf(Locale.ROOT, "idle %6.1f MiB in all, beside the judge's own process%n", sum);
    }

    private static void throughput(Candidate candidate, int seconds) throws InterruptedException, ExecutionException {
        int processors = Runtime.getRuntime().availableProcessors();
        ExecutorService threads = Executors.newFixedThreadPool(processors);
        long start = System.nanoTime();
        List<Callable<Integer>> sessions = new ArrayList<>();
        for (int i = 0; i < processors; i++) {
            sessions.add(() -> {
                int count = 0;
                while (System.nanoTime() - start < seconds * 1_000_000_000L) {
                    candidate.submit();
                    count++;
                }
                return count;
            });
        }
        int verdicts = 0;
        for (Future<Integer> session : threads.invokeAll(sessions)) {
            verdicts += session.get();
        }
        threads.shutdown();
        System.out.printf(
                Locale.ROOT,
                "%s: %.1f verdicts a second over %d s%n",
                candidate.language(),
                verdicts / ((System.nanoTime() - start) / 1e9),
                seconds);
    }
}
