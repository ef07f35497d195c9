package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import dev.onsite.problems.cases.Script;
import java.util.ArrayList;
import java.util.List;

/** Cases of Adam with decoupled weight decay; the oracle keeps scaled moments and so needs no power of β. */
public final class Adam implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sampleScript(
                        "two steps",
                        draw -> new Script(List.of(new double[] {1, -2}, 0.1, 0.9, 0.999, 1e-8, 0.0))
                                .call("step", List.of((Object) new double[] {0.5, -100}))
                                .call("step", List.of((Object) new double[] {0.5, 100})))
                .hiddenScript("one step", draw -> steps(draw, 1, 1, 1, 0))
                .hiddenScript("weight decay", draw -> steps(draw, 4, 10, 1, 0.1))
                .hiddenScript("tiny gradients", draw -> steps(draw, 3, 8, 1e-9, 0))
                .hiddenScript("huge gradients", draw -> steps(draw, 3, 8, 1e5, 0.01))
                .hiddenScript(
                        "a gradient of zero",
                        draw -> new Script(List.of(draw.normals(2), 0.01, 0.9, 0.99, 1e-8, 0.05))
                                .call("step", List.of((Object) new double[] {0, 1}))
                                .call("step", List.of((Object) new double[] {0, 0})))
                .hiddenScript(
                        "no momentum",
                        draw -> new Script(List.of(draw.normals(2), 0.01, 0.0, 0.0, 1e-8, 0.0))
                                .call("step", List.of((Object) draw.normals(2)))
                                .call("step", List.of((Object) draw.normals(2))))
                .hiddenScript("5,000 steps", draw -> steps(draw, 20, 5000, 1, 0.01))
                .list();
    }

    private static Script steps(Draw draw, int d, int steps, double scale, double weightDecay) {
        Script script = new Script(List.of(draw.normals(d), 0.01, 0.9, 0.999, 1e-8, weightDecay));
        for (int t = 0; t < steps; t++) {
            script.call("step", List.of((Object) draw.normals(d, scale)));
        }
        return script;
    }

    @Override
    public Object expected(Case test) {
        return run(test, true, false);
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like the moments are not corrected for their start at 0.",
                        () -> run(test, false, false)),
                new Guess("Looks like ε stands under the root; it is added to it.", () -> run(test, true, true)));
    }

    private static List<Object> run(Case test, boolean corrected, boolean underTheRoot) {
        double[] theta = test.argument(0, double[].class).clone();
        double rate = test.argument(1, Double.class);
        double beta1 = test.argument(2, Double.class);
        double beta2 = test.argument(3, Double.class);
        double epsilon = test.argument(4, Double.class);
        double decay = test.argument(5, Double.class);
        double[] first = new double[theta.length];
        double[] second = new double[theta.length];
        // The weights of all gradients so far sum to these: dividing by them is the correction.
        double firstWeight = 0;
        double secondWeight = 0;
        List<Object> answers = new ArrayList<>();
        for (Case.Call call : test.calls()) {
            double[] gradient = (double[]) call.arguments().get(0);
            firstWeight = beta1 * firstWeight + 1 - beta1;
            secondWeight = beta2 * secondWeight + 1 - beta2;
            for (int i = 0; i < theta.length; i++) {
                first[i] += (1 - beta1) * (gradient[i] - first[i]);
                second[i] += (1 - beta2) * (gradient[i] * gradient[i] - second[i]);
                double m = first[i] / (corrected ? firstWeight : 1);
                double v = second[i] / (corrected ? secondWeight : 1);
                double denominator = underTheRoot ? Math.sqrt(v + epsilon) : Math.sqrt(v) + epsilon;
                theta[i] = theta[i] * (1 - rate * decay) - rate * m / denominator;
            }
            answers.add(theta.clone());
        }
        return answers;
    }
}
