package dev.onsite.workbench.home;

import dev.onsite.workbench.catalogue.ProblemCard;
import dev.onsite.workbench.catalogue.ProblemState;
import dev.onsite.workbench.store.SavedSubmission;
import java.util.List;
import java.util.Optional;

/**
 * What to do now: go on with what is begun, else begin the first new problem, else do one again.
 *
 * @param why in a sentence
 * @param action what the button says
 */
public record NextThing(String slug, String title, String why, String action) {
    /**
     * Empty where there are no problems.
     *
     * @param cards in the order in which a person meets them
     * @param recent newest first
     */
    static Optional<NextThing> of(List<ProblemCard> cards, List<SavedSubmission> recent) {
        for (SavedSubmission submission : recent) {
            Optional<ProblemCard> begun = cards.stream()
                    .filter(card -> card.slug().equals(submission.problem()) && card.state() == ProblemState.TRIED)
                    .findFirst();
            if (begun.isPresent()) {
                return begun.map(card -> new NextThing(card.slug(), card.title(), goOn(submission), "Go on"));
            }
        }
        return first(cards, ProblemState.TRIED)
                .map(card -> new NextThing(card.slug(), card.title(), "You began it and ran its samples.", "Go on"))
                .or(() -> first(cards, ProblemState.NEW)
                        .map(card -> new NextThing(
                                card.slug(),
                                card.title(),
                                "About " + card.minutes() + " minutes: " + card.about() + ".",
                                "Start")))
                .or(() -> oldest(cards, recent));
    }

    private static String goOn(SavedSubmission submission) {
        return submission
                .verdict()
                .map(verdict -> "Your last try: " + verdict.label().toLowerCase(java.util.Locale.ROOT) + ".")
                .orElse("Your last try was not judged to its end.");
    }

    private static Optional<ProblemCard> first(List<ProblemCard> cards, ProblemState state) {
        return cards.stream().filter(card -> card.state() == state).findFirst();
    }

    /** The problem whose last pass lies furthest back. */
    private static Optional<NextThing> oldest(List<ProblemCard> cards, List<SavedSubmission> recent) {
        List<String> newestFirst =
                recent.stream().map(SavedSubmission::problem).distinct().toList();
        return cards.stream()
                .max(java.util.Comparator.comparingInt(card -> {
                    int place = newestFirst.indexOf(card.slug());
                    return place < 0 ? Integer.MAX_VALUE : place;
                }))
                .map(card -> new NextThing(
                        card.slug(),
                        card.title(),
                        "You have solved every problem. This one lies furthest back: do it again from the starter.",
                        "Do it again"));
    }
}
