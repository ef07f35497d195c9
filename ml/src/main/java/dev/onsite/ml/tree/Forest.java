package dev.onsite.ml.tree;

import dev.onsite.ml.Parallel;
import dev.onsite.ml.linalg.Matrix;
import java.util.SplittableRandom;

/**
 * Grows the trees of a forest, each from its own seed, and sums up what the rows left out by each tree's bootstrap say.
 *
 * @param trees the trees
 * @param outOfBag for each row and output, the sum over the trees that did not see the row; null without bootstrap
 * @param votes for each row, the number of those trees
 */
@SuppressWarnings("ArrayRecordComponent") // package-private, handed over
record Forest(Tree[] trees, double[] outOfBag, int[] votes) {
    private static final int BATCH = 16;

    static Forest grow(Matrix x, Target target, double[] weights, ForestOptions options, int maxFeatures) {
        TreeData data = TreeData.of(x, options.tree().bins(), options.threads());
        TreeOptions treeOptions = options.tree().withMaxFeatures(maxFeatures);
        int n = x.rows();
        int outputs = target.outputs();
        Tree[] trees = new Tree[options.trees()];
        long[] seeds = new SplittableRandom(options.seed()).longs(trees.length).toArray();
        double[] outOfBag = options.bootstrap() ? new double[n * outputs] : null;
        int[] votes = new int[n];
        for (int from = 0; from < trees.length; from += BATCH) {
            options.progress().report(from, trees.length, Double.NaN);
            int first = from;
            int count = Math.min(BATCH, trees.length - from);
            int[][] draws = new int[count][];
            Parallel.run(count, options.threads(), t -> {
                SplittableRandom random = new SplittableRandom(seeds[first + t]);
                double[] w = weights;
                if (options.bootstrap()) {
                    draws[t] = draw(n, random);
                    w = new double[n];
                    for (int i = 0; i < n; i++) {
                        w[i] = weights[i] * draws[t][i];
                    }
                }
                trees[first + t] = new TreeBuilder(data, target, w, treeOptions, random.nextLong()).build();
            });
            if (options.bootstrap()) {
                // By row, trees in order: sums do not depend on which thread grew what.
                Parallel.run(Parallel.chunks(n, 4096), options.threads(), chunk -> {
                    for (int i = chunk * 4096; i < Math.min(n, (chunk + 1) * 4096); i++) {
                        for (int t = 0; t < count; t++) {
                            if (draws[t][i] == 0) {
                                Tree tree = trees[first + t];
                                int leaf = tree.leaf(x.values(), i * x.columns());
                                for (int k = 0; k < outputs; k++) {
                                    outOfBag[i * outputs + k] += tree.value(leaf, k);
                                }
                                votes[i]++;
                            }
                        }
                    }
                });
            }
        }
        return new Forest(trees, outOfBag, votes);
    }

    private static int[] draw(int n, SplittableRandom random) {
        int[] counts = new int[n];
        for (int i = 0; i < n; i++) {
            counts[random.nextInt(n)]++;
        }
        return counts;
    }

    static double[] importances(Tree[] trees, int features) {
        double[] sum = new double[features];
        for (Tree tree : trees) {
            double[] one = new double[features];
            tree.addImportances(one);
            one = Tree.normalised(one);
            for (int f = 0; f < features; f++) {
                sum[f] += one[f];
            }
        }
        return Tree.normalised(sum);
    }
}
