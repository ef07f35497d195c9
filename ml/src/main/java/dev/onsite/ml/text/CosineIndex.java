package dev.onsite.ml.text;

import dev.onsite.ml.linalg.Require;
import dev.onsite.ml.linalg.SparseMatrix;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Finds the rows most similar to a query by cosine, through an inverted index: O(postings of the query's terms + n). Rows need
 * not be normalised; a zero row has similarity 0 to everything.
 */
public final class CosineIndex {
    private final int rows;
    private final int columns;
    private final int[] starts;
    private final int[] postings;
    private final double[] weights;

    private CosineIndex(int rows, int columns, int[] starts, int[] postings, double[] weights) {
        this.rows = rows;
        this.columns = columns;
        this.starts = starts;
        this.postings = postings;
        this.weights = weights;
    }

    /** Indexes the rows. */
    public static CosineIndex of(SparseMatrix vectors) {
        int[] starts = new int[vectors.columns() + 1];
        for (int e = 0; e < vectors.entries(); e++) {
            starts[vectors.indices()[e] + 1]++;
        }
        for (int j = 0; j < vectors.columns(); j++) {
            starts[j + 1] += starts[j];
        }
        int[] next = starts.clone();
        int[] postings = new int[vectors.entries()];
        double[] weights = new double[vectors.entries()];
        for (int i = 0; i < vectors.rows(); i++) {
            double scale = scale(vectors, i);
            for (int e = vectors.rowStart(i); e < vectors.rowStart(i + 1); e++) {
                int at = next[vectors.indices()[e]]++;
                postings[at] = i;
                weights[at] = scale * vectors.values()[e];
            }
        }
        return new CosineIndex(vectors.rows(), vectors.columns(), starts, postings, weights);
    }

    private static double scale(SparseMatrix vectors, int row) {
        double squares = 0;
        for (int e = vectors.rowStart(row); e < vectors.rowStart(row + 1); e++) {
            squares += vectors.values()[e] * vectors.values()[e];
        }
        return squares > 0 ? 1 / Math.sqrt(squares) : 0;
    }

    /**
     * A row and its similarity.
     *
     * @param row its index
     * @param similarity the cosine
     */
    public record Match(int row, double similarity) {}

    /**
     * The k rows most similar to row {@code row} of {@code queries}, best first, the lower row first on a tie. Rows of
     * similarity 0 are left out: there may be fewer than k.
     */
    public List<Match> search(SparseMatrix queries, int row, int k) {
        Require.that(queries.columns() == columns, "queries must have %d columns, got %d", columns, queries.columns());
        Require.that(k >= 1, "k must be at least 1, got %d", k);
        double[] scores = new double[rows];
        double scale = scale(queries, row);
        for (int e = queries.rowStart(row); e < queries.rowStart(row + 1); e++) {
            int j = queries.indices()[e];
            double weight = scale * queries.values()[e];
            for (int p = starts[j]; p < starts[j + 1]; p++) {
                scores[postings[p]] += weight * weights[p];
            }
        }
        PriorityQueue<Match> best = new PriorityQueue<>((a, b) -> a.similarity != b.similarity
                ? Double.compare(a.similarity, b.similarity)
                : Integer.compare(b.row, a.row));
        for (int i = 0; i < rows; i++) {
            if (scores[i] > 0 && (best.size() < k || scores[i] > best.peek().similarity)) {
                best.add(new Match(i, scores[i]));
                if (best.size() > k) {
                    best.poll();
                }
            }
        }
        List<Match> matches = new ArrayList<>(best);
        matches.sort(best.comparator().reversed());
        return matches;
    }
}
