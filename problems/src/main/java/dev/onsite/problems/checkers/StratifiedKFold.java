package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import dev.onsite.problems.cases.Guess;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Cases of stratified folds: labels of every size, more folds than examples, as many classes as examples. */
public final class StratifiedKFold implements Checker {
    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample("two classes", draw -> List.of(new int[] {7, 3, 3, 7, 3, 7}, new int[] {5, 4, 1, 0, 2, 3}, 2))
                .sample("more folds than examples", draw -> List.of(new int[] {1, 0, 1}, new int[] {2, 0, 1}, 5))
                .hidden("one example", draw -> List.of(new int[] {-4}, new int[] {0}, 2))
                .hidden("one class", draw -> random(draw, 11, 1, 3))
                .hidden(
                        "labels of every size",
                        draw -> List.of(
                                new int[] {Integer.MAX_VALUE, -5, Integer.MIN_VALUE, 0, Integer.MAX_VALUE, 2_000_000_000
                                },
                                draw.permutation(6),
                                4))
                .hidden("a rare class", draw -> {
                    int[] labels = new int[40];
                    labels[draw.between(0, 19)] = 1;
                    labels[draw.between(20, 39)] = 1;
                    return List.of(labels, draw.permutation(40), 5);
                })
                .hidden("many small classes", draw -> random(draw, 60, 40, 4))
                .hidden("300 examples", draw -> random(draw, 300, 6, 10))
                .hidden("200,000 examples, as many classes", draw -> random(draw, 200_000, 200_000, 10))
                .list();
    }

    private static List<Object> random(Draw draw, int n, int classes, int k) {
        return List.of(draw.ints(n, 0, classes - 1), draw.permutation(n), k);
    }

    @Override
    public Object expected(Case test) {
        return dealt(test, true);
    }

    private static int[] dealt(Case test, boolean goesOn) {
        int[] labels = test.argument(0, int[].class);
        int k = test.argument(2, Integer.class);
        SortedMap<Integer, List<Integer>> classes = new TreeMap<>();
        for (int example : test.argument(1, int[].class)) {
            classes.computeIfAbsent(labels[example], label -> new ArrayList<>()).add(example);
        }
        int[] folds = new int[labels.length];
        int next = 0;
        for (List<Integer> members : classes.values()) {
            next = goesOn ? next : 0;
            for (int example : members) {
                folds[example] = next;
                next = next + 1 == k ? 0 : next + 1;
            }
        }
        return folds;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        int[] order = test.argument(1, int[].class);
        int[] right = (int[]) expected;
        return Guess.explain(
                comparison.compare(expected, answer),
                answer,
                comparison,
                new Guess(
                        "Looks like every class begins with fold 0: go on where the last one stopped.",
                        () -> dealt(test, false)),
                new Guess(
                        "Looks like the folds stand in the shuffled order: entry i belongs to example i.",
                        () -> Arrays.stream(order)
                                .map(example -> right[example])
                                .toArray()));
    }
}
