package dev.onsite.recommender.evaluate;

import java.util.Arrays;

/**
 * Judges scorers on a split: full catalogue, what was shown left out, nothing sampled.
 *
 * @param name of the scorer
 * @param recall20 Recall@20
 * @param recall50 Recall@50
 * @param ndcg100 NDCG@100
 * @param coverage share of the catalogue in anybody's first 20
 * @param gini of how often items are in the first 20
 * @param users that were judged
 */
public record Evaluation(
        String name,
        Measures.Interval recall20,
        Measures.Interval recall50,
        Measures.Interval ndcg100,
        double coverage,
        double gini,
        int users) {
    private static final int DEEP = 100;
    private static final int TOP = 20;

    /** Judges one scorer. O(users · items) and what the scorer takes. */
    public static Evaluation of(String name, Scorer scorer, StrongSplit split, long seed) {
        int users = split.shown().length;
        int n = split.train().items();
        double[] recall20 = new double[users];
        double[] recall50 = new double[users];
        double[] ndcg = new double[users];
        int[] times = new int[n];
        float[] scores = new float[n];
        for (int u = 0; u < users; u++) {
            Arrays.fill(scores, 0);
            scorer.score(split.shown()[u], scores);
            for (int seen : split.shown()[u]) {
                scores[seen] = Float.NEGATIVE_INFINITY;
            }
            int[] ranked = best(scores, DEEP);
            int[] held = split.held()[u];
            recall20[u] = Measures.recall(ranked, held, TOP);
            recall50[u] = Measures.recall(ranked, held, 50);
            ndcg[u] = Measures.ndcg(ranked, held, DEEP);
            for (int i = 0; i < Math.min(TOP, ranked.length); i++) {
                times[ranked[i]]++;
            }
        }
        return new Evaluation(
                name,
                Measures.bootstrap(recall20, seed),
                Measures.bootstrap(recall50, seed),
                Measures.bootstrap(ndcg, seed),
                Measures.coverage(times),
                Measures.gini(times),
                users);
    }

    /** The k best, best first; ties by number; those of −∞ left out. */
    static int[] best(float[] scores, int k) {
        int[] first = new int[k];
        int size = 0;
        for (int i = 0; i < scores.length; i++) {
            if (scores[i] == Float.NEGATIVE_INFINITY || (size == k && scores[i] <= scores[first[size - 1]])) {
                continue;
            }
            int at = size < k ? size++ : k - 1;
            while (at > 0 && scores[first[at - 1]] < scores[i]) {
                first[at] = first[at - 1];
                at--;
            }
            first[at] = i;
        }
        return Arrays.copyOf(first, size);
    }
}
