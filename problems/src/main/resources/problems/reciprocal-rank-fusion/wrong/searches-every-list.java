// expect: TLE on "20 × 3,000 documents"
// Looks for every document in every ranking.
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
        for (int[] source : rankings) {
            for (int id : source) {
                double score = 0;
                for (int r = 0; r < weights.length; r++) {
                    int[] ranking = rankings.get(r);
                    for (int place = 0; place < ranking.length; place++) {
                        if (ranking[place] == id) {
                            score += weights[r] / (k + place + 1);
                            break;
                        }
                    }
                }
                scores.put(id, score);
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
