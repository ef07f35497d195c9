package dev.onsite.bench.judge;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.WrongSolution;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Whether a verdict depends on the neighbours: {@code bench/run -main dev.onsite.bench.judge.FairnessRun [REPEATS]
 * [STRIDE] [MINUTES]} judges every so manieth submission of the bank (references and wrong solutions) again and again
 * while two processes keep the processors busy, and lists those whose verdict or failing case was not always the same.
 */
public final class FairnessRun {
    private static final int NEIGHBOURS = 2;

    private FairnessRun() {}

    private record Item(ProblemBank.Entry entry, String name, Submission submission) {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws IOException {
        int repeats = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 50;
        int stride = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1;
        double minutes = arguments.length > 2 ? Double.parseDouble(arguments[2]) : Double.POSITIVE_INFINITY;
        long start = System.nanoTime();
        List<Process> neighbours = new ArrayList<>();
        int judged = 0;
        int items = 0;
        List<String> changing = new ArrayList<>();
        try (Judge judge = Candidate.warmJudge()) {
            for (int i = 0; i < NEIGHBOURS; i++) {
                neighbours.add(new ProcessBuilder("/bin/sh", "-c", "while :; do :; done").start());
            }
            List<Item> all = items(judge);
            for (int i = 0; i < all.size() && (System.nanoTime() - start) / 6e10 < minutes; i += stride) {
                Map<String, Integer> verdicts = new TreeMap<>();
                for (int r = 0; r < repeats; r++) {
                    verdicts.merge(verdict(judge, all.get(i)), 1, Integer::sum);
                }
                items++;
                judged += repeats;
                if (verdicts.size() > 1) {
                    changing.add(all.get(i).name() + " " + verdicts);
                }
            }
            System.out.printf(
                    Locale.ROOT,
                    "%d of %d submissions, %d times each, beside %d busy processes, %.1f minutes: %d not always the same%n",
                    items,
                    all.size(),
                    repeats,
                    NEIGHBOURS,
                    (System.nanoTime() - start) / 6e10,
                    changing.size());
            changing.forEach(System.out::println);
            System.out.println(judged + " verdicts");
        } finally {
            neighbours.forEach(Process::destroyForcibly);
        }
    }

    private static List<Item> items(Judge judge) {
        List<Item> items = new ArrayList<>();
        for (ProblemBank.Entry entry : ProblemBank.load().all()) {
            Problem problem = entry.problem();
            for (Language language : judge.languages()) {
                String source = problem.references().get(language);
                items.add(item(entry, "reference", language, source));
            }
            for (WrongSolution wrong : problem.wrongSolutions()) {
                if (judge.hasLanguage(wrong.language())) {
                    items.add(item(entry, wrong.name(), wrong.language(), wrong.source()));
                }
            }
        }
        return items;
    }

    private static Item item(ProblemBank.Entry entry, String name, Language language, String source) {
        String title = entry.problem().slug() + "/" + name + "." + language.id();
        return new Item(entry, title, new Submission(language, language.fileName(), source));
    }

    private static String verdict(Judge judge, Item item) {
        Report report = judge.judge(
                item.entry().problem(), item.entry().checker(), item.submission(), Run.ALL, JudgeListener.NONE);
        return report.firstFailure()
                .map(test -> test.verdict() + " on " + test.name())
                .orElse(report.verdict().name());
    }
}
