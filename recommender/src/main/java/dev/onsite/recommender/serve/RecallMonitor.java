package dev.onsite.recommender.serve;

import dev.onsite.ml.ann.Neighbors;
import dev.onsite.ml.ann.SearchOptions;
import dev.onsite.recommender.model.ServingModel;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Asks the index and an exact scan the same question now and then, by the vector of a user drawn at random, and tells
 * recall@10: an index that got worse is seen before its users see it. The estimate is an exponential average of the last
 * some 50 samples. A scan of a million items takes 50 ms of one processor, so one sample a second.
 */
public final class RecallMonitor {
    private static final int K = 10;
    private static final double WEIGHT = 0.02;

    private final Recommender recommender;
    private final SplittableRandom random = new SplittableRandom(7);
    private final AtomicLong samples = new AtomicLong();
    private volatile double recall = Double.NaN;

    RecallMonitor(Recommender recommender, ScheduledExecutorService timer) {
        this.recommender = recommender;
        var unused = timer.scheduleWithFixedDelay(this::sample, 1, 1, TimeUnit.SECONDS);
    }

    private void sample() {
        ServingModel model = recommender.model();
        if (model == null || model.index().isEmpty()) {
            return;
        }
        float[] vector = new float[model.dimension()];
        if (!model.userVector(random.nextLong(model.users()), vector)) {
            return;
        }
        int ef = recommender.settings().ef;
        Neighbors found = model.index().get().search(vector, K, SearchOptions.ofEf(ef));
        float worst = exactKth(model, vector);
        int hits = 0;
        for (int i = 0; i < found.size(); i++) {
            // By the score, so that an item as good as the k-th counts as found.
            hits += -found.distance(i) >= worst - 1e-6f * Math.abs(worst) ? 1 : 0;
        }
        double share = (double) hits / K;
        long before = samples.getAndIncrement();
        double known = recall;
        recall = before == 0 ? share : known + Math.max(WEIGHT, 1.0 / (before + 1)) * (share - known);
    }

    private static float exactKth(ServingModel model, float[] vector) {
        float[] best = new float[K];
        Arrays.fill(best, Float.NEGATIVE_INFINITY);
        for (int item = 0; item < model.items(); item++) {
            float score = model.score(item, vector);
            if (score > best[0]) {
                int at = 0;
                while (at + 1 < K && best[at + 1] < score) {
                    best[at] = best[at + 1];
                    at++;
                }
                best[at] = score;
            }
        }
        return best[0];
    }

    /** Recall@10 of the index at the present ef; NaN before the first sample. */
    public double recallAt10() {
        return recall;
    }

    /** How many questions were asked. */
    public long samples() {
        return samples.get();
    }
}
