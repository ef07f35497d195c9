package dev.onsite.workbench.insight;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.grading.Growth;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.WrongSolution;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Measures accepted submissions and, once a problem and language, what they are compared with on this machine: the
 * reference and the brute force, which is the wrong solution that runs out of time.
 */
public final class Insights {
    private final Judge judge;
    private final Map<Key, Yardstick> yardsticks = new ConcurrentHashMap<>();

    /** @param judge of whoever calls; it is not closed here */
    public Insights(Judge judge) {
        this.judge = judge;
    }

    private record Key(String slug, Language language) {}

    /** @param cpuMillis of the reference over all cases; NaN where it does not pass here */
    private record Yardstick(double cpuMillis, double peakMb, List<Insight.Curve> curves) {}

    /** The growth alone: two or three seconds. */
    public Insight growth(ProblemBank.Entry entry, Submission submission) {
        return insight(entry, judge.growth(entry.problem(), entry.checker(), submission), List.of(), List.of());
    }

    /**
     * Everything; the first time of a problem and language takes up to ten seconds.
     *
     * @param report of the submission, accepted on all cases
     * @param earlierCpuMillis of the person's earlier accepted submissions in this language
     */
    public Insight of(ProblemBank.Entry entry, Submission submission, Report report, List<Double> earlierCpuMillis) {
        Optional<Growth> growth = judge.growth(entry.problem(), entry.checker(), submission);
        Yardstick yardstick = yardsticks.computeIfAbsent(
                new Key(entry.problem().slug(), submission.language()), key -> measure(entry, key.language()));
        List<String> standing = new ArrayList<>();
        Standing.besideReference(report, yardstick.cpuMillis(), yardstick.peakMb())
                .ifPresent(standing::add);
        growth.ifPresent(own -> yardstick.curves().stream()
                .filter(curve -> curve.name().equals("brute force"))
                .findFirst()
                .flatMap(curve -> Standing.besideBruteForce(own, curve.growth()))
                .ifPresent(standing::add));
        standing.add(Standing.besideEarlier(report.cpuMillis(), earlierCpuMillis, submission.language()));
        return insight(entry, growth, growth.isPresent() ? yardstick.curves() : List.of(), standing);
    }

    private static Insight insight(
            ProblemBank.Entry entry, Optional<Growth> growth, List<Insight.Curve> curves, List<String> standing) {
        return entry.checker() instanceof Scalable scalable
                ? new Insight(growth, scalable.scale(), scalable.intended(), curves, standing)
                : new Insight(Optional.empty(), "", "", List.of(), standing);
    }

    private Yardstick measure(ProblemBank.Entry entry, Language language) {
        Problem problem = entry.problem();
        Submission reference = new Submission(
                language, language.fileName(), problem.references().get(language));
        double cpu = Double.NaN;
        double peak = Double.NaN;
        for (int i = 0; i < 2; i++) {
            Report report = judge.judge(problem, entry.checker(), reference, Run.ALL, JudgeListener.NONE);
            if (report.accepted()) {
                cpu = Double.isNaN(cpu) ? report.cpuMillis() : Math.min(cpu, report.cpuMillis());
                peak = Double.isNaN(peak) ? report.peakMb() : Math.min(peak, report.peakMb());
            }
        }
        List<Insight.Curve> curves = new ArrayList<>();
        judge.growth(problem, entry.checker(), reference)
                .ifPresent(growth -> curves.add(new Insight.Curve("reference", growth)));
        problem.wrongSolutions().stream()
                .filter(wrong -> wrong.language() == language && wrong.expected() == Verdict.TLE)
                .map(WrongSolution::source)
                .map(source ->
                        judge.growth(problem, entry.checker(), new Submission(language, language.fileName(), source)))
                .flatMap(Optional::stream)
                .findFirst()
                .ifPresent(growth -> curves.add(new Insight.Curve("brute force", growth)));
        return new Yardstick(cpu, peak, curves);
    }

    /** Sentences of comparison. */
    static final class Standing {
        private Standing() {}

        static Optional<String> besideReference(Report report, double cpuMillis, double peakMb) {
            if (!(cpuMillis > 0)) {
                return Optional.empty();
            }
            double memory = report.peakMb() - peakMb;
            return Optional.of(String.format(
                    Locale.ROOT,
                    "It takes %s times the reference's processor time (%.0f ms beside %.0f ms)%s.",
                    times(report.cpuMillis() / cpuMillis),
                    report.cpuMillis(),
                    cpuMillis,
                    Math.abs(memory) < 1
                            ? " and as much memory"
                            : String.format(
                                    Locale.ROOT, ", and %.0f MiB %s", Math.abs(memory), memory > 0 ? "more" : "less")));
        }

        /** At the largest size that both were measured at. */
        static Optional<String> besideBruteForce(Growth own, Growth brute) {
            for (int i = own.points().size() - 1; i >= 0; i--) {
                Growth.Point mine = own.points().get(i);
                for (Growth.Point theirs : brute.points()) {
                    if (mine.size() == theirs.size()) {
                        return Optional.of(String.format(
                                Locale.ROOT,
                                "At n = %,d the brute force takes %s times as long as yours.",
                                mine.size(),
                                times(theirs.cpuMillis() / mine.cpuMillis())));
                    }
                }
            }
            return Optional.empty();
        }

        static String besideEarlier(double cpuMillis, List<Double> earlier, Language language) {
            if (earlier.isEmpty()) {
                return "It is your first accepted one in " + language.label() + ".";
            }
            long slower = earlier.stream().filter(other -> other > cpuMillis).count();
            return String.format(
                    Locale.ROOT,
                    "It takes less processor time than %d of your %d earlier accepted ones in %s (%d %%).",
                    slower,
                    earlier.size(),
                    language.label(),
                    Math.round(100.0 * slower / earlier.size()));
        }

        private static String times(double factor) {
            return String.format(Locale.ROOT, factor < 9.95 ? "%.1f" : "%.0f", factor);
        }
    }
}
