package dev.onsite.recommender.rank;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.model.SyntheticModel;
import dev.onsite.recommender.retrieve.Candidates;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DiversityTest {
    private static final SyntheticModel MODEL = SyntheticModel.draw(new SyntheticModel.Options(100, 400, 16, 40, 3));

    private static Candidates all(float[] scores) {
        Candidates candidates = new Candidates();
        for (int i = 0; i < scores.length; i++) {
            candidates.add(i, scores[i], Candidates.Source.VECTOR);
        }
        return candidates;
    }

    private static float[] falling(int size) {
        float[] scores = new float[size];
        for (int i = 0; i < size; i++) {
            scores[i] = 3 - i * 0.1f; // below zero too
        }
        return scores;
    }

    @Test
    void relevanceAloneKeepsTheOrder() {
        float[] scores = falling(100);
        int[] chosen = Diversity.choose(MODEL, all(scores), scores, 5, new Diversity.Options(1, 1, 1));
        assertArrayEquals(new int[] {0, 1, 2, 3, 4}, chosen);
    }

    @Test
    void capHoldsWhileOthersAreThereAndGivesWayBeforeThereAreTooFew() {
        float[] scores = falling(100);
        int[] chosen = Diversity.choose(MODEL, all(scores), scores, 10, new Diversity.Options(1, 0.2, 1));
        int[] perCategory = new int[30];
        for (int item : chosen) {
            perCategory[MODEL.table().category()[item]]++;
        }
        assertTrue(Arrays.stream(perCategory).max().getAsInt() <= 2, Arrays.toString(perCategory));

        float[] few = falling(4);
        assertEquals(4, Diversity.choose(MODEL, all(few), few, 10, new Diversity.Options(1, 0.01, 0.01)).length);
    }

    @Test
    void diversityLowersTheLikenessOfWhatIsChosen() {
        float[] scores = new float[400];
        float[] vector = new float[16];
        MODEL.userVector(9, vector);
        for (int i = 0; i < 400; i++) {
            scores[i] = MODEL.score(i, vector);
        }
        double alike = likeness(Diversity.choose(MODEL, all(scores), scores, 10, new Diversity.Options(1, 1, 1)));
        double varied = likeness(Diversity.choose(MODEL, all(scores), scores, 10, new Diversity.Options(0.3, 1, 1)));
        assertTrue(varied < alike, varied + " against " + alike);
    }

    private static double likeness(int[] items) {
        double sum = 0;
        for (int a : items) {
            for (int b : items) {
                sum += a == b ? 0 : cosine(a, b);
            }
        }
        return sum;
    }

    private static double cosine(int a, int b) {
        float[] x = new float[16];
        float[] y = new float[16];
        MODEL.itemVector(a, x);
        MODEL.itemVector(b, y);
        return MODEL.score(a, y) / Math.sqrt(MODEL.score(a, x) * MODEL.score(b, y));
    }

    @Test
    void bestOrdersNegativeScoresToo() {
        assertArrayEquals(new int[] {2, 1, 3, 0}, Diversity.best(new float[] {-5, 1, 2, -1}, 4, 4));
    }
}
