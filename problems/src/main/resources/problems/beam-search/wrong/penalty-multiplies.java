// expect: WA on "the second best start"
// Sums are negative: multiplying punishes length twice.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** A heap of the best candidates, sequences built for the survivors only: O(length · width · V · log width). */
public class Solution {
    record Hypothesis(int[] tokens, double score) {}

    /** A sum, and where it comes from; token is -1 where an ended hypothesis stays as it is. */
    private record Candidate(double sum, int parent, int token) {}

    public static List<Hypothesis> beamSearch(
            double[] logStart, double[][] logNext, int end, int beamWidth, int maxLength, double alpha) {
        List<Hypothesis> beam = new ArrayList<>();
        PriorityQueue<Candidate> first = best();
        for (int token = 0; token < logStart.length; token++) {
            offer(first, beamWidth, logStart[token], 0, token);
        }
        for (Candidate candidate : first) {
            beam.add(new Hypothesis(new int[] {candidate.token()}, candidate.sum()));
        }
        for (int length = 1; length < maxLength && beam.stream().anyMatch(h -> !ended(h, end)); length++) {
            beam = step(beam, logNext, end, beamWidth);
        }
        List<Hypothesis> scored = new ArrayList<>();
        for (Hypothesis h : beam) {
            scored.add(new Hypothesis(h.tokens(), h.score() * Math.pow(h.tokens().length, alpha)));
        }
        scored.sort(Comparator.comparingDouble(Hypothesis::score).reversed());
        return scored;
    }

    private static List<Hypothesis> step(List<Hypothesis> beam, double[][] logNext, int end, int beamWidth) {
        PriorityQueue<Candidate> best = best();
        for (int parent = 0; parent < beam.size(); parent++) {
            Hypothesis h = beam.get(parent);
            if (ended(h, end)) {
                offer(best, beamWidth, h.score(), parent, -1);
                continue;
            }
            double[] next = logNext[h.tokens()[h.tokens().length - 1]];
            for (int token = 0; token < next.length; token++) {
                offer(best, beamWidth, h.score() + next[token], parent, token);
            }
        }
        List<Hypothesis> survivors = new ArrayList<>();
        for (Candidate candidate : best) {
            int[] tokens = beam.get(candidate.parent()).tokens();
            if (candidate.token() >= 0) {
                tokens = Arrays.copyOf(tokens, tokens.length + 1);
                tokens[tokens.length - 1] = candidate.token();
            }
            survivors.add(new Hypothesis(tokens, candidate.sum()));
        }
        return survivors;
    }

    private static PriorityQueue<Candidate> best() {
        return new PriorityQueue<>(Comparator.comparingDouble(Candidate::sum));
    }

    /** Keeps the best; most candidates fail against the worst of them. */
    private static void offer(PriorityQueue<Candidate> best, int most, double sum, int parent, int token) {
        if (best.size() < most || sum > best.peek().sum()) {
            best.add(new Candidate(sum, parent, token));
            if (best.size() > most) {
                best.poll();
            }
        }
    }

    private static boolean ended(Hypothesis h, int end) {
        return h.tokens()[h.tokens().length - 1] == end;
    }
}
