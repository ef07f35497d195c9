package dev.onsite.recommender.data;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SyntheticTasteTest {
    private static final SyntheticTaste.Options SIZE = new SyntheticTaste.Options(2_000, 1_000, 20, 30, 0.15, 5);
    private final SyntheticTaste taste = new SyntheticTaste(SIZE);

    @Test
    void theSameSeedGivesTheSameUser() {
        assertArrayEquals(taste.history(77), new SyntheticTaste(SIZE).history(77));
        SyntheticTaste other = new SyntheticTaste(new SyntheticTaste.Options(2_000, 1_000, 20, 30, 0.15, 6));
        assertTrue(!Arrays.equals(taste.history(77), other.history(77)));
    }

    @Test
    void aUserHasEachItemOnceAndOfFewClusters() {
        for (int user = 0; user < 200; user++) {
            int[] history = taste.history(user);
            assertEquals(history.length, Arrays.stream(history).distinct().count());
            int[] clusters = new int[20];
            for (int item : history) {
                clusters[taste.cluster(item)]++;
            }
            Arrays.sort(clusters);
            int inThree = clusters[19] + clusters[18] + clusters[17];
            assertTrue(history.length < 10 || inThree >= 0.55 * history.length, "user " + user);
        }
    }

    @Test
    void popularityFollowsZipfsLaw() {
        int[] counts = taste.first(2_000).counts();
        Arrays.sort(counts);
        long all = Arrays.stream(counts).asLongStream().sum();
        long top = Arrays.stream(counts, 900, 1_000).asLongStream().sum();
        assertTrue(top > 0.4 * all && top < 0.95 * all, "a tenth of the items has " + top + " of " + all);
        assertEquals(30, all / 2_000.0, 12);
    }

    @Test
    void transposingTwiceGivesTheSameSets() {
        Interactions rows = taste.first(100);
        Interactions again = rows.transpose().transpose();
        for (int user = 0; user < 100; user++) {
            int[] expected = rows.history(user);
            Arrays.sort(expected);
            assertArrayEquals(expected, again.history(user));
        }
    }

    @Test
    void refusesWhatItCannotDraw() {
        IllegalArgumentException clusters =
                assertThrows(IllegalArgumentException.class, () -> new SyntheticTaste.Options(10, 100, 11, 30, 0.1, 1));
        assertTrue(clusters.getMessage().contains("between 2 and 10"), clusters.getMessage());
        assertThrows(IllegalArgumentException.class, () -> taste.history(2_000));
        assertThrows(IllegalArgumentException.class, () -> new Interactions.Builder(5).add(new int[] {5}, 1));
    }
}
