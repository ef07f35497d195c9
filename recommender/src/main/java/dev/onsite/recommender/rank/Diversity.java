package dev.onsite.recommender.rank;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.retrieve.Candidates;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Chooses n of the ranked candidates by maximal marginal relevance (Carbonell and Goldstein, SIGIR 1998): again and
 * again the one with the largest {@code λ · relevance − (1 − λ) · its largest cosine with one chosen before}, at most so
 * many of a category and a brand. What the caps refuse comes after, where n are not reached without it.
 *
 * <p>O(n · pool · d), pool being the best 3n + 20.
 */
public final class Diversity {
    private static final VectorKernels KERNELS = Kernels.vectors();

    private Diversity() {}

    /**
     * How much diversity.
     *
     * @param lambda 1 for relevance alone, down to 0
     * @param categoryCap at most that part of the n from one category, above 0 to 1
     * @param brandCap the same of a brand
     */
    public record Options(double lambda, double categoryCap, double brandCap) {}

    /** The indices of the chosen candidates, in the order to show them; fewer than n only where there are fewer. */
    public static int[] choose(ServingModel model, Candidates candidates, float[] scores, int n, Options options) {
        int pool = Math.min(candidates.size(), 3 * n + 20);
        int[] order = best(scores, candidates.size(), pool);
        int count = Math.min(n, pool);
        int[] chosen = new int[count];
        if (pool == 0) {
            return chosen;
        }
        float[][] directions = directions(model, candidates, order);
        float top = scores[order[0]];
        float range = Math.max(1e-6f, top - scores[order[pool - 1]]);
        float[] nearest = new float[pool];
        boolean[] taken = new boolean[pool];
        Caps caps = new Caps(model, options, count);
        for (int place = 0; place < count; place++) {
            int next = next(order, scores, range, nearest, taken, caps, candidates, options.lambda());
            taken[next] = true;
            chosen[place] = order[next];
            caps.take(candidates.item(order[next]));
            for (int i = 0; i < pool; i++) {
                if (!taken[i]) {
                    float cosine = KERNELS.dot(directions[i], 0, directions[next], 0, model.dimension());
                    nearest[i] = Math.max(nearest[i], cosine);
                }
            }
        }
        return chosen;
    }

    private static int next(
            int[] order,
            float[] scores,
            float range,
            float[] nearest,
            boolean[] taken,
            Caps caps,
            Candidates candidates,
            double lambda) {
        float top = scores[order[0]];
        int best = -1;
        double bestValue = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < order.length; i++) {
            if (!taken[i]) {
                double relevance = 1 - (top - scores[order[i]]) / range;
                double value = lambda * relevance - (1 - lambda) * nearest[i];
                // Far below whatever is within the caps, yet in its own order.
                if (!caps.allow(candidates.item(order[i]))) {
                    value -= 1000;
                }
                if (value > bestValue) {
                    bestValue = value;
                    best = i;
                }
            }
        }
        return best;
    }

    /** The indices of the largest scores, largest first. */
    static int[] best(float[] scores, int size, int count) {
        long[] keys = new long[size];
        for (int i = 0; i < size; i++) {
            int bits = Float.floatToIntBits(scores[i]);
            int ordered = bits ^ ((bits >> 31) & 0x7fff_ffff);
            keys[i] = ((long) ~ordered << 32) | i;
        }
        Arrays.sort(keys);
        int[] order = new int[count];
        for (int i = 0; i < count; i++) {
            order[i] = (int) keys[i];
        }
        return order;
    }

    private static float[][] directions(ServingModel model, Candidates candidates, int[] order) {
        int d = model.dimension();
        float[][] directions = new float[order.length][d];
        for (int i = 0; i < order.length; i++) {
            model.itemVector(candidates.item(order[i]), directions[i]);
            float length = (float) Math.sqrt(KERNELS.dot(directions[i], 0, directions[i], 0, d));
            if (length > 0) {
                for (int k = 0; k < d; k++) {
                    directions[i][k] /= length;
                }
            }
        }
        return directions;
    }

    /** Counts what was chosen of each category and brand. */
    private static final class Caps {
        private final ServingModel model;
        private final int perCategory;
        private final int perBrand;
        private final Map<Integer, Integer> categories = new HashMap<>();
        private final Map<Integer, Integer> brands = new HashMap<>();

        Caps(ServingModel model, Options options, int n) {
            this.model = model;
            perCategory = Math.max(1, (int) Math.ceil(options.categoryCap() * n));
            perBrand = Math.max(1, (int) Math.ceil(options.brandCap() * n));
        }

        boolean allow(int item) {
            return categories.getOrDefault(model.table().category()[item], 0) < perCategory
                    && brands.getOrDefault(model.table().brand()[item], 0) < perBrand;
        }

        void take(int item) {
            categories.merge(model.table().category()[item], 1, Integer::sum);
            brands.merge(model.table().brand()[item], 1, Integer::sum);
        }
    }
}
