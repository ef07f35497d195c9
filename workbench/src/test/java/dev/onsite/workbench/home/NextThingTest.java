package dev.onsite.workbench.home;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Difficulty;
import dev.onsite.judge.value.Language;
import dev.onsite.workbench.catalogue.ProblemCard;
import dev.onsite.workbench.catalogue.ProblemState;
import dev.onsite.workbench.store.SavedSubmission;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NextThingTest {
    @Test
    void whatIsBegunComesFirst() {
        NextThing next = NextThing.of(
                        List.of(card("a", ProblemState.NEW), card("b", ProblemState.TRIED)), List.of(saved(1, "b")))
                .orElseThrow();
        assertEquals("b", next.slug());
        assertEquals("Your last try: wrong answer.", next.why());
    }

    @Test
    void thenTheFirstNewOne() {
        List<ProblemCard> cards = List.of(card("a", ProblemState.SOLVED), card("b", ProblemState.NEW));
        assertEquals(
                "b", NextThing.of(cards, List.of(saved(1, "a"))).orElseThrow().slug());
    }

    @Test
    void whenAllAreSolvedTheOneFurthestBack() {
        List<ProblemCard> cards = List.of(card("a", ProblemState.SOLVED), card("b", ProblemState.SOLVED));
        NextThing next =
                NextThing.of(cards, List.of(saved(3, "b"), saved(2, "a"))).orElseThrow();
        assertEquals("a", next.slug());
        assertTrue(next.why().contains("every problem"), next.why());
    }

    @Test
    void withoutProblemsThereIsNothing() {
        assertEquals(Optional.empty(), NextThing.of(List.of(), List.of()));
    }

    private static ProblemCard card(String slug, ProblemState state) {
        return new ProblemCard(slug, slug, Difficulty.EASY, List.of("x"), 20, state);
    }

    private static SavedSubmission saved(long id, String slug) {
        return new SavedSubmission(
                id,
                slug,
                Language.JAVA,
                false,
                SavedSubmission.State.JUDGED,
                Instant.EPOCH,
                Optional.of(Instant.EPOCH),
                Optional.of(Verdict.WA),
                Optional.of(""));
    }
}
