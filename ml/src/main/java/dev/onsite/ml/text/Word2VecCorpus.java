package dev.onsite.ml.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Sentences as word numbers in one array, the most frequent word first, and how often each word occurs. */
final class Word2VecCorpus {
    final List<String> words;
    final long[] counts;
    final long total;
    final int[] tokens;
    final int[] starts;

    private Word2VecCorpus(List<String> words, long[] counts, int[] tokens, int[] starts) {
        this.words = words;
        this.counts = counts;
        this.tokens = tokens;
        this.starts = starts;
        this.total = tokens.length;
    }

    /** Two passes: count, then number. Ties in frequency go in order of appearance. */
    static Word2VecCorpus of(Iterable<? extends List<String>> sentences, int minCount) {
        Map<String, int[]> seen = new HashMap<>();
        int tokens = 0;
        int sentenceCount = 0;
        for (List<String> sentence : sentences) {
            sentenceCount++;
            for (String word : sentence) {
                seen.computeIfAbsent(word, w -> new int[] {0, seen.size()})[0]++;
                tokens++;
            }
        }
        List<Map.Entry<String, int[]>> kept = new ArrayList<>();
        for (Map.Entry<String, int[]> entry : seen.entrySet()) {
            if (entry.getValue()[0] >= minCount) {
                kept.add(entry);
            }
        }
        if (kept.isEmpty()) {
            throw new IllegalArgumentException(
                    "no word occurs " + minCount + " times in " + tokens + " words: give more text or lower minCount");
        }
        kept.sort((a, b) -> a.getValue()[0] != b.getValue()[0]
                ? Integer.compare(b.getValue()[0], a.getValue()[0])
                : Integer.compare(a.getValue()[1], b.getValue()[1]));
        List<String> words = new ArrayList<>();
        long[] counts = new long[kept.size()];
        Map<String, Integer> numbers = new HashMap<>();
        int keptTokens = 0;
        for (int i = 0; i < counts.length; i++) {
            words.add(kept.get(i).getKey());
            counts[i] = kept.get(i).getValue()[0];
            numbers.put(kept.get(i).getKey(), i);
            keptTokens += kept.get(i).getValue()[0];
        }
        int[] flat = new int[keptTokens];
        int[] starts = new int[sentenceCount + 1];
        int at = 0;
        int s = 0;
        for (List<String> sentence : sentences) {
            starts[s++] = at;
            for (String word : sentence) {
                Integer number = numbers.get(word);
                if (number != null) {
                    flat[at++] = number;
                }
            }
        }
        starts[s] = at;
        return new Word2VecCorpus(List.copyOf(words), counts, flat, starts);
    }
}
