package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.ml.nn.ScaledDotProductAttention;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.List;

/** Cases of attention with a cache: rollbacks, loud heads, large scores, and a text too long to attend to anew. */
public final class KvCacheAttention implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "a guess taken back",
                        draw -> new Script(List.of(2, 1))
                                .call("step", List.of(row(1, 1), row(1, 0), row(4, 8)))
                                .call("step", List.of(row(0, 2), row(3, 1), row(2, 2)))
                                .call("rollback", List.of(1))
                                .call("step", List.of(row(1, 1), row(2, 0), row(0, 0))))
                .sampleScript("take back none, some, all", draw -> {
                    Script script = steps(new Script(List.of(1, 4)), draw, 5, 4, 1);
                    script.call("rollback", List.of(0)).call("rollback", List.of(3));
                    steps(script, draw, 2, 4, 1).call("rollback", List.of(4));
                    return steps(script, draw, 2, 4, 1);
                })
                .hiddenScript("one token", draw -> steps(new Script(List.of(3, 2)), draw, 1, 6, 1))
                .hiddenScript("four heads of eight", draw -> steps(new Script(List.of(4, 8)), draw, 40, 32, 1))
                .hiddenScript("scores in the thousands", draw -> steps(new Script(List.of(1, 8)), draw, 20, 8, 50))
                .hiddenScript(
                        "one head is much louder",
                        draw -> new Script(List.of(2, 1))
                                .call("step", List.of(row(1, 1), row(1, 2000), row(1, draw.normal())))
                                .call("step", List.of(row(1, 1), row(0, 2001), row(2, draw.normal())))
                                .call("step", List.of(row(2, 1), row(1, 1999), row(3, draw.normal()))))
                .hiddenScript("guesses and corrections", draw -> {
                    Script script = new Script(List.of(2, 4));
                    int length = 0;
                    for (int round = 0; round < 30; round++) {
                        int guessed = draw.between(1, 4);
                        int refused = draw.between(0, guessed);
                        steps(script, draw, guessed, 8, 1).call("rollback", List.of(refused));
                        length += guessed - refused;
                    }
                    return steps(script.call("rollback", List.of(length / 2)), draw, 3, 8, 1);
                })
                .hiddenScript("1,000 tokens", draw -> steps(new Script(List.of(2, 32)), draw, 1_000, 64, 1))
                .list();
    }

    private static double[] row(double... values) {
        return values;
    }

    private static Script steps(Script script, Draw draw, int steps, int numbers, double scale) {
        for (int i = 0; i < steps; i++) {
            script.call(
                    "step", List.of(draw.normals(numbers, scale), draw.normals(numbers, scale), draw.normals(numbers)));
        }
        return script;
    }

    @Override
    public Object expected(Case test) {
        int heads = test.argument(0, Integer.class);
        int width = test.argument(1, Integer.class);
        List<double[][]> keys = new ArrayList<>();
        List<double[][]> values = new ArrayList<>();
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            if (call.method().equals("rollback")) {
                int left = keys.size() - (Integer) call.arguments().get(0);
                keys.subList(left, keys.size()).clear();
                values.subList(left, values.size()).clear();
                answers.add(left);
                continue;
            }
            keys.add(split((double[]) call.arguments().get(1), heads, width));
            values.add(split((double[]) call.arguments().get(2), heads, width));
            double[][] query = split((double[]) call.arguments().get(0), heads, width);
            double[] output = new double[heads * width];
            for (int h = 0; h < heads; h++) {
                double[][][] attended = ScaledDotProductAttention.forward(
                                new double[][][] {{query[h]}}, head(keys, h), head(values, h))
                        .output();
                System.arraycopy(attended[0][0], 0, output, h * width, width);
            }
            answers.add(output);
        }
        return answers;
    }

    private static double[][] split(double[] row, int heads, int width) {
        double[][] parts = new double[heads][width];
        for (int h = 0; h < heads; h++) {
            System.arraycopy(row, h * width, parts[h], 0, width);
        }
        return parts;
    }

    /** A batch of one: a head's row of every token. */
    private static double[][][] head(List<double[][]> tokens, int head) {
        return new double[][][] {tokens.stream().map(token -> token[head]).toArray(double[][]::new)};
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        return "NaN".equals(outcome.got())
                ? outcome.withNote("Subtract each head's largest score before you take the exponential.")
                : outcome;
    }
}
