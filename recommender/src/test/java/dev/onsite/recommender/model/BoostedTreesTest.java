package dev.onsite.recommender.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

class BoostedTreesTest {
    /** Two trees: x₀ < 0.5 → (x₁ < 2 → 1, else 2; missing x₁ right), else 3, missing x₀ left; and a leaf of 10. */
    private static String model(String base, int secondFeature) {
        String tree = "{\"left_children\":[1,3,-1,-1,-1],\"right_children\":[2,4,-1,-1,-1],"
                + "\"split_indices\":[0," + secondFeature + ",0,0,0],\"split_conditions\":[0.5,2,3,1,2],"
                + "\"default_left\":[1,0,0,0,0],\"split_type\":[0,0,0,0,0]}";
        String leaf = "{\"left_children\":[-1],\"right_children\":[-1],\"split_indices\":[0],"
                + "\"split_conditions\":[10],\"default_left\":[0],\"split_type\":[0]}";
        return "{\"learner\":{\"learner_model_param\":{\"base_score\":\"" + base + "\",\"num_feature\":\"2\"},"
                + "\"gradient_booster\":{\"model\":{\"trees\":[" + tree + "," + leaf + "]}}}}";
    }

    private static BoostedTrees trees(String json) throws Exception {
        return BoostedTrees.of(new ObjectMapper().readTree(json));
    }

    @Test
    void sumsTheLeavesAndTheBase() throws Exception {
        BoostedTrees trees = trees(model("5E-1", 1));

        assertEquals(11.5f, trees.score(new float[] {0, 0}, 0));
        assertEquals(12.5f, trees.score(new float[] {0, 2}, 0)); // not below the threshold: right
        assertEquals(13.5f, trees.score(new float[] {0.5f, 0}, 0));
        assertEquals(13.5f, trees.score(new float[] {9, 9, 1, 0}, 2));
    }

    @Test
    void missingValueGoesWhereTrainingSentIt() throws Exception {
        BoostedTrees trees = trees(model("0", 1));

        assertEquals(11f, trees.score(new float[] {Float.NaN, 0}, 0));
        assertEquals(12f, trees.score(new float[] {Float.NaN, Float.NaN}, 0));
    }

    @Test
    void baseInBracketsIsRead() throws Exception {
        assertEquals(12f, trees(model("[1E0]", 1)).score(new float[] {0, 0}, 0));
    }

    @Test
    void featureBeyondTheRowIsRefused() {
        var failure = assertThrows(IllegalArgumentException.class, () -> trees(model("0", 2)));
        assertTrue(failure.getMessage().contains("feature 2 of 2"), failure.getMessage());
    }

    @Test
    void anotherDocumentIsRefused() {
        var failure = assertThrows(IllegalArgumentException.class, () -> trees("{\"learner\":{}}"));
        assertTrue(failure.getMessage().contains("trees is missing"), failure.getMessage());
    }
}
