package dev.onsite.ml.tree;

import java.util.Arrays;

/**
 * Finds the best threshold of one column among the rows of a node.
 *
 * <p>The rows come in the order of their codes from {@link ColumnOrders}, or are sorted (a radix sort of code and row packed
 * into a long), or, where the column has no more codes than the node has rows, counted. One sweep then moves rows from right to left; the score of a split is what the impurity
 * cannot change, so that the highest is the best: for numbers S²/(W + λ) summed over both sides, S = Σwy; for classes Σₖ Sₖ²/W
 * (Gini) or Σₖ Sₖ log(Sₖ/W) (entropy), for which only cuts between classes can be best (Fayyad and Irani 1992). Rows whose value is missing are tried on either side.
 */
final class SplitSearch {
    /** Equal scores must not be told apart by rounding, or the order of the rows would decide. */
    private static final double TIE = 1e-12;

    private final TreeData data;
    private final int minLeaf;
    private final int outputs;
    private final boolean scalar;
    private final boolean entropy;
    private final double shrinkage;
    private final long[] keys;
    private final long[] spare;
    private final int[] histogram = new int[1 << RADIX_BITS];
    private final ColumnOrders orders;
    private final int[] rows;
    private int from;
    private int size;

    // Of each row of the data: weight, and either weight · number or class.
    private final double[] weights;
    private final double[] numbers;
    private final int[] classes;

    // One entry a distinct code, ascending; the missing one last.
    private final int[] groupCode;
    private final int[] groupRows;
    // The class all rows of the group have, or NONE so far, or MIXED; null for numbers.
    private final int[] groupClass;
    private final double[] groupSums;
    private final double[] groupWeights;
    private int groups;

    // Running sums of the sweep; classes only.
    private final double[] leftSums;
    private final double[] totals;

    private static final int NONE = -1;
    private static final int MIXED = -2;
    private static final int RADIX_BITS = 9;
    private static final int RADIX_FROM = 384;

    // The best split so far of the node.
    int bestFeature;
    double bestScore;
    double bestThreshold;
    boolean bestMissingLeft;
    int bestCode;

    /**
     * @param rows of the tree, which its builder partitions
     * @param orders of the same rows, partitioned alike; null if each node is to sort its own
     */
    SplitSearch(TreeData data, Target target, double[] weights, int minLeaf, int[] rows, ColumnOrders orders) {
        this.data = data;
        this.weights = weights;
        this.minLeaf = minLeaf;
        this.rows = rows;
        this.orders = orders;
        outputs = target.outputs();
        scalar = target.scalar();
        entropy = target.criterion() == Criterion.ENTROPY;
        shrinkage = target.shrinkage();
        int n = rows.length;
        keys = orders == null ? new long[n] : null;
        spare = orders == null ? new long[n] : null;
        classes = scalar ? null : target.codes();
        numbers = scalar ? new double[data.rows()] : null;
        if (scalar) {
            for (int row : rows) {
                numbers[row] = weights[row] * target.scalarValue(row);
            }
        }
        groupCode = new int[n + 1];
        groupRows = new int[n + 1];
        groupClass = scalar ? null : new int[n + 1];
        groupWeights = new double[n + 1];
        groupSums = new double[scalar ? n + 1 : (n + 1) * outputs];
        leftSums = new double[outputs];
        totals = new double[outputs];
    }

    /** Starts a node of the rows of this range. */
    void node(int first, int end) {
        from = first;
        size = end - first;
        bestFeature = -1;
        bestScore = Double.NEGATIVE_INFINITY;
    }

    /** Tries every threshold of column f; false if the column is constant here. */
    boolean tryFeature(int f) {
        int[] column = data.column(f);
        int missing = data.codes(f);
        if (missing < size) {
            count(column, missing);
        } else if (orders != null) {
            group(column, orders.of(f));
        } else {
            sort(column, missing);
        }
        if (groups < 2) {
            return false;
        }
        boolean hasMissing = groupCode[groups - 1] == missing;
        if (scalar) {
            sweepNumbers(f, hasMissing);
        } else {
            sweepClasses(f, hasMissing);
        }
        return true;
    }

