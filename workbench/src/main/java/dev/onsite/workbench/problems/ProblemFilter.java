package dev.onsite.workbench.problems;

import dev.onsite.workbench.catalogue.ProblemCard;
import java.util.Locale;

/** What the list is narrowed to; an empty text narrows nothing. */
public record ProblemFilter(String text, String topic, String difficulty, String state) {
    static ProblemFilter of(String text, String topic, String difficulty, String state) {
        return new ProblemFilter(plain(text), plain(topic), plain(difficulty), plain(state));
    }

    boolean accepts(ProblemCard card) {
        return (text.isEmpty() || contains(card, text.toLowerCase(Locale.ROOT)))
                && (topic.isEmpty() || card.topics().contains(topic))
                && (difficulty.isEmpty() || card.difficulty().id().equals(difficulty))
                && (state.isEmpty() || card.state().id().equals(state));
    }

    public boolean narrows() {
        return !(text.isEmpty() && topic.isEmpty() && difficulty.isEmpty() && state.isEmpty());
    }

    private static boolean contains(ProblemCard card, String text) {
        return card.title().toLowerCase(Locale.ROOT).contains(text)
                || card.slug().contains(text)
                || card.topics().stream()
                        .anyMatch(topic -> topic.toLowerCase(Locale.ROOT).contains(text));
    }

    private static String plain(String text) {
        return text == null ? "" : text.strip();
    }
}
