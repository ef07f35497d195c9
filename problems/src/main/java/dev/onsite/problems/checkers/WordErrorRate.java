package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Cases of word error rates: case, white space, silence, ties between alignments, and one long recording. The oracle keeps
 * edits and hits apart, column by column.
 */
public final class WordErrorRate implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two utterances",
                        draw -> List.of(
                                new String[] {"on the mat today he sat", "Good morning"},
                                new String[] {"on map today he sat now", "good Morning"}))
                .sample(
                        "silence",
                        draw -> List.of(new String[] {"", "yes", "no way"}, new String[] {"uh huh", "", "  no  way "}))
                .hidden("two alignments", draw -> List.of(new String[] {"a b", "x y z"}, new String[] {"b c", "y z w"}))
                .hidden(
                        "more words than were said",
                        draw -> List.of(new String[] {"stop"}, new String[] {"please do not stop now please"}))
                .hidden("all right", draw -> List.of(new String[] {"one two"}, new String[] {"ONE\ttwo"}))
                .hidden("a few words over and over", draw -> random(draw, 40, 30, 3, 0.5))
                .hidden("a test set", draw -> random(draw, 120, 20, 200, 0.2))
                .hidden("a recording of 4,000 words", draw -> random(draw, 1, 4_000, 900, 0.3))
                .list();
    }

    /** Utterances in which a share of the words is replaced, left out or followed by another. */
    private static List<Object> random(Draw draw, int n, int length, int vocabulary, double errors) {
        String[] references = new String[n];
        String[] hypotheses = new String[n];
        for (int u = 0; u < n; u++) {
            StringBuilder said = new StringBuilder();
            StringBuilder heard = new StringBuilder();
            int words = n == 1 ? length : draw.between(1, length);
            for (int w = 0; w < words; w++) {
                String word = "w" + draw.between(1, vocabulary);
                String other = "w" + draw.between(1, vocabulary);
                said.append(word).append(' ');
                int kind = draw.chance(errors) ? draw.between(1, 3) : 0;
                heard.append(
                        kind == 0 ? word + " " : kind == 1 ? other + " " : kind == 2 ? "" : other + " " + word + " ");
            }
            references[u] = said.toString();
            hypotheses[u] = n == 1 ? firstWords(heard.toString(), length) : heard.toString();
        }
        return List.of(references, hypotheses);
    }

    private static String firstWords(String text, int most) {
        return String.join(" ", Arrays.asList(text.split(" ")).subList(0, Math.min(most, text.split(" ").length)));
    }

    @Override
    public Object expected(Case test) {
        int[] totals = new int[4];
        String[] references = test.argument(0, String[].class);
        for (int u = 0; u < references.length; u++) {
            int[] errors = errors(words(references[u]), words(test.argument(1, String[].class)[u]));
            for (int kind = 0; kind < 4; kind++) {
                totals[kind] += errors[kind];
            }
        }
        return record(totals[0], totals[1], totals[2], totals[3]);
    }

    private static RecordValue record(int substitutions, int deletions, int insertions, int words) {
        return Answer.of(
                "WordErrors",
                List.of("rate", "substitutions", "deletions", "insertions"),
                List.of(
                        (substitutions + deletions + insertions) / (double) words,
                        substitutions,
                        deletions,
                        insertions));
    }

    private static List<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Substitutions, deletions, insertions, and the words that were said. */
    private static int[] errors(List<String> said, List<String> heard) {
        int n = said.size();
        int[] edits = new int[n + 1];
        int[] hits = new int[n + 1];
        for (int i = 0; i <= n; i++) {
            edits[i] = i;
        }
        for (int j = 1; j <= heard.size(); j++) {
            int diagonalEdits = edits[0];
            int diagonalHits = hits[0];
            edits[0] = j;
            for (int i = 1; i <= n; i++) {
                boolean same = said.get(i - 1).equals(heard.get(j - 1));
                int bestEdits = diagonalEdits + (same ? 0 : 1);
                int bestHits = diagonalHits + (same ? 1 : 0);
                diagonalEdits = edits[i];
                diagonalHits = hits[i];
                // The old value of this place is an insertion, the new one before it a deletion.
                for (int from : new int[] {i, i - 1}) {
                    int other = edits[from] + 1;
                    if (other < bestEdits || (other == bestEdits && hits[from] > bestHits)) {
                        bestEdits = other;
                        bestHits = hits[from];
                    }
                }
                edits[i] = bestEdits;
                hits[i] = bestHits;
            }
        }
        int deletions = edits[n] - heard.size() + hits[n];
        int insertions = edits[n] - n + hits[n];
        return new int[] {edits[n] - deletions - insertions, deletions, insertions, n};
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        RecordValue right = (RecordValue) expected;
        int substitutions = (Integer) right.get("substitutions");
        int deletions = (Integer) right.get("deletions");
        int insertions = (Integer) right.get("insertions");
        int said = Arrays.stream(test.argument(0, String[].class))
                .mapToInt(text -> words(text).size())
                .sum();
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like deletions and insertions are exchanged: deleted is what the reference has.",
                        () -> record(substitutions, insertions, deletions, said)),
                new Guess(
                        "Looks like the rate is divided by the hypotheses' words.",
                        () -> record(substitutions, deletions, insertions, said - deletions + insertions)));
    }
}
