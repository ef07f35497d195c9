// expect: TLE on "200 wide"
// A sequence for each of 100,000 candidates a step, and all of them sorted.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

public class Solution {
    record Hypothesis(int[] tokens, double score) {}

    public static List<Hypothesis> beamSearch(
            double[] logStart, double[][] logNext, int end, int beamWidth, int maxLength, double alpha) {
        Comparator<Hypothesis> bestFirst =
                Comparator.comparingDouble(Hypothesis::score).reversed();
        List<Hypothesis> beam = new ArrayList<>();
        for (int token = 0; token < logStart.length; token++) {
            beam.add(new Hypothesis(new int[] {token}, logStart[token]));
        }
        for (int length = 1; ; length++) {
            beam.sort(bestFirst);
            beam = new ArrayList<>(beam.subList(0, Math.min(beamWidth, beam.size())));
            if (length >= maxLength || beam.stream().allMatch(h -> h.tokens()[h.tokens().length - 1] == end)) {
                break;
            }
            List<Hypothesis> candidates = new ArrayList<>();
            for (Hypothesis h : beam) {
                int last = h.tokens()[h.tokens().length - 1];
                for (int token = 0; last != end && token < logStart.length; token++) {
                    int[] tokens = Arrays.copyOf(h.tokens(), h.tokens().length + 1);
                    tokens[tokens.length - 1] = token;
                    candidates.add(new Hypothesis(tokens, h.score() + logNext[last][token]));
                }
                if (last == end) {
                    candidates.add(h);
                }
            }
            beam = candidates;
        }
        List<Hypothesis> scored = new ArrayList<>();
        for (Hypothesis h : beam) {
            scored.add(new Hypothesis(h.tokens(), h.score() / Math.pow(h.tokens().length, alpha)));
        }
        scored.sort(bestFirst);
        return scored;
    }
}
