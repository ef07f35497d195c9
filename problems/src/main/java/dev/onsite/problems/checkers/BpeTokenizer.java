package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.value.Show;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/** Cases of byte-pair encoding; the oracle counts everything anew for each merge. */
public final class BpeTokenizer implements Checker, Scalable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "low and lower",
                        draw -> script(new String[] {"low", "lower", "new"}, new int[] {5, 2, 3}, 3)
                                .call("merges", List.of())
                                .call("encode", List.of("lowest"))
                                .call("encode", List.of("newlow")))
                .hiddenScript(
                        "ties",
                        draw -> script(new String[] {"dc", "ba", "cb"}, new int[] {4, 4, 4}, 2)
                                .call("merges", List.of())
                                .call("encode", List.of("dcba")))
                .hiddenScript(
                        "three alike in a row",
                        draw -> script(new String[] {"aaa", "aaaa", "baaab"}, new int[] {3, 2, 2}, 4)
                                .call("merges", List.of())
                                .call("encode", List.of("aaaaaaa")))
                .hiddenScript(
                        "every pair once",
                        draw -> script(new String[] {"abcd"}, new int[] {1}, 10)
                                .call("merges", List.of())
                                .call("encode", List.of("abcd")))
                .hiddenScript(
                        "nothing to merge",
                        draw -> script(new String[] {"a", "b"}, new int[] {9, 9}, 5)
                                .call("merges", List.of())
                                .call("encode", List.of("ab")))
                .hiddenScript(
                        "no merges",
                        draw -> script(new String[] {"abab"}, new int[] {7}, 0)
                                .call("merges", List.of())
                                .call("encode", List.of("abab")))
                .hiddenScript(
                        "the order of merges",
                        draw -> script(new String[] {"bc", "ab", "abc", "xabd"}, new int[] {9, 5, 4, 3}, 5)
                                .call("merges", List.of())
                                .call("encode", List.of("abc"))
                                .call("encode", List.of("xabc")))
                .hiddenScript("a small corpus", draw -> corpus(draw, 40, 25, 20))
                .hiddenScript("2,500 words", draw -> corpus(draw, 2500, 400, 500))
                .list();
    }

    private static Script script(String[] words, int[] counts, int merges) {
        return new Script(List.of(words, counts, merges));
    }

    /** Words of random syllables. */
    private static Script corpus(Draw draw, int size, int merges, int encoded) {
        TreeSet<String> words = new TreeSet<>();
        while (words.size() < size) {
            words.add(word(draw));
        }
        Script script = script(words.toArray(String[]::new), draw.ints(size, 1, 100), merges);
        script.call("merges", List.of());
        for (int i = 0; i < encoded; i++) {
            script.call("encode", List.of(word(draw)));
        }
        return script;
    }

    private static String word(Draw draw) {
        StringBuilder word = new StringBuilder();
        int syllables = draw.between(1, 5);
        for (int s = 0; s < syllables; s++) {
            word.append("bcdfghklmnprstvw".charAt(Math.min(draw.between(0, 15), draw.between(0, 15))))
                    .append("aeiou".charAt(draw.between(0, 4)))
                    .append(
                            draw.chance(0.3)
                                    ? "nrst".substring(draw.between(0, 3)).substring(0, 1)
                                    : "");
        }
        return word.toString();
    }

    @Override
    public Object expected(Case test) {
        String[] words = test.argument(0, String[].class);
        int[] counts = test.argument(1, int[].class);
        int wanted = test.argument(2, Integer.class);
        List<List<String>> corpus = new ArrayList<>();
        for (String word : words) {
            corpus.add(new ArrayList<>(List.of(word.split(""))));
        }
        List<List<String>> merges = new ArrayList<>();
        while (merges.size() < wanted) {
            Map<List<String>, Long> pairs = new HashMap<>();
            for (int w = 0; w < words.length; w++) {
                List<String> word = corpus.get(w);
                for (int i = 1; i < word.size(); i++) {
                    pairs.merge(List.of(word.get(i - 1), word.get(i)), (long) counts[w], Long::sum);
                }
            }
            List<String> best = pairs.keySet().stream()
                    .min(Comparator.comparing((List<String> pair) -> -pairs.get(pair))
                            .thenComparing(pair -> pair.get(0))
                            .thenComparing(pair -> pair.get(1)))
                    .orElse(null);
            if (best == null || pairs.get(best) < 2) {
                break;
            }
            merges.add(best);
            corpus.forEach(word -> merge(word, best));
        }
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            if (call.method().equals("merges")) {
                answers.add(merges.stream().map(pair -> String.join(" ", pair)).toArray(String[]::new));
            } else {
                List<String> word =
                        new ArrayList<>(List.of(((String) call.arguments().get(0)).split("")));
                merges.forEach(pair -> merge(word, pair));
                answers.add(word.toArray(String[]::new));
            }
        }
        return answers;
    }

    private static void merge(List<String> word, List<String> pair) {
        for (int i = 0; i + 1 < word.size(); i++) {
            if (word.get(i).equals(pair.get(0)) && word.get(i + 1).equals(pair.get(1))) {
                word.set(i, word.get(i) + word.remove(i + 1));
            }
        }
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        List<?> right = (List<?>) expected;
        List<?> given = (List<?>) answer;
        for (int i = 0; i < right.size() && !outcome.accepted(); i++) {
            if (!Arrays.equals((String[]) right.get(i), (String[]) given.get(i))) {
                Case.Call call = test.calls().get(i);
                return outcome.withNote(
                        call.method().equals("merges")
                                ? "That is the list of merges."
                                : "That is encode" + call.arguments() + ": expected " + Show.value(right.get(i))
                                        + ", got " + Show.value(given.get(i)) + ".");
            }
        }
        return outcome;
    }

    @Override
    public String scale() {
        return "n, the number of words, with n/8 merges";
    }

    @Override
    public String intended() {
        return "n log n";
    }

    @Override
    public int smallest() {
        return 64;
    }

    @Override
    public Case caseOf(int size, long seed) {
        return Cases.sizedScript(size, seed, draw -> corpus(draw, size, size / 8, 4));
    }
}
