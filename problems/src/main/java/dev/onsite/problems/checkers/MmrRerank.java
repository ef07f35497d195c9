package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Cases of maximal marginal relevance; the oracle is lazy: it brings only the most promising item up to date. */
public final class MmrRerank implements Checker {
    private static final double EQUAL = 1e-9;

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "four items",
                        draw -> List.of(
                                new double[] {0.9, 0.8, 0.5, 0.1},
                                new double[][] {{2, 0}, {1, 0}, {0, 3}, {-4, 3}},
                                3,
                                0.5))
                .sample(
                        "relevance alone",
                        draw -> List.of(new double[] {1, 3, 2}, new double[][] {{1, 0}, {1, 0}, {1, 0}}, 3, 1.0))
                .hidden("one item", draw -> List.of(new double[] {-5}, new double[][] {{1, 2}}, 1, 0.3))
                .hidden(
                        "fewer items than asked for",
                        draw -> List.of(new double[] {1, 2}, new double[][] {{1}, {-1}}, 5, 0.5))
                .hidden(
                        "a vector of zeros",
                        draw -> List.of(
                                new double[] {0.5, 0.9, 0.2, 0.4},
                                new double[][] {{0, 0}, {1, 1}, {1, 0.9}, {0, 0}},
                                4,
                                0.4))
                .hidden(
                        "equal items",
                        draw -> List.of(
                                new double[] {0.5, 0.5, 0.5, 0.5},
                                new double[][] {{1, 1}, {2, 2}, {1, 1}, {3, 3}},
                                3,
                                0.7))
                .hidden(
                        "very relevant",
                        draw -> List.of(
                                new double[] {20, 3, 18, 17},
                                new double[][] {{1, 0}, {0, 1}, {1, 0.1}, {1, 0.2}},
                                4,
                                0.9))
                .hidden("diversity alone", draw -> random(draw, 40, 3, 10, 0))
                .hidden("items all around", draw -> random(draw, 60, 2, 25, 0.5))
                .hidden("random items", draw -> random(draw, 300, 8, 40, 0.7))
                .hidden("8,000 items", draw -> random(draw, 8_000, 32, 400, 0.6))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int d, int k, double tradeOff) {
        double[][] embeddings = draw.normals(n, d, 1);
        double[][] topics = draw.normals(6, d, 1);
        for (double[] embedding : embeddings) {
            double[] topic = topics[draw.between(0, 5)];
            double length = draw.uniform(0.2, 5);
            for (int f = 0; f < d; f++) {
                embedding[f] = length * (topic[f] + 0.6 * embedding[f]);
            }
        }
        return List.of(draw.uniforms(n, 0, 1), embeddings, k, tradeOff);
    }

    /** @param seen how many of the chosen items the nearest one is taken over */
    private record Candidate(int index, double score, double nearest, int seen) {}

    @Override
    public Object expected(Case test) {
        return chosen(test, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the largest similarity never falls below 0; all of them may be negative.",
                        () -> chosen(test, true)));
    }

    private static int[] chosen(Case test, boolean atLeastZero) {
        double[] relevance = test.argument(0, double[].class);
        double[][] embeddings = test.argument(1, double[][].class);
        double tradeOff = test.argument(3, Double.class);
        int[] chosen = new int[Math.min(test.argument(2, Integer.class), relevance.length)];
        PriorityQueue<Candidate> queue = new PriorityQueue<>(
                Comparator.comparingDouble((Candidate c) -> -c.score()).thenComparingInt(Candidate::index));
        for (int i = 0; i < relevance.length; i++) {
            queue.add(new Candidate(i, tradeOff * relevance[i], Double.NEGATIVE_INFINITY, 0));
        }
        for (int c = 0; c < chosen.length; c++) {
            // Scores only fall, so one that is up to date and on top is the highest; after the first choice they may
            // rise
            // once, from a nearest of 0 to a negative one, so then all are brought up to date.
            List<Candidate> level = new ArrayList<>();
            if (c == 1) {
                List<Candidate> all = List.copyOf(queue);
                queue.clear();
                for (Candidate candidate : all) {
                    queue.add(update(candidate, chosen, 1, relevance, embeddings, tradeOff, atLeastZero));
                }
            }
            while (!queue.isEmpty()
                    && (level.isEmpty() || queue.peek().score() >= level.get(0).score() - EQUAL)) {
                Candidate top = queue.poll();
                if (top.seen() == c) {
                    level.add(top);
                } else {
                    queue.add(update(top, chosen, c, relevance, embeddings, tradeOff, atLeastZero));
                }
            }
            level.sort(Comparator.comparingInt(Candidate::index));
            chosen[c] = level.get(0).index();
            queue.addAll(level.subList(1, level.size()));
        }
        return chosen;
    }

    private static Candidate update(
            Candidate candidate,
            int[] chosen,
            int count,
            double[] relevance,
            double[][] embeddings,
            double tradeOff,
            boolean atLeastZero) {
        int i = candidate.index();
        double nearest = candidate.nearest();
        for (int c = candidate.seen(); c < count; c++) {
            nearest = Math.max(nearest, cosine(embeddings[i], embeddings[chosen[c]]));
        }
        double counted = atLeastZero ? Math.max(0, nearest) : nearest;
        return new Candidate(i, tradeOff * relevance[i] - (1 - tradeOff) * counted, nearest, count);
    }

    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int f = 0; f < a.length; f++) {
            product += a[f] * b[f];
            squareA += a[f] * a[f];
            squareB += b[f] * b[f];
        }
        return product == 0 ? 0 : product / Math.sqrt(squareA * squareB);
    }
}
