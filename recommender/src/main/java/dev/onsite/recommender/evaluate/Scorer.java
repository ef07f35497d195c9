package dev.onsite.recommender.evaluate;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.ml.linalg.Cholesky;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.recommender.data.Interactions;
import dev.onsite.recommender.train.ImplicitAls;
import dev.onsite.recommender.train.ItemNeighbours;

/** Scores all items for someone who dealt with some. One thread at a time each; scores begin at 0. */
@FunctionalInterface
public interface Scorer {
    /** EASE's matrix is items × items of doubles, and is inverted. */
    int MOST_ITEMS_OF_EASE = 5_000;

    /** Fills the scores. */
    void score(int[] seen, float[] scores);

    /** The same for everyone: how many dealt with it. What every recommender has to beat. */
    static Scorer popularity(Interactions train) {
        int[] counts = train.counts();
        return (seen, scores) -> {
            for (int i = 0; i < counts.length; i++) {
                scores[i] = counts[i];
            }
        };
    }

    /** The sum of cosines to what was seen. */
    static Scorer neighbours(Interactions train, int width, int threads) {
        return ItemNeighbours.fit(train, width, threads)::score;
    }

    /** Implicit ALS: one half-step for the user, then inner products. */
    static Scorer factors(ImplicitAls als) {
        VectorKernels kernels = Kernels.vectors();
        ImplicitAls.FoldIn foldIn = als.foldIn();
        int d = als.options().dimension();
        float[] items = als.itemFactors();
        return (seen, scores) -> {
            float[] user = new float[d];
            foldIn.solve(seen, seen.length, user, 0);
            for (int i = 0; i < scores.length; i++) {
                scores[i] = kernels.dot(items, i * d, user, 0, d);
            }
        };
    }

    /**
     * EASE^R (Steck, 2019): the items' own linear model, {@code B = I − P / diag(P)}, {@code P = (XᵀX + λI)⁻¹}. O(items³).
     *
     * @throws IllegalArgumentException for more than {@value #MOST_ITEMS_OF_EASE} items
     */
    static Scorer ease(Interactions train, double lambda) {
        int n = train.items();
        require(n <= MOST_ITEMS_OF_EASE, "EASE is for at most %d items, got %d", MOST_ITEMS_OF_EASE, n);
        require(lambda > 0, "lambda must be above 0, got %s", lambda);
        Matrix gram = Matrix.zeros(n, n);
        double[] values = gram.values();
        for (int u = 0; u < train.users(); u++) {
            for (int a = train.start(u); a < train.start(u + 1); a++) {
                for (int b = train.start(u); b < train.start(u + 1); b++) {
                    values[train.columnsOf()[a] * n + train.columnsOf()[b]]++;
                }
            }
        }
        for (int i = 0; i < n; i++) {
            values[i * n + i] += lambda;
        }
        double[] inverse = inverse(gram);
        float[] weights = new float[n * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                // Row i holds what having i says of each j.
                weights[i * n + j] = i == j ? 0 : (float) (-inverse[i * n + j] / inverse[j * n + j]);
            }
        }
        return (seen, scores) -> {
            for (int item : seen) {
                Kernels.vectors().axpy(1f, weights, item * n, scores, 0, n);
            }
        };
    }

    /** A⁻¹ = Z Zᵀ, row i of Z being L⁻¹ eᵢ of A = LLᵀ: passes over rows alone, where solving for columns strides. */
    private static double[] inverse(Matrix gram) {
        int n = gram.rows();
        Cholesky factored = Cholesky.of(gram);
        double[] rows = new double[n * n];
        double[] unit = new double[n];
        for (int i = 0; i < n; i++) {
            unit[i] = 1;
            System.arraycopy(factored.solveLower(unit), 0, rows, i * n, n);
            unit[i] = 0;
        }
        double[] inverse = new double[n * n];
        Kernels.gemm().gemm(false, true, n, n, n, 1d, rows, 0, n, rows, 0, n, 0d, inverse, 0, n);
        return inverse;
    }
}
