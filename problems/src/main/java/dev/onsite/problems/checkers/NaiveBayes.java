package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.activation.Softmax;
import dev.onsite.ml.bayes.MultinomialNaiveBayes;
import dev.onsite.ml.linalg.SparseMatrix;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

/** Cases of naive Bayes on tokens: unknown ones, repeats, long queries that underflow, a vocabulary too large to be dense. */
public final class NaiveBayes implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "two classes",
                        draw -> List.of(
                                List.of(new int[] {0, 0, 1}, new int[] {1}, new int[] {2, 2, 0}),
                                new int[] {0, 0, 1},
                                List.of(new int[] {0, 2}, new int[] {9}),
                                3,
                                1.0))
                .sample(
                        "an empty query",
                        draw -> List.of(
                                List.of(new int[] {0}, new int[] {1}, new int[] {1}, new int[] {}),
                                new int[] {1, 0, 0, 0},
                                List.of(new int[] {}, new int[] {1, 1, 1}),
                                2,
                                0.5))
                .hidden("a small alpha", draw -> random(draw, 30, 3, 20, 8, 20, 6, 0.001))
                .hidden("three classes", draw -> random(draw, 60, 3, 40, 10, 25, 8, 1))
                .hidden("unknown tokens", draw -> random(draw, 40, 2, 15, 6, 20, 12, 2))
                .hidden("long queries", draw -> random(draw, 40, 4, 200, 30, 10, 1_000, 0.5))
                .hidden("4,000 documents", draw -> random(draw, 4_000, 20, 50_000, 37, 2_000, 40, 0.1))
                .list();
    }

    /** Classes that prefer some tokens; a tenth of a query's tokens is unknown. */
    private static List<Object> random(
            Draw draw, int n, int classes, int vocabulary, int length, int m, int queryLength, double alpha) {
        int[] labels = new int[n];
        List<int[]> documents = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            labels[i] = i < classes ? i : Math.min(draw.between(0, classes - 1), draw.between(0, classes - 1));
            documents.add(tokens(draw, labels[i], classes, vocabulary, draw.between(1, 2 * length)));
        }
        List<int[]> queries = new ArrayList<>();
        for (int i = 0; i < m; i++) {
            int[] query = tokens(draw, draw.between(0, classes - 1), classes, vocabulary, queryLength);
            for (int t = 0; t < query.length; t++) {
                query[t] += draw.chance(0.1) ? vocabulary : 0;
            }
            queries.add(query);
        }
        return List.of(documents, labels, queries, vocabulary, alpha);
    }

    private static int[] tokens(Draw draw, int label, int classes, int vocabulary, int length) {
        int[] tokens = new int[length];
        for (int t = 0; t < length; t++) {
            int token = Math.min(draw.between(0, vocabulary - 1), draw.between(0, vocabulary - 1));
            tokens[t] = draw.chance(0.3) ? (token - token % classes + label) % vocabulary : token;
        }
        return tokens;
    }

    @Override
    public Object expected(Case test) {
        return posterior(test, true, false);
    }

    /**
     * @param priors whether classes have their shares as priors rather than the same one
     * @param distinct whether repeats in a training document are left out
     */
    private static double[][] posterior(Case test, boolean priors, boolean distinct) {
        List<int[]> documents = documents(test.argument(0, List.class));
        List<int[]> queries = documents(test.argument(2, List.class));
        int[] labels = test.argument(1, int[].class);
        int vocabulary = test.argument(3, Integer.class);
        MultinomialNaiveBayes model = MultinomialNaiveBayes.fit(
                counts(documents, vocabulary, distinct), labels, null, test.argument(4, Double.class));
        double[] logPriors = new double[model.classes().length];
        for (int label : labels) {
            logPriors[label]++;
        }
        for (int k = 0; k < logPriors.length; k++) {
            logPriors[k] = priors ? Math.log(logPriors[k] / labels.length) : 0;
        }
        double[][] logShares = model.logShares().toArray();
        return queries.stream()
                .map(query -> {
                    double[] scores = logPriors.clone();
                    for (int token : query) {
                        for (int k = 0; k < scores.length && token < vocabulary; k++) {
                            scores[k] += logShares[k][token];
                        }
                    }
                    return Softmax.of(scores);
                })
                .toArray(double[][]::new);
    }

    private static List<int[]> documents(List<?> list) {
        return list.stream().map(int[].class::cast).toList();
    }

    private static SparseMatrix counts(List<int[]> documents, int vocabulary, boolean distinct) {
        List<TreeMap<Integer, Double>> rows = new ArrayList<>();
        int[] starts = new int[documents.size() + 1];
        for (int i = 0; i < documents.size(); i++) {
            TreeMap<Integer, Double> row = new TreeMap<>();
            Arrays.stream(documents.get(i)).forEach(token -> row.merge(token, 1.0, distinct ? Math::max : Double::sum));
            rows.add(row);
            starts[i + 1] = starts[i] + row.size();
        }
        int[] indices = rows.stream()
                .flatMap(row -> row.keySet().stream())
                .mapToInt(token -> token)
                .toArray();
        double[] values = rows.stream()
                .flatMap(row -> row.values().stream())
                .mapToDouble(count -> count)
                .toArray();
        return new SparseMatrix(vocabulary, starts, indices, values);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        if ("NaN".equals(outcome.got())) {
            return outcome.withNote("Products of many probabilities are zero in floating point.");
        }
        return Guess.explain(
                outcome,
                answer,
                comparison,
                new Guess("Looks like the prior is missing.", () -> posterior(test, false, false)),
                new Guess("Looks like a token that repeats is counted once.", () -> posterior(test, true, true)));
    }
}
