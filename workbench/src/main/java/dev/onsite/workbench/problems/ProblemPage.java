package dev.onsite.workbench.problems;

import dev.onsite.judge.grading.Tolerance;
import dev.onsite.judge.problem.Difficulty;
import dev.onsite.judge.problem.Limits;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.value.Show;
import dev.onsite.workbench.catalogue.ProblemState;
import dev.onsite.workbench.store.ProblemProgress;
import dev.onsite.workbench.text.Markdown;
import io.quarkus.qute.RawString;
import java.util.List;
import java.util.Locale;

/**
 * What the problem page shows.
 *
 * @param stages all stages; empty where there is only one
 * @param before the statements of the stages before this one, as HTML
 * @param editors one for each language
 * @param language the id of the one that is open
 */
public record ProblemPage(
        String slug,
        String title,
        Difficulty difficulty,
        String about,
        int minutes,
        ProblemState state,
        List<StageLink> stages,
        RawString statement,
        List<RawString> before,
        String limits,
        List<Editor> editors,
        String language,
        Hints hints,
        boolean solutionOpen,
        String notes,
        long timerMillis,
        boolean timerRuns) {

    /**
     * The text in one language.
     *
     * @param available whether this machine can judge it
     */
    public record Editor(String id, String label, String fileName, String source, String starter, boolean available) {}

    /** The hints shown so far, as HTML, of how many. */
    public record Hints(List<RawString> shown, int all) {
        /** Whether there are hints at all: a further stage may do without. */
        public boolean any() {
            return all > 0;
        }

        static Hints of(Problem problem, ProblemProgress progress) {
            int count = Math.min(progress.hintsShown(), problem.hints().size());
            return new Hints(
                    problem.hints().subList(0, count).stream()
                            .map(hint -> new RawString(Markdown.toHtml(hint)))
                            .toList(),
                    problem.hints().size());
        }

        public boolean more() {
            return shown.size() < all;
        }
    }

    /** What a case may use and how near a number must be, in a sentence. */
    static String limits(Problem problem) {
        Limits limits = problem.limits();
        Tolerance tolerance = problem.tolerance();
        return String.format(
                Locale.ROOT,
                "A case may take %s of processor time and %d MB of memory. Numbers must agree to a relative %s"
                        + " or an absolute %s.",
                limits.cpuMillis() % 1000 == 0 ? limits.cpuMillis() / 1000 + " s" : limits.cpuMillis() + " ms",
                limits.memoryMb(),
                Show.small(tolerance.rtol()),
                Show.small(tolerance.atol()));
    }
}
