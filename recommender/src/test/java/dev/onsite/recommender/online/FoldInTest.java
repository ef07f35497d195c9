package dev.onsite.recommender.online;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.model.SyntheticModel;
import org.junit.jupiter.api.Test;

class FoldInTest {
    private static final SyntheticModel MODEL = SyntheticModel.draw(new SyntheticModel.Options(100, 200, 16, 8, 3));

    private static Event event(long sequence, int item, Event.Kind kind, float value) {
        return new Event(sequence, 5, item, kind, value, 0);
    }

    private static float[] folded(UserState state) {
        float[] vector = new float[16];
        assertTrue(MODEL.userVector(5, vector));
        FoldIn.apply(MODEL, state, vector);
        return vector;
    }

    @Test
    void clickedItemScoresHigherAndPurchasedHigherStill() {
        float before = MODEL.score(7, folded(UserState.NONE));
        float clicked = MODEL.score(7, folded(UserState.NONE.with(event(1, 7, Event.Kind.CLICK, 0))));
        float bought = MODEL.score(7, folded(UserState.NONE.with(event(1, 7, Event.Kind.PURCHASE, 0))));

        assertTrue(before < clicked && clicked < bought && bought <= 1.01, before + " " + clicked + " " + bought);
    }

    @Test
    void badRatingLowersWhatScoredHigh() {
        float[] vector = folded(UserState.NONE);
        int best = 0;
        for (int item = 0; item < MODEL.items(); item++) {
            best = MODEL.score(item, vector) > MODEL.score(best, vector) ? item : best;
        }
        UserState state = UserState.NONE.with(event(1, best, Event.Kind.RATING, 1));

        assertTrue(MODEL.score(best, folded(state)) < MODEL.score(best, vector));
    }

    /** The gradient of the objective at the solution is zero: (x − x₀)/σ² = Σ wᵢ (tᵢ − x·yᵢ) yᵢ. */
    @Test
    void solutionIsWhereTheGradientVanishes() {
        UserState state = UserState.NONE;
        int[] items = {3, 9, 27, 81, 100};
        for (int i = 0; i < items.length; i++) {
            state = state.with(event(i + 1, items[i], Event.Kind.CLICK, 0));
        }
        float[] start = folded(UserState.NONE);
        float[] end = folded(state);
        double[] expected = new double[16];
        double[] actual = new double[16];
        float[] item = new float[16];
        for (int each : items) {
            MODEL.itemVector(each, item);
            double rest = 2 * (1 - MODEL.score(each, end)); // a click weighs 2
            for (int k = 0; k < 16; k++) {
                expected[k] += rest * item[k];
            }
        }
        for (int k = 0; k < 16; k++) {
            actual[k] = (end[k] - start[k]) / 0.5;
        }
        assertArrayEquals(expected, actual, 1e-4);
    }

    @Test
    void sameEventTwiceIsOneAndOldOnesGo() {
        UserState once = UserState.NONE.with(event(4, 7, Event.Kind.VIEW, 0));
        assertSame(once, once.with(event(4, 7, Event.Kind.VIEW, 0)));

        UserState many = UserState.NONE;
        for (int i = 1; i <= 100; i++) {
            many = many.with(event(i, i, Event.Kind.VIEW, 0));
        }
        assertEquals(UserState.MAX_EVENTS, many.size());
        assertEquals(100, many.item(many.size() - 1));
        assertEquals(100, many.revision());
    }

    @Test
    void eventOfAnotherNodeThatComesLateIsTakenIn() {
        OnlineUsers users = new OnlineUsers();
        users.apply(event(10, 1, Event.Kind.VIEW, 0));
        users.apply(event(9, 2, Event.Kind.VIEW, 0));

        assertTrue(users.of(5).saw(1) && users.of(5).saw(2));
        assertEquals(10, users.of(5).revision());
    }
}
