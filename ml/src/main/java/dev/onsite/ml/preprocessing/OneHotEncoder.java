package dev.onsite.ml.preprocessing;

import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.model.ModelFormat;
import dev.onsite.ml.model.ModelInput;
import dev.onsite.ml.model.ModelOutput;
import dev.onsite.ml.model.Transformer;
import java.util.Arrays;

/**
 * A column of categories (any numbers) becomes one column of 0 and 1 a category seen in training, ascending. A category not
 * seen becomes all zeros, or an error if {@code strict}. O(nd log categories).
 */
public final class OneHotEncoder implements Transformer {
    /** The file format. */
    public static final ModelFormat<OneHotEncoder> FORMAT =
            new ModelFormat<>("one-hot-encoder", 1, OneHotEncoder::write, OneHotEncoder::read);

    private final double[][] categories;
    private final boolean strict;

    private OneHotEncoder(double[][] categories, boolean strict) {
        this.categories = categories;
        this.strict = strict;
    }

    /** Fits. */
    public static OneHotEncoder fit(Matrix x, boolean strict) {
        Require.data(x, 1);
        double[][] categories = new double[x.columns()][];
        for (int j = 0; j < categories.length; j++) {
            // + 0.0 makes −0.0 and 0.0 one category.
            categories[j] = Arrays.stream(x.column(j))
                    .map(v -> v + 0.0)
                    .sorted()
                    .distinct()
                    .toArray();
        }
        return new OneHotEncoder(categories, strict);
    }

    /** The categories of a column, ascending. */
    public double[] categories(int column) {
        return categories[column].clone();
    }

    @Override
    public int features() {
        return categories.length;
    }

    @Override
    public Matrix transform(Matrix x) {
        Require.features(x, features());
        int width = Arrays.stream(categories).mapToInt(c -> c.length).sum();
        Matrix encoded = Matrix.zeros(x.rows(), width);
        for (int i = 0; i < x.rows(); i++) {
            int first = 0;
            for (int j = 0; j < categories.length; j++) {
                int at = Arrays.binarySearch(categories[j], x.get(i, j) + 0.0);
                Require.that(
                        at >= 0 || !strict,
                        "column %d must hold a category seen in training (%s), got %s in row %d",
                        j,
                        Arrays.toString(categories[j]),
                        x.get(i, j),
                        i);
                if (at >= 0) {
                    encoded.set(i, first + at, 1);
                }
                first += categories[j].length;
            }
        }
        return encoded;
    }

    @Override
    public ModelFormat<?> format() {
        return FORMAT;
    }

    private void write(ModelOutput out) {
        out.put(strict).put(categories.length);
        for (double[] column : categories) {
            out.put(column);
        }
    }

    private static OneHotEncoder read(ModelInput in) {
        boolean strict = in.getBoolean();
        double[][] categories = new double[in.getInt()][];
        for (int j = 0; j < categories.length; j++) {
            categories[j] = in.getDoubles();
        }
        return new OneHotEncoder(categories, strict);
    }
}
