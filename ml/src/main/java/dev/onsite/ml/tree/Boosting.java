package dev.onsite.ml.tree;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.linalg.Matrix;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Boosting by Newton steps in function space (Friedman 2001; Chen and Guestrin 2016): each tree fits −g/h weighed by h, g and
 * h being the first and second derivatives of the loss at the present scores; its leaves are then the Newton steps
 * −Σg/(Σh + λ).
 */
final class Boosting {
    /** The loss to boost: its derivatives at the present scores. */
    interface Loss {
        /** Fills −g/h and h, for output k, and gives the mean loss. */
        double newton(double[] scores, int k, double[] target, double[] curvature);
    }

    private Boosting() {}

    static Tree[] grow(Matrix x, double[] weights, double[] start, Loss loss, BoostingOptions options) {
        int n = x.rows();
        int outputs = start.length;
        TreeData data = TreeData.of(x, options.bins(), options.threads());
        TreeOptions treeOptions = TreeOptions.of(Criterion.SQUARED_ERROR)
                .withMaxDepth(options.maxDepth())
                .withMinLeaf(options.minLeaf())
                .withMaxFeatures(options.maxFeatures());
        double[] scores = new double[n * outputs];
        for (int i = 0; i < scores.length; i++) {
            scores[i] = start[i % outputs];
        }
        SplittableRandom random = new SplittableRandom(options.seed());
        List<Tree> trees = new ArrayList<>();
        double[][] targets = new double[outputs][n];
        double[][] curvatures = new double[outputs][n];
        for (int round = 0; round < options.rounds(); round++) {
            double mean = 0;
            for (int k = 0; k < outputs; k++) {
                mean = loss.newton(scores, k, targets[k], curvatures[k]);
            }
            options.progress().report(round, options.rounds(), mean);
            boolean[] seen = sample(n, options.subsample(), random);
            long seed = random.nextLong();
            Tree[] grown = new Tree[outputs];
            Parallel.run(outputs, options.threads(), k -> {
                double[] w = new double[n];
                for (int i = 0; i < n; i++) {
                    w[i] = seen[i] ? weights[i] * curvatures[k][i] : 0;
                }
                grown[k] = new TreeBuilder(data, Target.numbers(targets[k], options.l2()), w, treeOptions, seed + k)
                        .build();
            });
            for (int k = 0; k < outputs; k++) {
                int output = k;
                Parallel.run(Parallel.chunks(n, 4096), options.threads(), chunk -> {
                    for (int i = chunk * 4096; i < Math.min(n, (chunk + 1) * 4096); i++) {
                        int leaf = grown[output].leaf(x.values(), i * x.columns());
                        scores[i * outputs + output] += options.learningRate() * grown[output].values[leaf];
                    }
                });
                trees.add(grown[k]);
            }
        }
        return trees.toArray(new Tree[0]);
    }

    private static boolean[] sample(int n, double share, SplittableRandom random) {
        boolean[] seen = new boolean[n];
        int wanted = Math.max(1, (int) Math.round(share * n));
        // Selection sampling: each row with the chance that leaves exactly `wanted` in the end.
        for (int i = 0; i < n; i++) {
            if (random.nextInt(n - i) < wanted) {
                seen[i] = true;
                wanted--;
            }
        }
        return seen;
    }

    /** Adds the trees' scores of one row to {@code scores}. */
    static void addScores(Tree[] trees, double rate, double[] row, int offset, double[] scores) {
        for (int t = 0; t < trees.length; t++) {
            scores[t % scores.length] += rate * trees[t].values[trees[t].leaf(row, offset)];
        }
    }
}
