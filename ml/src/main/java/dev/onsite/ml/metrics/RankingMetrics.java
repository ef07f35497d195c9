package dev.onsite.ml.metrics;

import dev.onsite.ml.linalg.Require;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** How good a ranking is: items best first, against the items that are relevant. */
public final class RankingMetrics {
    private RankingMetrics() {}

    /** The share of the relevant items among the first k; 0 if none is relevant. */
    public static double recallAtK(List<Integer> ranking, Set<Integer> relevant, int k) {
        return relevant.isEmpty() ? 0 : (double) hits(ranking, relevant, k) / relevant.size();
    }

    /** The share of the first k that are relevant; missing places count as misses. */
    public static double precisionAtK(List<Integer> ranking, Set<Integer> relevant, int k) {
        return (double) hits(ranking, relevant, k) / k;
    }

    private static int hits(List<Integer> ranking, Set<Integer> relevant, int k) {
        Require.that(k >= 1, "k must be at least 1, got %d", k);
        Set<Integer> seen = new HashSet<>();
        for (int item : ranking.subList(0, Math.min(k, ranking.size()))) {
            Require.that(seen.add(item), "a ranking must hold every item once, got %d twice", item);
        }
        seen.retainAll(relevant);
        return seen.size();
    }

    /** The mean over the relevant items of the precision at their place; those not ranked count 0. */
    public static double averagePrecision(List<Integer> ranking, Set<Integer> relevant) {
        if (relevant.isEmpty()) {
            return 0;
        }
        int found = 0;
        double sum = 0;
        for (int at = 0; at < ranking.size(); at++) {
            if (relevant.contains(ranking.get(at))) {
                sum += (double) ++found / (at + 1);
            }
        }
        return sum / relevant.size();
    }

    /** MAP: the mean of {@link #averagePrecision} over queries. */
    public static double meanAveragePrecision(List<List<Integer>> rankings, List<Set<Integer>> relevant) {
        Require.that(
                rankings.size() == relevant.size() && !rankings.isEmpty(),
                "rankings and relevant must be equally many and not empty, got %d and %d",
                rankings.size(),
                relevant.size());
        double sum = 0;
        for (int q = 0; q < rankings.size(); q++) {
            sum += averagePrecision(rankings.get(q), relevant.get(q));
        }
        return sum / rankings.size();
    }

    /** 1/place of the first relevant item, 0 if none is ranked. */
    public static double reciprocalRank(List<Integer> ranking, Set<Integer> relevant) {
        for (int at = 0; at < ranking.size(); at++) {
            if (relevant.contains(ranking.get(at))) {
                return 1.0 / (at + 1);
            }
        }
        return 0;
    }

    /**
     * NDCG@k with linear gains: Σ gainᵢ/log₂(i + 1) over the first k places, divided by that of the best order; 0 if all gains
     * are 0.
     *
     * @param gains the gain of the item at each place of the ranking, at least 0; items not ranked must be listed too (at the
     *     end), or the best order would not know them
     */
    public static double ndcgAtK(double[] gains, int k) {
        Require.that(k >= 1, "k must be at least 1, got %d", k);
        for (double gain : gains) {
            Require.that(gain >= 0, "gains must be at least 0, got %s", gain);
        }
        double[] best = Arrays.stream(gains).map(g -> -g).sorted().map(g -> -g).toArray();
        double ideal = discounted(best, k);
        return ideal > 0 ? discounted(gains, k) / ideal : 0;
    }

    private static double discounted(double[] gains, int k) {
        double sum = 0;
        for (int i = 0; i < Math.min(k, gains.length); i++) {
            sum += gains[i] * Math.log(2) / Math.log(i + 2);
        }
        return sum;
    }
}
