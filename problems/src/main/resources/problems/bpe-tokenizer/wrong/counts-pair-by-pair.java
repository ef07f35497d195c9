// expect: TLE on "2,500 words"
// For every merge, walks through the whole corpus once for each distinct pair.
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Pair counts kept up to date, with an index of the words that hold a pair. */
public class BpeTokenizer {
    record Pair(String first, String second) {}

    private static final Comparator<Pair> ALPHABETICALLY =
            Comparator.comparing(Pair::first).thenComparing(Pair::second);

    private final Map<Pair, Integer> ranks = new HashMap<>();
    private final List<Pair> learned = new ArrayList<>();

    public BpeTokenizer(String[] words, int[] counts, int merges) {
        List<List<String>> symbols = new ArrayList<>();
        Map<Pair, Long> pairCounts = new HashMap<>();
        Map<Pair, Set<Integer>> wordsWith = new HashMap<>();
        for (int w = 0; w < words.length; w++) {
            symbols.add(letters(words[w]));
            count(symbols.get(w), w, counts[w], pairCounts, wordsWith);
        }
        while (learned.size() < merges) {
            for (Pair pair : pairCounts.keySet()) {
                long count = 0;
                for (int w = 0; w < words.length; w++) {
                    for (int i = 0; i + 1 < symbols.get(w).size(); i++) {
                        boolean here = symbols.get(w).get(i).equals(pair.first())
                                && symbols.get(w).get(i + 1).equals(pair.second());
                        count += here ? counts[w] : 0;
                    }
                }
                pairCounts.put(pair, count);
            }
            Pair best = best(pairCounts);
            if (best == null || pairCounts.get(best) < 2) {
                break;
            }
            ranks.put(best, learned.size());
            learned.add(best);
            for (int w : new ArrayList<>(wordsWith.get(best))) {
                count(symbols.get(w), w, -counts[w], pairCounts, wordsWith);
                symbols.set(w, merged(symbols.get(w), best));
                count(symbols.get(w), w, counts[w], pairCounts, wordsWith);
            }
            pairCounts.remove(best);
        }
    }

    private static void count(
            List<String> symbols, int word, long by, Map<Pair, Long> counts, Map<Pair, Set<Integer>> wordsWith) {
        for (int i = 0; i + 1 < symbols.size(); i++) {
            Pair pair = new Pair(symbols.get(i), symbols.get(i + 1));
            counts.merge(pair, by, Long::sum);
            Set<Integer> holders = wordsWith.computeIfAbsent(pair, unused -> new HashSet<>());
            if (by > 0) {
                holders.add(word);
            } else {
                holders.remove(word);
            }
        }
    }

    private static Pair best(Map<Pair, Long> counts) {
        Pair best = null;
        long most = 0;
        for (Map.Entry<Pair, Long> entry : counts.entrySet()) {
            long count = entry.getValue();
            if (count > most || (count == most && best != null && ALPHABETICALLY.compare(entry.getKey(), best) < 0)) {
                most = count;
                best = entry.getKey();
            }
        }
        return best;
    }

    private static List<String> letters(String word) {
        List<String> letters = new ArrayList<>();
        for (int i = 0; i < word.length(); i++) {
            letters.add(word.substring(i, i + 1));
        }
        return letters;
    }

    private static List<String> merged(List<String> symbols, Pair pair) {
        List<String> result = new ArrayList<>();
        for (int i = 0; i < symbols.size(); i++) {
            boolean fits = i + 1 < symbols.size()
                    && symbols.get(i).equals(pair.first())
                    && symbols.get(i + 1).equals(pair.second());
            result.add(fits ? pair.first() + pair.second() : symbols.get(i));
            i += fits ? 1 : 0;
        }
        return result;
    }

    public String[] merges() {
        return learned.stream().map(pair -> pair.first() + " " + pair.second()).toArray(String[]::new);
    }

    public String[] encode(String word) {
        List<String> symbols = letters(word);
        while (true) {
            Pair earliest = null;
            for (int i = 0; i + 1 < symbols.size(); i++) {
                Pair pair = new Pair(symbols.get(i), symbols.get(i + 1));
                if (ranks.containsKey(pair) && (earliest == null || ranks.get(pair) < ranks.get(earliest))) {
                    earliest = pair;
                }
            }
            if (earliest == null) {
                return symbols.toArray(new String[0]);
            }
            symbols = merged(symbols, earliest);
        }
    }
}
