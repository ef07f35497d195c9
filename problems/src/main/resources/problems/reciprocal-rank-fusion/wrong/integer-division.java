// expect: WA on "two retrievers"
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One pass with a map, then a sort: O(T + D log D). */
public class Solution {
    record Fused(int[] ids, double[] scores) {}

    record Scored(int id, double score) {
        /** What is compared: a sum's last digits depend on the order of its terms. */
        double rounded() {
            return Math.rint(score * 1e12);
        }
    }

    public static Fused fuse(List<int[]> rankings, double[] weights, int k, int top) {
        Map<Integer, Double> scores = new HashMap<>();
        for (int r = 0; r < weights.length; r++) {
            int[] ranking = rankings.get(r);
            Set<Integer> seen = new HashSet<>();
            for (int place = 0; place < ranking.length; place++) {
                if (seen.add(ranking[place])) {
                    scores.merge(ranking[place], (int) weights[r] / (k + place + 1) + 0.0, Double::sum);
                }
            }
        }
        List<Scored> best = scores.entrySet().stream()
                .map(entry -> new Scored(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingDouble(Scored::rounded).reversed().thenComparingInt(Scored::id))
                .limit(top)
                .toList();
        return new Fused(
                best.stream().mapToInt(Scored::id).toArray(),
                best.stream().mapToDouble(Scored::score).toArray());
    }
}
