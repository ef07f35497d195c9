package dev.onsite.recommender.evaluate;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.recommender.data.Interactions;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Strong generalisation: the users that are judged are none of those that were trained on. Of each, four fifths of the
 * items, drawn at random, are shown to the recommender, and it has to find the others in the full catalogue. Users with
 * fewer than {@value #LEAST} items are left out of judging, as they have nothing to hold out.
 *
 * @param train the users to learn from
 * @param shown of each judged user
 * @param held of each judged user, ascending
 */
@SuppressWarnings("ArrayRecordComponent") // one an evaluation: never compared
public record StrongSplit(Interactions train, int[][] shown, int[][] held) {
    private static final int LEAST = 5;
    private static final double SHOWN = 0.8;

    /** Draws so many users to judge; fewer if there are not enough with {@value #LEAST} items. */
    public static StrongSplit of(Interactions data, int judged, long seed) {
        int users = (int) data.users();
        require(
                judged >= 1 && judged < users,
                "judged must be between 1 and %d (users − 1), got %d",
                users - 1,
                judged);
        SplittableRandom random = new SplittableRandom(seed);
        int[] order = new int[users];
        for (int i = 0; i < users; i++) {
            int j = random.nextInt(i + 1);
            order[i] = order[j];
            order[j] = i;
        }
        boolean[] out = new boolean[users];
        int[][] shown = new int[judged][];
        int[][] held = new int[judged][];
        int size = 0;
        for (int i = 0; i < users && size < judged; i++) {
            int[] items = data.history(order[i]);
            if (items.length >= LEAST) {
                shuffle(items, random);
                int keep = (int) Math.min(items.length - 1, Math.round(SHOWN * items.length));
                shown[size] = Arrays.copyOf(items, keep);
                held[size] = Arrays.copyOfRange(items, keep, items.length);
                Arrays.sort(held[size++]);
                out[order[i]] = true;
            }
        }
        require(size > 0, "no user has %d items: there is nothing to hold out", LEAST);
        Interactions.Builder train = new Interactions.Builder(data.items());
        for (int u = 0; u < users; u++) {
            if (!out[u]) {
                int[] items = data.history(u);
                train.add(items, items.length);
            }
        }
        return new StrongSplit(train.build(), Arrays.copyOf(shown, size), Arrays.copyOf(held, size));
    }

    private static void shuffle(int[] items, SplittableRandom random) {
        for (int i = items.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = items[i];
            items[i] = items[j];
            items[j] = swapped;
        }
    }
}
