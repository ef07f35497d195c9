package dev.onsite.judge.problem;

import dev.onsite.judge.grading.Tolerance;
import dev.onsite.judge.value.Language;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A problem as its folder tells it; see {@link ProblemReader} for the format.
 *
 * @param slug the folder's name: lower-case words with hyphens; of a further stage, with its number: {@code k-means.2}
 * @param topics what it is about, the main topic first
 * @param minutes the time an interviewer would give
 * @param followUps the questions an interviewer would go on with
 * @param statement Markdown with LaTeX between {@code $} and {@code $$}, as are the hints and the solution page
 * @param starters what a candidate begins with
 * @param references the solutions that must pass
 * @param survivors the mutants of the references that no case can tell from them
 * @param stages what the interviewer goes on with, in order, each a problem of its own that builds on the one before;
 *     the first of them is stage 2
 */
public record Problem(
        String slug,
        String title,
        Difficulty difficulty,
        List<String> topics,
        int minutes,
        Signature signature,
        Limits limits,
        Tolerance tolerance,
        List<String> followUps,
        String statement,
        List<String> hints,
        String solution,
        Map<Language, String> starters,
        Map<Language, String> references,
        List<WrongSolution> wrongSolutions,
        List<Survivor> survivors,
        List<Problem> stages) {
    public Problem {
        topics = List.copyOf(topics);
        followUps = List.copyOf(followUps);
        hints = List.copyOf(hints);
        starters = Map.copyOf(starters);
        references = Map.copyOf(references);
        wrongSolutions = List.copyOf(wrongSolutions);
        survivors = List.copyOf(survivors);
        stages = List.copyOf(stages);
    }

    /** Which stage this is: 1 for a problem itself, from 2 for one of its {@link #stages()}. */
    public int stage() {
        int dot = slug.indexOf('.');
        return dot < 0 ? 1 : Integer.parseInt(slug.substring(dot + 1));
    }

    /** The slug of the problem that this is, or is a stage of. */
    public String base() {
        int dot = slug.indexOf('.');
        return dot < 0 ? slug : slug.substring(0, dot);
    }

    /** The languages it can be solved in, in their usual order. */
    public List<Language> languages() {
        return starters.keySet().stream().sorted().toList();
    }

    public Optional<String> starter(Language language) {
        return Optional.ofNullable(starters.get(language));
    }
}
