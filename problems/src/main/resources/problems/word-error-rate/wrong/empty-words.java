// expect: WA on "silence"
// Splitting at single spaces makes words of nothing.
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/** Two rows of costs, each edits · EDIT − hits: O(words²) time, O(words) memory. */
public class Solution {
    record WordErrors(double rate, int substitutions, int deletions, int insertions) {}

    private static final long EDIT = 1_000_000;

    public static WordErrors wordErrorRate(String[] references, String[] hypotheses) {
        int substitutions = 0;
        int deletions = 0;
        int insertions = 0;
        int words = 0;
        Map<String, Integer> numbers = new HashMap<>();
        for (int u = 0; u < references.length; u++) {
            int[] said = words(references[u], numbers);
            int[] heard = words(hypotheses[u], numbers);
            long cost = cost(said, heard);
            int edits = (int) ((cost + EDIT - 1) / EDIT);
            int hits = (int) (edits * EDIT - cost);
            int inserted = edits - (said.length - hits);
            int deleted = said.length - heard.length + inserted;
            substitutions += edits - inserted - deleted;
            deletions += deleted;
            insertions += inserted;
            words += said.length;
        }
        double rate = (double) (substitutions + deletions + insertions) / words;
        return new WordErrors(rate, substitutions, deletions, insertions);
    }

    private static long cost(int[] said, int[] heard) {
        long[] above = new long[heard.length + 1];
        long[] row = new long[heard.length + 1];
        for (int j = 0; j <= heard.length; j++) {
            above[j] = j * EDIT;
        }
        for (int i = 1; i <= said.length; i++) {
            row[0] = i * EDIT;
            for (int j = 1; j <= heard.length; j++) {
                long diagonal = above[j - 1] + (said[i - 1] == heard[j - 1] ? -1 : EDIT);
                row[j] = Math.min(diagonal, Math.min(above[j], row[j - 1]) + EDIT);
            }
            long[] spare = above;
            above = row;
            row = spare;
        }
        return above[heard.length];
    }

    /** Numbers compare faster than strings. */
    private static int[] words(String text, Map<String, Integer> numbers) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split(" "))
                .mapToInt(word -> numbers.computeIfAbsent(word, unused -> numbers.size()))
                .toArray();
    }
}
