package dev.onsite.recommender.train;

import dev.onsite.recommender.model.ItemTable;
import java.util.HashMap;
import java.util.Map;

/**
 * Vectors for items that nobody dealt with, from what is known of them: the mean of the trained items of the same
 * category and brand, shrunk to the category's, shrunk to that of all, by {@value #SHRINK} items' worth.
 */
final class ColdItems {
    private static final double SHRINK = 5;

    private ColdItems() {}

    private static final class Mean {
        final double[] sum;
        int count;

        Mean(int d) {
            sum = new double[d];
        }

        void add(float[] vectors, int at) {
            for (int k = 0; k < sum.length; k++) {
                sum[k] += vectors[at + k];
            }
            count++;
        }

        /** The mean as if {@value #SHRINK} more were like the prior. */
        double[] shrunk(double[] prior) {
            double[] mean = new double[sum.length];
            for (int k = 0; k < mean.length; k++) {
                mean[k] = (sum[k] + SHRINK * prior[k]) / (count + SHRINK);
            }
            return mean;
        }
    }

    /** Fills the rows of items with no interactions; returns how many. */
    static int fill(float[] vectors, int d, int[] counts, ItemTable table) {
        Mean all = new Mean(d);
        Map<Integer, Mean> categories = new HashMap<>();
        Map<Long, Mean> brands = new HashMap<>();
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] > 0) {
                all.add(vectors, i * d);
                categories
                        .computeIfAbsent(table.category()[i], c -> new Mean(d))
                        .add(vectors, i * d);
                brands.computeIfAbsent(both(table, i), b -> new Mean(d)).add(vectors, i * d);
            }
        }
        double[] base = all.shrunk(new double[d]);
        int filled = 0;
        for (int i = 0; i < counts.length; i++) {
            if (counts[i] == 0) {
                Mean category = categories.get(table.category()[i]);
                double[] mean = category == null ? base : category.shrunk(base);
                Mean brand = brands.get(both(table, i));
                mean = brand == null ? mean : brand.shrunk(mean);
                for (int k = 0; k < d; k++) {
                    vectors[i * d + k] = (float) mean[k];
                }
                filled++;
            }
        }
        return filled;
    }

    private static long both(ItemTable table, int item) {
        return ((long) table.category()[item] << 32) | (table.brand()[item] & 0xffff_ffffL);
    }
}
