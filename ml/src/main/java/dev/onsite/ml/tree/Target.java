package dev.onsite.ml.tree;

/**
 * What a tree is to predict: classes, or numbers. Two classes under Gini impurity are numbers 0 and 1 to the split search,
 * since the variance of a share p is p(1 − p), half its Gini impurity.
 *
 * @param classes the number of classes, 0 for numbers
 * @param codes the class of each row; null for numbers
 * @param numbers the number of each row; null for classes
 * @param criterion the impurity
 * @param shrinkage λ of the leaf value Σwy/(Σw + λ) and of the gain (numbers only; 0 for plain trees)
 */
@SuppressWarnings("ArrayRecordComponent") // shared by all the trees of an ensemble, package-private
record Target(int classes, int[] codes, double[] numbers, Criterion criterion, double shrinkage) {
    static Target classes(int classes, int[] codes, Criterion criterion) {
        return new Target(classes, codes, null, criterion, 0);
    }

    static Target numbers(double[] numbers, double shrinkage) {
        return new Target(0, null, numbers, Criterion.SQUARED_ERROR, shrinkage);
    }

    /** Whether one running sum is all a split search needs. */
    boolean scalar() {
        return classes == 0 || (classes == 2 && criterion == Criterion.GINI);
    }

    int outputs() {
        return Math.max(1, classes);
    }

    double scalarValue(int row) {
        return classes == 0 ? numbers[row] : codes[row];
    }
}
