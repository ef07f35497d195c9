package dev.onsite.problems.cases;

import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import java.util.function.Supplier;

/**
 * A mistake that a wrong answer may come from, told only when the answer is exactly what the mistake would give.
 *
 * @param note what to tell: {@code "Looks like you divided by n instead of the cluster's size."}
 * @param answer what somebody who made the mistake would answer
 */
public record Guess(String note, Supplier<Object> answer) {
    /** The outcome with the first mistake's note that explains the whole answer; as it is if none does. */
    public static Outcome explain(Outcome outcome, Object answer, Comparison comparison, Guess... guesses) {
        if (outcome.accepted()) {
            return outcome;
        }
        for (Guess guess : guesses) {
            if (comparison.compare(guess.answer.get(), answer).accepted()) {
                return outcome.withNote(guess.note);
            }
        }
        return outcome;
    }
}
