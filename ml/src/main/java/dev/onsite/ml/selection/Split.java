package dev.onsite.ml.selection;

import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.Labels;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Rows to train on and rows to test on, disjoint, each ascending.
 *
 * @param train indices of rows
 * @param test indices of rows
 */
@SuppressWarnings("ArrayRecordComponent") // fresh arrays, the caller's own
public record Split(int[] train, int[] test) {
    /**
     * One random split.
     *
     * @param n rows, at least 2
     * @param testShare share of the rows to test on, in (0, 1); at least one row is left on either side
     */
    public static Split holdOut(int n, double testShare, long seed) {
        Require.that(n >= 2, "n must be at least 2, got %d", n);
        checkShare(testShare);
        int size = (int) Math.max(1, Math.min(n - 1, Math.round(testShare * n)));
        boolean[] test = new boolean[n];
        for (int i : shuffled(n, seed).subList(0, size)) {
            test[i] = true;
        }
        return of(test);
    }

    /** One random split that takes the same share of every class, to within one row. */
    public static Split stratifiedHoldOut(int[] y, double testShare, long seed) {
        checkShare(testShare);
        Labels labels = Labels.of(y, 1);
        int[] codes = labels.codes();
        boolean[] test = new boolean[y.length];
        List<Integer> order = shuffled(y.length, seed);
        for (int k = 0; k < labels.count(); k++) {
            int code = k;
            List<Integer> members = order.stream().filter(i -> codes[i] == code).toList();
            Require.that(members.size() >= 2, "every class needs at least 2 rows, class %d has 1", labels.classes()[k]);
            int size = (int) Math.max(1, Math.min(members.size() - 1, Math.round(testShare * members.size())));
            members.subList(0, size).forEach(i -> test[i] = true);
        }
        return of(test);
    }

    /**
     * k splits, every row tested on once; the first n mod k folds have one row more.
     *
     * @param n rows, at least k
     * @param k folds, at least 2
     */
    public static List<Split> kFold(int n, int k, long seed) {
        checkFolds(n, k);
        int[] fold = new int[n];
        List<Integer> order = shuffled(n, seed);
        for (int at = 0; at < n; at++) {
            fold[order.get(at)] = at % k;
        }
        return folds(fold, k);
    }

    /** k splits, each class spread evenly over the folds, to within one row. */
    public static List<Split> stratifiedKFold(int[] y, int k, long seed) {
        checkFolds(y.length, k);
        Labels labels = Labels.of(y, 1);
        int[] codes = labels.codes();
        int[] sizes = new int[labels.count()];
        for (int code : codes) {
            sizes[code]++;
        }
        for (int c = 0; c < sizes.length; c++) {
            Require.that(
                    sizes[c] >= k,
                    "every class needs at least k = %d rows, class %d has %d: lower k",
                    k,
                    labels.classes()[c],
                    sizes[c]);
        }
        int[] fold = new int[y.length];
        List<Integer> order = shuffled(y.length, seed);
        order.sort(Comparator.comparingInt(i -> codes[i]));
        // Dealt out in one go over all classes, so that the folds' sizes differ by at most one row too.
        for (int at = 0; at < order.size(); at++) {
            fold[order.get(at)] = at % k;
        }
        return folds(fold, k);
    }

    /** k splits that never part a group; groups, largest first, go to the fold of the fewest rows. */
    public static List<Split> groupedKFold(int[] groups, int k) {
        Labels labels = Labels.of(groups, 1);
        Require.that(
                k >= 2 && k <= labels.count(),
                "k must be between 2 and %d (the number of groups), got %d",
                labels.count(),
                k);
        int[] codes = labels.codes();
        int[] sizes = new int[labels.count()];
        for (int code : codes) {
            sizes[code]++;
        }
        int[] foldOf = new int[sizes.length];
        int[] rows = new int[k];
        IntStream.range(0, sizes.length)
                .boxed()
                .sorted(Comparator.comparingInt((Integer g) -> -sizes[g]))
                .forEach(g -> {
                    int least = 0;
                    for (int f = 1; f < k; f++) {
                        least = rows[f] < rows[least] ? f : least;
                    }
                    foldOf[g] = least;
                    rows[least] += sizes[g];
                });
        return folds(Arrays.stream(codes).map(code -> foldOf[code]).toArray(), k);
    }

    /**
     * k splits of rows in the order of time: each tests on the n/(k + 1) rows after those it trains on, so that nothing is
     * learned from the future.
     */
    public static List<Split> timeSeries(int n, int k) {
        Require.that(k >= 2 && k < n, "k must be between 2 and %d (n − 1), got %d", n - 1, k);
        int size = n / (k + 1);
        List<Split> splits = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            int from = n - (k - f) * size;
            splits.add(new Split(
                    IntStream.range(0, from).toArray(),
                    IntStream.range(from, from + size).toArray()));
        }
        return splits;
    }

    private static List<Split> folds(int[] fold, int k) {
        List<Split> splits = new ArrayList<>();
        for (int f = 0; f < k; f++) {
            boolean[] test = new boolean[fold.length];
            for (int i = 0; i < fold.length; i++) {
                test[i] = fold[i] == f;
            }
            splits.add(of(test));
        }
        return splits;
    }

    private static Split of(boolean[] test) {
        return new Split(
                IntStream.range(0, test.length).filter(i -> !test[i]).toArray(),
                IntStream.range(0, test.length).filter(i -> test[i]).toArray());
    }

    private static List<Integer> shuffled(int n, long seed) {
        List<Integer> order = new ArrayList<>(n);
        for (int i = 0; i < n; i++) {
            order.add(i);
        }
        Collections.shuffle(order, new Random(seed));
        return order;
    }

    private static void checkShare(double share) {
        Require.that(share > 0 && share < 1, "testShare must be in (0, 1), got %s", share);
    }

    private static void checkFolds(int n, int k) {
        Require.that(k >= 2 && k <= n, "k must be between 2 and %d (the number of rows), got %d", n, k);
    }
}