    private void count(int[] column, int missing) {
        int width = scalar ? 1 : outputs;
        Arrays.fill(groupRows, 0, missing + 1, 0);
        Arrays.fill(groupWeights, 0, missing + 1, 0);
        Arrays.fill(groupSums, 0, (missing + 1) * width, 0);
        if (!scalar) {
            Arrays.fill(groupClass, 0, missing + 1, NONE);
        }
        for (int at = from; at < from + size; at++) {
            add(rows[at], column[rows[at]]);
        }
        groups = 0;
        for (int code = 0; code <= missing; code++) {
            if (groupRows[code] > 0) {
                groupCode[groups] = code;
                groupRows[groups] = groupRows[code];
                groupWeights[groups] = groupWeights[code];
                if (groups != code) {
                    System.arraycopy(groupSums, code * width, groupSums, groups * width, width);
                    if (!scalar) {
                        groupClass[groups] = groupClass[code];
                    }
                }
                groups++;
            }
        }
    }

    private void add(int row, int group) {
        groupRows[group]++;
        groupWeights[group] += weights[row];
        if (scalar) {
            groupSums[group] += numbers[row];
        } else {
            int k = classes[row];
            groupSums[group * outputs + k] += weights[row];
            groupClass[group] = groupClass[group] == NONE || groupClass[group] == k ? k : MIXED;
        }
    }

    private void group(int[] column, int[] order) {
        groups = 0;
        int last = -1;
        for (int at = from; at < from + size; at++) {
            int row = order[at];
            int code = column[row];
            if (code != last) {
                newGroup(code);
                last = code;
            }
            add(row, groups - 1);
        }
    }

    private void newGroup(int code) {
        groupCode[groups] = code;
        groupRows[groups] = 0;
        groupWeights[groups] = 0;
        int width = scalar ? 1 : outputs;
        for (int k = groups * width; k < (groups + 1) * width; k++) {
            groupSums[k] = 0;
        }
        if (!scalar) {
            groupClass[groups] = NONE;
        }
        groups++;
    }

    private void sort(int[] column, int missing) {
        for (int i = 0; i < size; i++) {
            int row = rows[from + i];
            keys[i] = (long) column[row] << 32 | row;
        }
        long[] sorted = keys;
        if (size < RADIX_FROM) {
            insertionOrLibrarySort();
        } else {
            sorted = radixSort(missing);
        }
        groups = 0;
        int last = -1;
        for (int at = 0; at < size; at++) {
            int code = (int) (sorted[at] >>> 32);
            if (code != last) {
                newGroup(code);
                last = code;
            }
            add((int) sorted[at], groups - 1);
        }
    }

    private void insertionOrLibrarySort() {
        if (size > 40) {
            Arrays.sort(keys, 0, size);
            return;
        }
        for (int i = 1; i < size; i++) {
            long key = keys[i];
            int j = i - 1;
            while (j >= 0 && keys[j] > key) {
                keys[j + 1] = keys[j];
                j--;
            }
            keys[j + 1] = key;
        }
    }

    /** Least significant digit first, over the digits a code has; stable, so rows of a code keep their order. */
    private long[] radixSort(int largest) {
        long[] source = keys;
        long[] target = spare;
        int mask = histogram.length - 1;
        for (int shift = 32; shift < 64 && largest >>> (shift - 32) > 0; shift += RADIX_BITS) {
            Arrays.fill(histogram, 0);
            for (int i = 0; i < size; i++) {
                histogram[(int) (source[i] >>> shift) & mask]++;
            }
            int start = 0;
            for (int digit = 0; digit <= mask; digit++) {
                int count = histogram[digit];
                histogram[digit] = start;
                start += count;
            }
            for (int i = 0; i < size; i++) {
                target[histogram[(int) (source[i] >>> shift) & mask]++] = source[i];
            }
            long[] swapped = source;
            source = target;
            target = swapped;
        }
        return source;
    }

    private void sweepNumbers(int f, boolean hasMissing) {
        int present = hasMissing ? groups - 1 : groups;
        double missingSum = hasMissing ? groupSums[present] : 0;
        double missingWeight = hasMissing ? groupWeights[present] : 0;
        int missingRows = hasMissing ? groupRows[present] : 0;
        double totalSum = 0;
        double totalWeight = 0;
        for (int g = 0; g < groups; g++) {
            totalSum += groupSums[g];
            totalWeight += groupWeights[g];
        }
        double sum = 0;
        double weight = 0;
        int rows = 0;
        double best = threshold();
        int bestGroup = -1;
        boolean missingLeft = false;
        // Without missing rows the last group has nothing to its right.
        for (int g = 0; g < (hasMissing ? present : present - 1); g++) {
            sum += groupSums[g];
            weight += groupWeights[g];
            rows += groupRows[g];
            if (rows >= minLeaf && size - rows >= minLeaf) {
                double score = score(sum, weight, totalSum - sum, totalWeight - weight);
                if (score > best) {
                    best = raised(score);
                    bestGroup = g;
                    missingLeft = false;
                    bestScore = score;
                }
            }
            int withMissing = rows + missingRows;
            if (hasMissing && g < present - 1 && withMissing >= minLeaf && size - withMissing >= minLeaf) {
                double leftSum = sum + missingSum;
                double leftWeight = weight + missingWeight;
                double score = score(leftSum, leftWeight, totalSum - leftSum, totalWeight - leftWeight);
                if (score > best) {
                    best = raised(score);
                    bestGroup = g;
                    missingLeft = true;
                    bestScore = score;
                }
            }
        }
        keep(f, bestGroup, present, hasMissing, missingLeft);
    }

