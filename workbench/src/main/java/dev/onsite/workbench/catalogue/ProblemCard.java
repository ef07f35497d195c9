package dev.onsite.workbench.catalogue;

import dev.onsite.judge.problem.Difficulty;
import dev.onsite.judge.problem.Problem;
import java.util.List;

/** A problem as lists show it. */
public record ProblemCard(
        String slug, String title, Difficulty difficulty, List<String> topics, int minutes, ProblemState state) {
    public static ProblemCard of(Problem problem, ProblemState state) {
        return new ProblemCard(
                problem.slug(), problem.title(), problem.difficulty(), problem.topics(), problem.minutes(), state);
    }

    /** The topics in words: {@code linear models, gradients}. */
    public String about() {
        return Topics.words(topics);
    }

    public boolean solved() {
        return state == ProblemState.SOLVED;
    }
}
