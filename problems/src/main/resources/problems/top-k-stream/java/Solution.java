import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeSet;

/** A tree of the k best, the worst first: O(log k) a candidate that gets in, O(1) one that does not. */
public class TopKStream {
    record Candidate(int id, double score) {}

    private static final Comparator<Candidate> WORST_FIRST = Comparator.comparingDouble(Candidate::score)
            .thenComparing(Comparator.comparingInt(Candidate::id).reversed());

    private final int k;
    private final TreeSet<Candidate> kept = new TreeSet<>(WORST_FIRST);
    private final Map<Integer, Double> scoreOf = new HashMap<>();

    public TopKStream(int k) {
        this.k = k;
    }

    public void add(int[] ids, double[] scores) {
        for (int i = 0; i < ids.length; i++) {
            // Written so that NaN does not pass.
            if (scores[i] >= threshold()) {
                add(ids[i], scores[i]);
            }
        }
    }

    private void add(int id, double score) {
        Double before = scoreOf.get(id);
        if (before != null && before >= score) {
            return;
        }
        if (before != null) {
            kept.remove(new Candidate(id, before));
        }
        kept.add(new Candidate(id, score));
        scoreOf.put(id, score);
        if (kept.size() > k) {
            scoreOf.remove(kept.pollFirst().id());
        }
    }

    public int[] top() {
        return kept.descendingSet().stream().mapToInt(Candidate::id).toArray();
    }

    public double threshold() {
        return kept.size() < k ? Double.NEGATIVE_INFINITY : kept.first().score();
    }
}
