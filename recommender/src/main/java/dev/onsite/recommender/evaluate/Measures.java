package dev.onsite.recommender.evaluate;

import static dev.onsite.recommender.Preconditions.require;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * What is measured of ranked lists over the full catalogue, as Liang et al., 2018 define it: Recall@k is hits among the
 * first k over min(k, |T|), NDCG@k is normalised by the best order of min(k, |T|) hits.
 */
public final class Measures {
    private static final int SAMPLES = 1000;

    private Measures() {}

    /** Recall at k of a list against the held-out items, sorted. */
    public static double recall(int[] ranked, int[] held, int k) {
        require(k >= 1, "k must be at least 1, got %d", k);
        int hits = 0;
        for (int i = 0; i < Math.min(k, ranked.length); i++) {
            hits += Arrays.binarySearch(held, ranked[i]) >= 0 ? 1 : 0;
        }
        return held.length == 0 ? 0 : (double) hits / Math.min(k, held.length);
    }

    /** NDCG at k of a list against the held-out items, sorted. */
    public static double ndcg(int[] ranked, int[] held, int k) {
        require(k >= 1, "k must be at least 1, got %d", k);
        double gain = 0;
        for (int i = 0; i < Math.min(k, ranked.length); i++) {
            gain += Arrays.binarySearch(held, ranked[i]) >= 0 ? 1 / Math.log(i + 2) : 0;
        }
        double best = 0;
        for (int i = 0; i < Math.min(k, held.length); i++) {
            best += 1 / Math.log(i + 2);
        }
        return best == 0 ? 0 : gain / best;
    }

    /** Share of the catalogue that was recommended to anybody. */
    public static double coverage(int[] timesRecommended) {
        return timesRecommended.length == 0
                ? 0
                : (double) Arrays.stream(timesRecommended).filter(n -> n > 0).count() / timesRecommended.length;
    }

    /** Gini's coefficient of how often items were recommended: 0 all alike, near 1 few items have it all. */
    public static double gini(int[] timesRecommended) {
        int[] sorted = timesRecommended.clone();
        Arrays.sort(sorted);
        double weighted = 0;
        double sum = 0;
        int n = sorted.length;
        for (int i = 0; i < n; i++) {
            weighted += (2.0 * (i + 1) - n - 1) * sorted[i];
            sum += sorted[i];
        }
        return sum == 0 ? 0 : weighted / (n * sum);
    }

    /**
     * A mean and its 95 % interval.
     *
     * @param mean over users
     * @param low 2.5th percentile of bootstrapped means
     * @param high 97.5th
     */
    public record Interval(double mean, double low, double high) {}

    /** The mean over users with the percentile interval of {@value #SAMPLES} bootstrap samples. */
    public static Interval bootstrap(double[] values, long seed) {
        require(values.length > 0, "there must be values");
        SplittableRandom random = new SplittableRandom(seed);
        double[] means = new double[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            double sum = 0;
            for (int i = 0; i < values.length; i++) {
                sum += values[random.nextInt(values.length)];
            }
            means[s] = sum / values.length;
        }
        Arrays.sort(means);
        return new Interval(
                Arrays.stream(values).average().orElseThrow(),
                means[(int) (0.025 * SAMPLES)],
                means[(int) (0.975 * SAMPLES) - 1]);
    }
}
