// expect: TLE on "300,000 candidates"
// Keeps every candidate there ever was.
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class TopKStream {
    private final int k;
    private final Map<Integer, Double> best = new HashMap<>();

    public TopKStream(int k) {
        this.k = k;
    }

    public void add(int[] ids, double[] scores) {
        for (int i = 0; i < ids.length; i++) {
            if (!Double.isNaN(scores[i])) {
                best.merge(ids[i], scores[i], Math::max);
            }
        }
    }

    public int[] top() {
        return sorted().stream().mapToInt(id -> id).toArray();
    }

    public double threshold() {
        List<Integer> top = sorted();
        return top.size() < k ? Double.NEGATIVE_INFINITY : best.get(top.get(k - 1));
    }

    private List<Integer> sorted() {
        List<Integer> ids = new ArrayList<>(best.keySet());
        ids.sort(Comparator.comparingDouble((Integer id) -> -best.get(id)).thenComparingInt(id -> id));
        return ids.subList(0, Math.min(k, ids.size()));
    }
}
