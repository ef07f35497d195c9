package dev.onsite.recommender.train;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.recommender.data.Interactions;
import java.util.Arrays;

/**
 * The items most like each one by who dealt with both: cosine {@code |Uᵢ ∩ Uⱼ| / (√(|Uᵢ||Uⱼ|) + shrink)}, the shrinkage
 * against chance in rare items. O(Σᵤ |Sᵤ|²), so a user with more than {@value #MOST} counts with the latest of them.
 */
public final class ItemNeighbours {
    private static final int MOST = 200;
    private static final double SHRINK = 10;

    private final int width;
    private final int[] items;
    private final float[] weights;

    private ItemNeighbours(int width, int[] items, float[] weights) {
        this.width = width;
        this.items = items;
        this.weights = weights;
    }

    /** Finds up to {@code width} neighbours of each item. */
    public static ItemNeighbours fit(Interactions data, int width, int threads) {
        require(width >= 1 && width <= 1000, "width must be between 1 and 1000, got %d", width);
        int n = data.items();
        int[] counts = data.counts();
        Interactions columns = data.transpose();
        int[] items = new int[n * width];
        float[] weights = new float[n * width];
        Arrays.fill(items, -1);
        Parallel.rows(n, 512, threads, (from, to) -> {
            int[] together = new int[n];
            int[] touched = new int[n];
            for (int i = from; i < to; i++) {
                int size = count(data, columns, i, together, touched);
                keepBest(i, width, counts, together, touched, size, items, weights);
                for (int t = 0; t < size; t++) {
                    together[touched[t]] = 0;
                }
            }
        });
        return new ItemNeighbours(width, items, weights);
    }

    private static int count(Interactions data, Interactions columns, int item, int[] together, int[] touched) {
        int size = 0;
        for (int at = columns.start(item); at < columns.start(item + 1); at++) {
            int user = columns.columnsOf()[at];
            int end = data.start(user + 1);
            for (int k = Math.max(data.start(user), end - MOST); k < end; k++) {
                int other = data.columnsOf()[k];
                if (other != item && together[other]++ == 0) {
                    touched[size++] = other;
                }
            }
        }
        return size;
    }

    private static void keepBest(
            int item, int width, int[] counts, int[] together, int[] touched, int size, int[] items, float[] weights) {
        int from = item * width;
        int kept = 0;
        for (int t = 0; t < size; t++) {
            int other = touched[t];
            double cosine = together[other] / (Math.sqrt((double) counts[item] * counts[other]) + SHRINK);
            float weight = (float) cosine;
            if (kept == width && weight <= weights[from + width - 1]) {
                continue;
            }
            int at = kept < width ? kept++ : width - 1;
            while (at > 0 && weights[from + at - 1] < weight) {
                weights[from + at] = weights[from + at - 1];
                items[from + at] = items[from + at - 1];
                at--;
            }
            weights[from + at] = weight;
            items[from + at] = other;
        }
    }

    /** Neighbours an item, at most. */
    public int width() {
        return width;
    }

    /** All rows: the neighbours of item i begin at i · width, best first, −1 where there are no more; not a copy. */
    public int[] rows() {
        return items;
    }

    /** Adds to each item's score the similarities to what was seen. */
    public void score(int[] seen, float[] scores) {
        for (int item : seen) {
            for (int at = item * width; at < (item + 1) * width && items[at] >= 0; at++) {
                scores[items[at]] += weights[at];
            }
        }
    }
}
