package dev.onsite.ml.text;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;

/**
 * Learns merges over distinct pieces with their counts. Pair counts are kept up to date by each merge, for the pieces that
 * contain the pair; the queue holds stale entries, which are dropped when they come up with another count than the map's.
 */
final class BpeTrainer {
    private final List<int[]> pieces = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>();
    private final Map<Long, Long> pairCounts = new HashMap<>();
    private final Map<Long, Set<Integer>> places = new HashMap<>();
    private final PriorityQueue<Candidate> queue = new PriorityQueue<>();
    private final List<Long> merges = new ArrayList<>();

    private record Candidate(long pair, long count) implements Comparable<Candidate> {
        @Override
        public int compareTo(Candidate other) {
            return count != other.count ? Long.compare(other.count, count) : Long.compare(pair, other.pair);
        }
    }

    BpeTrainer(Map<String, Integer> pieceCounts) {
        // Sorted, so that nothing depends on a hash map's order.
        new TreeMap<>(pieceCounts).forEach((piece, count) -> {
            byte[] bytes = piece.getBytes(StandardCharsets.UTF_8);
            int[] tokens = new int[bytes.length];
            for (int i = 0; i < tokens.length; i++) {
                tokens[i] = bytes[i] & 0xFF;
            }
            pieces.add(tokens);
            counts.add(count);
            add(pieces.size() - 1, 1);
        });
        pairCounts.forEach((pair, count) -> queue.add(new Candidate(pair, count)));
    }

    static long pair(int left, int right) {
        return ((long) left << 32) | right;
    }

    void merge(int most) {
        while (merges.size() < most && !queue.isEmpty()) {
            Candidate best = queue.poll();
            if (best.count() != pairCounts.getOrDefault(best.pair(), 0L)) {
                continue;
            }
            if (best.count() < 2) {
                return;
            }
            int token = 256 + merges.size();
            merges.add(best.pair());
            Set<Long> touched = new HashSet<>();
            for (int piece : List.copyOf(places.get(best.pair()))) {
                touched.addAll(add(piece, -1));
                pieces.set(piece, replaced(pieces.get(piece), best.pair(), token));
                touched.addAll(add(piece, 1));
            }
            for (long pair : touched) {
                long count = pairCounts.getOrDefault(pair, 0L);
                if (count > 0) {
                    queue.add(new Candidate(pair, count));
                }
            }
        }
    }

    /** Adds, or with sign −1 takes away, the pairs of a piece. */
    private Set<Long> add(int piece, int sign) {
        int[] tokens = pieces.get(piece);
        Set<Long> pairs = new HashSet<>();
        for (int i = 0; i + 1 < tokens.length; i++) {
            long pair = pair(tokens[i], tokens[i + 1]);
            pairs.add(pair);
            pairCounts.merge(pair, (long) sign * counts.get(piece), Long::sum);
        }
        for (long pair : pairs) {
            Set<Integer> where = places.computeIfAbsent(pair, p -> new HashSet<>());
            if (sign > 0) {
                where.add(piece);
            } else {
                where.remove(piece);
            }
        }
        return pairs;
    }

    private static int[] replaced(int[] tokens, long pair, int token) {
        int[] replaced = new int[tokens.length];
        int n = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (i + 1 < tokens.length && pair(tokens[i], tokens[i + 1]) == pair) {
                replaced[n++] = token;
                i++;
            } else {
                replaced[n++] = tokens[i];
            }
        }
        return Arrays.copyOf(replaced, n);
    }

    int[] left() {
        return merges.stream().mapToInt(pair -> (int) (pair >>> 32)).toArray();
    }

    int[] right() {
        return merges.stream().mapToInt(pair -> (int) (long) pair).toArray();
    }
}