    private double score(double leftSum, double leftWeight, double rightSum, double rightWeight) {
        return leftSum * leftSum / (leftWeight + shrinkage) + rightSum * rightSum / (rightWeight + shrinkage);
    }

    private void sweepClasses(int f, boolean hasMissing) {
        int present = hasMissing ? groups - 1 : groups;
        int missingRows = hasMissing ? groupRows[present] : 0;
        Arrays.fill(leftSums, 0);
        Arrays.fill(totals, 0);
        for (int g = 0; g < groups; g++) {
            for (int k = 0; k < outputs; k++) {
                totals[k] += groupSums[g * outputs + k];
            }
        }
        int rows = 0;
        double best = threshold();
        int bestGroup = -1;
        boolean missingLeft = false;
        // A cut between rows of one class is never the best one, for the score is strictly convex along them.
        boolean onlyBoundaries = minLeaf == 1 && !hasMissing;
        for (int g = 0; g < (hasMissing ? present : present - 1); g++) {
            for (int k = 0; k < outputs; k++) {
                leftSums[k] += groupSums[g * outputs + k];
            }
            rows += groupRows[g];
            if (onlyBoundaries && groupClass[g] == groupClass[g + 1] && groupClass[g] != MIXED) {
                continue;
            }
            if (rows >= minLeaf && size - rows >= minLeaf) {
                double score = classScore(-1);
                if (score > best) {
                    best = raised(score);
                    bestGroup = g;
                    missingLeft = false;
                    bestScore = score;
                }
            }
            int withMissing = rows + missingRows;
            if (hasMissing && g < present - 1 && withMissing >= minLeaf && size - withMissing >= minLeaf) {
                double score = classScore(present);
                if (score > best) {
                    best = raised(score);
                    bestGroup = g;
                    missingLeft = true;
                    bestScore = score;
                }
            }
        }
        keep(f, bestGroup, present, hasMissing, missingLeft);
    }

    /** The score of the sums on the left, with those of one more group (−1 for none). */
    private double classScore(int with) {
        double leftWeight = 0;
        double rightWeight = 0;
        double left = 0;
        double right = 0;
        for (int k = 0; k < outputs; k++) {
            double l = leftSums[k] + (with >= 0 ? groupSums[with * outputs + k] : 0);
            double r = Math.max(0, totals[k] - l);
            leftWeight += l;
            rightWeight += r;
            left += entropy ? xLogX(l) : l * l;
            right += entropy ? xLogX(r) : r * r;
        }
        return entropy
                ? left - xLogX(leftWeight) + right - xLogX(rightWeight)
                : left / leftWeight + right / rightWeight;
    }

    private static double xLogX(double x) {
        return x > 0 ? x * Math.log(x) : 0;
    }

    private double threshold() {
        return bestScore == Double.NEGATIVE_INFINITY ? bestScore : raised(bestScore);
    }

    private static double raised(double score) {
        return score + TIE * Math.abs(score);
    }

    private void keep(int f, int group, int present, boolean hasMissing, boolean missingLeft) {
        if (group < 0) {
            return;
        }
        bestFeature = f;
        bestCode = groupCode[group];
        if (group == present - 1) {
            // All present values left, the missing ones right.
            bestThreshold = Double.MAX_VALUE;
            bestMissingLeft = false;
            return;
        }
        bestThreshold = data.threshold(f, groupCode[group], groupCode[group + 1]);
        if (hasMissing) {
            bestMissingLeft = missingLeft;
        } else {
            int rows = 0;
            for (int g = 0; g <= group; g++) {
                rows += groupRows[g];
            }
            // Nothing was missing here: what will be, goes where most rows went.
            bestMissingLeft = 2 * rows > size;
        }
    }
}
