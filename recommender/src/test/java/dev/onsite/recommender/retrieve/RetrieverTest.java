package dev.onsite.recommender.retrieve;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.model.SyntheticModel;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetrieverTest {
    private static final SyntheticModel MODEL = SyntheticModel.draw(new SyntheticModel.Options(100, 1000, 16, 10, 3));

    private static float[] vector(long user) {
        float[] vector = new float[16];
        MODEL.userVector(user, vector);
        return vector;
    }

    @Test
    void candidatesAreAllowedAndDistinctAndHaveTheirScores() {
        float[] vector = vector(1);
        Candidates found = new Candidates();

        boolean indexed = new Retriever(MODEL)
                .retrieve(
                        new Retriever.Request(vector, new int[] {5}, 100, 80, item -> item % 3 != 0, false, 5), found);

        assertTrue(indexed);
        Set<Integer> items = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            assertFalse(found.item(i) % 3 == 0);
            assertTrue(items.add(found.item(i)), "twice: " + found.item(i));
            assertEquals(MODEL.score(found.item(i), vector), found.score(i), 1e-4);
        }
        assertTrue(items.size() >= 100, "only " + items.size());
    }

    @Test
    void narrowFilterFindsAllThatPass() {
        Candidates found = new Candidates();

        new Retriever(MODEL)
                .retrieve(
                        new Retriever.Request(
                                vector(2), new int[0], 100, 80, item -> item >= 500 && item < 512, true, 0),
                        found);

        assertEquals(12, found.size());
    }

    @Test
    void nobodysVectorGivesListsAlone() {
        Candidates found = new Candidates();

        new Retriever(MODEL).retrieve(new Retriever.Request(null, new int[0], 100, 80, item -> true, false, 0), found);

        assertTrue(found.size() >= 40);
        for (int i = 0; i < found.size(); i++) {
            assertEquals(0, found.sources(i) & Candidates.Source.VECTOR.bit());
        }
    }

    @Test
    void sourceIsAddedToWhatIsThere() {
        Candidates found = new Candidates();
        found.add(4, 1, Candidates.Source.VECTOR);
        found.add(4, 1, Candidates.Source.POPULAR);

        assertEquals(1, found.size());
        assertEquals(3, found.sources(0));
    }
}
