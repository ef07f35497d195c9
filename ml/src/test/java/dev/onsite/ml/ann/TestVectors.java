package dev.onsite.ml.ann;

import java.util.Random;

/** Seeded data for tests. */
final class TestVectors {
    private TestVectors() {}

    static float[][] uniform(int count, int dimension, long seed) {
        Random random = new Random(seed);
        float[][] vectors = new float[count][dimension];
        for (float[] vector : vectors) {
            for (int d = 0; d < dimension; d++) {
                vector[d] = random.nextFloat();
            }
        }
        return vectors;
    }

    /** Tight clusters far apart: a graph of nearest neighbours alone falls to pieces on them. */
    static float[][] clustered(int count, int dimension, long seed) {
        Random random = new Random(seed);
        float[][] centers = new float[20][dimension];
        for (float[] center : centers) {
            for (int d = 0; d < dimension; d++) {
                center[d] = 3 * (float) random.nextGaussian();
            }
        }
        float[][] vectors = new float[count][dimension];
        for (float[] vector : vectors) {
            float[] center = centers[random.nextInt(centers.length)];
            for (int d = 0; d < dimension; d++) {
                vector[d] = center[d] + (float) random.nextGaussian();
            }
        }
        return vectors;
    }

    /** Mean share of the true k nearest that the index finds. */
    static double recall(VectorIndex index, VectorIndex exact, float[][] queries, int k, SearchOptions options) {
        long hits = 0;
        long wanted = 0;
        for (float[] query : queries) {
            Neighbors truth = exact.search(query, k, options);
            Neighbors found = index.search(query, k, options);
            wanted += truth.size();
            // By distance, so that one of several equally near counts as well as another.
            float worst = truth.size() == 0 ? 0 : truth.distance(truth.size() - 1);
            for (int i = 0; i < found.size(); i++) {
                if (found.distance(i) <= worst * (1 + 1e-6f) + 1e-6f) {
                    hits++;
                }
            }
        }
        return wanted == 0 ? 1 : (double) hits / wanted;
    }
}
