package dev.onsite.recommender.rank;

import dev.onsite.recommender.model.BoostedTrees;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.retrieve.Candidates;
import java.util.Optional;

/**
 * Scores candidates: by the model's trees, or where it has none by the inner product with a little for popularity.
 *
 * <p>A deadline is looked at between batches of rows; what is scored when it passes is thrown away, since half an order
 * is none, and the order of retrieval stands.
 */
public final class Ranker {
    private static final int BATCH = 32;

    private Ranker() {}

    /**
     * Scores all candidates.
     *
     * @param learned whether the trees may be asked
     * @param deadline by {@link System#nanoTime}
     * @param scores filled, one a candidate
     * @return false where the trees were too slow and the scores are those of retrieval
     */
    public static boolean score(
            ServingModel model,
            Candidates candidates,
            Features.Context context,
            boolean learned,
            long deadline,
            float[] scores) {
        Optional<BoostedTrees> trees = learned ? model.ranker() : Optional.empty();
        if (trees.isEmpty() || trees.get().features() != Features.COUNT) {
            byRetrieval(model, candidates, scores);
            return true;
        }
        float[] row = new float[Features.COUNT];
        for (int i = 0; i < candidates.size(); i++) {
            if (i % BATCH == 0 && System.nanoTime() - deadline > 0) {
                byRetrieval(model, candidates, scores);
                return false;
            }
            Features.write(model, candidates, i, context, row, 0);
            scores[i] = trees.get().score(row, 0);
        }
        return true;
    }

    private static void byRetrieval(ServingModel model, Candidates candidates, float[] scores) {
        float[] popularity = model.table().popularity();
        for (int i = 0; i < candidates.size(); i++) {
            scores[i] = candidates.score(i) + 0.05f * popularity[candidates.item(i)];
        }
    }
}
