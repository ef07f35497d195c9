package dev.onsite.judge.mutation;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Survivor;
import dev.onsite.judge.value.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Proves a problem's cases: changes its reference in one small place at a time and judges what comes of it. A mutant
 * that is accepted is a mistake that the cases let pass, unless it does the same as the reference.
 *
 * <p>Judged by the judge itself, under the problem's own limits, up to the first case that is not accepted.
 */
public final class MutationRun {
    /** At least this share of the mutants must be killed, those left out that are listed as survivors. */
    public static final double LEAST_KILLED = 0.9;

    private final Judge judge;
    private final int most;

    /** @param most how many mutants of a reference are judged at most, spread evenly over it */
    public MutationRun(Judge judge, int most) {
        if (most < 1) {
            throw new IllegalArgumentException("most must be at least 1, got " + most);
        }
        this.judge = judge;
        this.most = most;
    }

    /**
     * What came of a reference's mutants.
     *
     * @param made how many there are
     * @param judged how many of them were judged and compile
     * @param killed how many of those were not accepted
     * @param listed the survivors that the problem lists
     * @param survivors the other survivors
     * @param stale what the problem lists though it is killed, or is no mutant
     */
    public record Finding(
            String problem,
            Language language,
            int made,
            int judged,
            int killed,
            List<Mutant> listed,
            List<Mutant> survivors,
            List<Survivor> stale) {
        /** The share of mutants that were killed, those left out that are listed. */
        public double rate() {
            int counted = judged - listed.size();
            return counted == 0 ? 1 : (double) killed / counted;
        }

        public boolean ok() {
            return rate() >= LEAST_KILLED && stale.isEmpty();
        }
    }

    /**
     * Judges the mutants of the reference in a language.
     *
     * @throws IllegalStateException where the reference itself is not accepted
     */
    public Finding run(Problem problem, Checker checker, Language language) {
        String reference = problem.references().get(language);
        Checker remembering = new RememberingChecker(checker, Run.TO_FIRST_FAILURE.seed());
        Report whole = judge(problem, remembering, language, reference);
        if (!whole.accepted()) {
            throw new IllegalStateException(
                    problem.slug() + ", " + language.label() + ": the reference is not accepted: " + whole.message());
        }
        List<Mutant> all = language == Language.JAVA ? JavaMutator.of(reference) : PythonMutator.of(reference, judge);
        List<Mutant> chosen = spread(all);
        List<Verdict> verdicts = judgeAll(problem, remembering, language, chosen);
        List<Mutant> survivors = new ArrayList<>();
        int killed = 0;
        int stillborn = 0;
        for (int i = 0; i < chosen.size(); i++) {
            switch (verdicts.get(i)) {
                case CE -> stillborn++;
                case AC -> survivors.add(chosen.get(i));
                default -> killed++;
            }
        }
        List<Survivor> known = problem.survivors().stream()
                .filter(survivor -> survivor.language() == language)
                .toList();
        List<Mutant> listed = survivors.stream()
                .filter(mutant -> known.stream().anyMatch(one -> is(one, mutant)))
                .toList();
        survivors.removeAll(listed);
        // Of a part of the mutants it cannot be told what else would have survived.
        List<Survivor> stale = chosen.size() < all.size()
                ? List.of()
                : known.stream()
                        .filter(one -> listed.stream().noneMatch(mutant -> is(one, mutant)))
                        .toList();
        return new Finding(
                problem.slug(), language, all.size(), chosen.size() - stillborn, killed, listed, survivors, stale);
    }

    private static boolean is(Survivor listed, Mutant mutant) {
        return listed.was().equals(mutant.was()) && listed.now().equals(mutant.now());
    }

    private List<Mutant> spread(List<Mutant> all) {
        List<Mutant> chosen = new ArrayList<>();
        int count = Math.min(most, all.size());
        for (int i = 0; i < count; i++) {
            chosen.add(all.get((int) ((long) i * all.size() / count)));
        }
        return chosen;
    }

    private List<Verdict> judgeAll(Problem problem, Checker checker, Language language, List<Mutant> mutants) {
        ExecutorService pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
        try {
            List<Future<Verdict>> judging = mutants.stream()
                    .map(mutant -> pool.submit(() -> verdict(problem, checker, language, mutant)))
                    .toList();
            List<Verdict> verdicts = new ArrayList<>();
            for (Future<Verdict> one : judging) {
                verdicts.add(one.get());
            }
            return verdicts;
        } catch (ExecutionException failed) {
            throw new IllegalStateException(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", stopped);
        } finally {
            pool.shutdownNow();
        }
    }

    private Verdict verdict(Problem problem, Checker checker, Language language, Mutant mutant) {
        Report report = judge(problem, checker, language, mutant.source());
        if (report.verdict() == Verdict.IE) {
            throw new IllegalStateException(problem.slug() + ", " + mutant.now() + ": " + report.message());
        }
        return report.verdict();
    }

    private Report judge(Problem problem, Checker checker, Language language, String source) {
        Submission submission = new Submission(language, language.fileName(), source);
        return judge.judge(problem, checker, submission, Run.TO_FIRST_FAILURE, JudgeListener.NONE);
    }
}
