package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.value.RecordValue;
import dev.onsite.problems.cases.Answer;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/** Cases of beam search: ended texts that compete, long ones that win in the end, beams wider than there are candidates. */
public final class BeamSearch implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "the second best start",
                        draw -> List.of(
                                logarithms(0.5, 0.4, 0.1),
                                new double[][] {
                                    logarithms(0.4, 0.35, 0.25), logarithms(0.1, 0.08, 0.82), logarithms(0.3, 0.3, 0.4)
                                },
                                2,
                                2,
                                3,
                                0.5))
                .sample(
                        "a long text wins",
                        draw -> List.of(
                                logarithms(0.7, 0.3),
                                new double[][] {logarithms(0.75, 0.25), logarithms(0.5, 0.5)},
                                1,
                                3,
                                4,
                                1.0))
                .hidden(
                        "one token in all",
                        draw -> List.of(new double[] {-0.5}, new double[][] {{-0.25}}, 0, 1, 5, 0.7))
                .hidden("a beam of one", draw -> random(draw, 6, 1, 8, 0.6, 0.05))
                .hidden("wider than the vocabulary", draw -> random(draw, 4, 30, 5, 0.8, 0.1))
                .hidden("at most one token", draw -> random(draw, 5, 3, 1, 1, 0.1))
                .hidden("no penalty", draw -> random(draw, 12, 4, 10, 0, 0.2))
                .hidden("texts end early", draw -> random(draw, 8, 5, 20, 0.9, 0.5))
                .hidden("fifty tokens", draw -> random(draw, 50, 10, 12, 0.6, 0.1))
                .hidden("200 wide", draw -> random(draw, 500, 200, 60, 0.6, 0.002))
                .list();
    }

    private static double[] logarithms(double... probabilities) {
        return Arrays.stream(probabilities).map(Math::log).toArray();
    }

    /** A table of random distributions in which every row ends with this probability. */
    private static List<Object> random(Draw draw, int vocabulary, int width, int longest, double alpha, double ending) {
        int end = draw.between(0, vocabulary - 1);
        double[][] next = new double[vocabulary][];
        for (int i = 0; i < vocabulary; i++) {
            next[i] = distribution(draw, vocabulary, end, ending);
        }
        return List.of(distribution(draw, vocabulary, end, ending), next, end, width, longest, alpha);
    }

    private static double[] distribution(Draw draw, int vocabulary, int end, double ending) {
        double[] weights =
                Arrays.stream(draw.normals(vocabulary, 1.5)).map(Math::exp).toArray();
        weights[end] = 0;
        double total = Arrays.stream(weights).sum();
        weights[end] = total * ending / (1 - ending);
        double all = total + weights[end];
        return Arrays.stream(weights).map(weight -> Math.log(weight / all)).toArray();
    }

    /** A hypothesis as its last token and the one before it. */
    private record Node(Node parent, int token, int length, double sum) {
        int[] tokens() {
            int[] tokens = new int[length];
            Node node = this;
            for (int i = length - 1; i >= 0; i--) {
                tokens[i] = node.token;
                node = node.parent;
            }
            return tokens;
        }
    }

    @Override
    public Object expected(Case test) {
        double[][] next = test.argument(1, double[][].class);
        int end = test.argument(2, Integer.class);
        int width = test.argument(3, Integer.class);
        double alpha = test.argument(5, Double.class);
        List<Node> beam = widest(extensions(null, test.argument(0, double[].class), 0), width);
        for (int length = 1; length < test.argument(4, Integer.class); length++) {
            List<Node> candidates = new ArrayList<>();
            for (Node node : beam) {
                if (node.token() == end) {
                    candidates.add(node);
                } else {
                    // No extension beyond a hypothesis's own best ones can be among the best of all.
                    candidates.addAll(widest(extensions(node, next[node.token()], node.sum()), width));
                }
            }
            beam = widest(candidates, width);
        }
        return beam.stream()
                .map(node -> Answer.of(
                        "Hypothesis", "tokens", node.tokens(), "score", node.sum() / Math.pow(node.length(), alpha)))
                .sorted(Comparator.comparingDouble((RecordValue hypothesis) -> -(Double) hypothesis.get("score")))
                .map(Object.class::cast)
                .toList();
    }

    private static List<Node> extensions(Node parent, double[] logarithms, double sum) {
        int length = parent == null ? 1 : parent.length() + 1;
        return IntStream.range(0, logarithms.length)
                .mapToObj(token -> new Node(parent, token, length, sum + logarithms[token]))
                .toList();
    }

    private static List<Node> widest(List<Node> candidates, int width) {
        return candidates.stream()
                .sorted(Comparator.comparingDouble((Node node) -> -node.sum()))
                .limit(width)
                .toList();
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int end = test.argument(2, Integer.class);
        List<?> right = (List<?>) expected;
        List<?> given = (List<?>) answer;
        Outcome outcome = comparison.compare(expected, answer);
        if (outcome.accepted() || equallyGood(test, right, given, comparison)) {
            return Outcome.ACCEPTED;
        }
        for (Object hypothesis : given) {
            int[] tokens = tokens(hypothesis);
            if (IntStream.range(0, tokens.length - 1).anyMatch(i -> tokens[i] == end)) {
                return outcome.withNote("One of your texts goes on after its end.");
            }
        }
        return outcome;
    }

    /**
     * Texts that take the same steps in another order have the same sum and the same future, so that rounding decides which
     * of them stay: others are as right if their tokens have the scores that are expected.
     */
    private static boolean equallyGood(Case test, List<?> right, List<?> given, Comparison comparison) {
        Set<List<Integer>> texts = new HashSet<>();
        boolean good = right.size() == given.size();
        for (int i = 0; i < given.size() && good; i++) {
            double score = score(test, tokens(given.get(i)));
            good = comparison.close(score(right.get(i)), score(given.get(i)))
                    && comparison.close(score, score(given.get(i)))
                    && texts.add(IntStream.of(tokens(given.get(i))).boxed().toList());
        }
        return good;
    }

    /** The score of these tokens; NaN where they are no text. */
    private static double score(Case test, int[] tokens) {
        double[] start = test.argument(0, double[].class);
        double[][] next = test.argument(1, double[][].class);
        int end = test.argument(2, Integer.class);
        double sum = 0;
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] < 0 || tokens[i] >= start.length || (tokens[i] == end && i < tokens.length - 1)) {
                return Double.NaN;
            }
            sum += i == 0 ? start[tokens[0]] : next[tokens[i - 1]][tokens[i]];
        }
        return sum / Math.pow(tokens.length, test.argument(5, Double.class));
    }

    private static int[] tokens(Object hypothesis) {
        return (int[]) ((RecordValue) hypothesis).get("tokens");
    }

    private static double score(Object hypothesis) {
        return (Double) ((RecordValue) hypothesis).get("score");
    }
}
