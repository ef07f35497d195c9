package dev.onsite.problems.checkers.stages;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Cases of TF-IDF with damped counts and without rare terms; the oracle takes the definition word for word. */
public final class SublinearTfIdf implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("a word ten times", draw -> documents(1, "spam spam spam ham", "ham eggs", "eggs eggs ham"))
                .sample("rare words go", draw -> documents(2, "a b c", "a b d", "a e e"))
                .hidden("often in one document is still rare", draw -> documents(2, "x x x x y", "y z", "z z w"))
                .hidden("nothing is left", draw -> documents(3, "a b", "c d"))
                .hidden("a document without a frequent word", draw -> documents(2, "a", "a b", "c d e"))
                .hidden("an empty document", draw -> documents(1, "a a b", "", "b"))
                .hidden("random documents", draw -> List.of(random(draw, 25, 30, 15), 2))
                .hidden("400 documents", draw -> List.of(random(draw, 400, 120, 1500), 2))
                .list();
    }

    private static List<Object> documents(int fewest, String... documents) {
        return List.of(documents, fewest);
    }

    /** Documents whose words follow Zipf's law, roughly. */
    private static String[] random(Draw draw, int documents, int longest, int words) {
        String[] texts = new String[documents];
        for (int i = 0; i < documents; i++) {
            int length = draw.between(1, longest);
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < length; w++) {
                text.append(w == 0 ? "" : " ")
                        .append(draw.chance(0.1) ? "W" : "w")
                        .append((int) (words * Math.pow(draw.uniform(0, 1), 2)));
            }
            texts[i] = text.toString();
        }
        return texts;
    }

    @Override
    public Object expected(Case test) {
        return weighted(test, false, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like a term that occurs once has weight 0: it is 1 + ln, not ln.",
                        () -> weighted(test, true, false)),
                new Guess(
                        "Looks like a term's occurrences decide whether it is rare; its documents do.",
                        () -> weighted(test, false, true)));
    }

    private static RecordValue weighted(Case test, boolean withoutOne, boolean byOccurrences) {
        String[] documents = test.argument(0, String[].class);
        int fewest = test.argument(1, Integer.class);
        List<Map<String, Integer>> counts = new ArrayList<>();
        TreeMap<String, Integer> frequency = new TreeMap<>();
        TreeMap<String, Integer> occurrences = new TreeMap<>();
        for (String document : documents) {
            Map<String, Integer> count = new TreeMap<>();
            for (String token : document.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
                if (!token.isEmpty()) {
                    count.merge(token, 1, Integer::sum);
                }
            }
            counts.add(count);
            count.forEach((term, times) -> {
                frequency.merge(term, 1, Integer::sum);
                occurrences.merge(term, times, Integer::sum);
            });
        }
        String[] vocabulary = frequency.keySet().stream()
                .filter(term -> (byOccurrences ? occurrences : frequency).get(term) >= fewest)
                .toArray(String[]::new);
        double[][] weights = new double[documents.length][vocabulary.length];
        for (int i = 0; i < documents.length; i++) {
            double squares = 0;
            for (int j = 0; j < vocabulary.length; j++) {
                int times = counts.get(i).getOrDefault(vocabulary[j], 0);
                double idf = 1 + Math.log1p(documents.length) - Math.log1p(frequency.get(vocabulary[j]));
                weights[i][j] = times == 0 ? 0 : (Math.log(times) + (withoutOne ? 0 : 1)) * idf;
                squares += weights[i][j] * weights[i][j];
            }
            for (int j = 0; j < vocabulary.length && squares > 0; j++) {
                weights[i][j] /= Math.sqrt(squares);
            }
        }
        return Answer.of("TfIdf", "vocabulary", vocabulary, "weights", weights);
    }
}
