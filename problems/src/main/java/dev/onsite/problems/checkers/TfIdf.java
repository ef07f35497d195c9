package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Scalable;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import dev.onsite.problems.checkers.stages.SublinearTfIdf;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Cases of TF-IDF; the oracle takes the definition word for word, counting with sorted sets. */
public final class TfIdf implements Checker, Scalable {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("three documents", draw -> documents("The cat sat", "the cat", "The dog"))
                .sample("a term repeated", draw -> documents("a a a b", "b c", "c c d"))
                .hidden("one document", draw -> documents("x y x"))
                .hidden("an empty document", draw -> documents("a b", "", "b"))
                .hidden("white space", draw -> documents("  a  b ", "b\ta\nc", "   "))
                .hidden("nothing at all", draw -> documents("", " "))
                .hidden("every term everywhere", draw -> documents("a b", "b a", "a b a"))
                .hidden("random documents", draw -> List.of((Object) random(draw, 20, 15, 12)))
                .hidden("400 documents", draw -> List.of((Object) random(draw, 400, 120, 1500)))
                .list();
    }

    private static List<Object> documents(String... documents) {
        return List.of((Object) documents);
    }

    /** Documents whose words follow Zipf's law, roughly. */
    private static String[] random(Draw draw, int documents, int longest, int words) {
        String[] texts = new String[documents];
        for (int i = 0; i < documents; i++) {
            int length = draw.between(1, longest);
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < length; w++) {
                int word = (int) (words * Math.pow(draw.uniform(0, 1), 2));
                text.append(w == 0 ? "" : " ")
                        .append(draw.chance(0.1) ? "W" : "w")
                        .append(word);
            }
            texts[i] = text.toString();
        }
        return texts;
    }

    @Override
    public List<Checker> stages() {
        return List.of(new SublinearTfIdf());
    }

    @Override
    public Object expected(Case test) {
        return weighted(test, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("A document without tokens divides 0 by 0; its vector is all zeros.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess(
                        "Looks like the document frequency counts every occurrence: a document counts once.",
                        () -> weighted(test, true)));
    }

    private static RecordValue weighted(Case test, boolean countOccurrences) {
        String[] documents = test.argument(0, String[].class);
        List<Map<String, Integer>> counts = new ArrayList<>();
        TreeMap<String, Integer> frequency = new TreeMap<>();
        for (String document : documents) {
            Map<String, Integer> count = new TreeMap<>();
            for (String token : document.toLowerCase(Locale.ROOT).strip().split("\\s+", -1)) {
                if (!token.isEmpty()) {
                    count.merge(token, 1, Integer::sum);
                }
            }
            counts.add(count);
            count.forEach((term, times) -> frequency.merge(term, countOccurrences ? times : 1, Integer::sum));
        }
        String[] vocabulary = frequency.keySet().toArray(String[]::new);
        double[][] weights = new double[documents.length][vocabulary.length];
        for (int i = 0; i < documents.length; i++) {
            Map<String, Integer> count = counts.get(i);
            double squares = 0;
            for (int j = 0; j < vocabulary.length; j++) {
                double idf = 1 + Math.log1p(documents.length) - Math.log1p(frequency.get(vocabulary[j]));
                weights[i][j] = count.getOrDefault(vocabulary[j], 0) * idf;
                squares += weights[i][j] * weights[i][j];
            }
            for (int j = 0; j < vocabulary.length && squares > 0; j++) {
                weights[i][j] /= Math.sqrt(squares);
            }
        }
        return Answer.of("TfIdf", "vocabulary", vocabulary, "weights", weights);
    }

    @Override
    public String scale() {
        return "n, the number of documents over a fixed vocabulary";
    }

    @Override
    public String intended() {
        return "n";
    }

    @Override
    public int smallest() {
        return 20;
    }

    @Override
    public Case caseOf(int size, long seed) {
        return Cases.sized(size, seed, draw -> List.of((Object) random(draw, size, 60, 300)));
    }
}
