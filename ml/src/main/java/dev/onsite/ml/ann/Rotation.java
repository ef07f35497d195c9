package dev.onsite.ml.ann;

import java.util.SplittableRandom;

/**
 * A random orthogonal map in O(d log d): rounds of random signs and a normalised Walsh–Hadamard transform over the first,
 * then the last 2^⌊log₂ d⌋ components. It preserves distances and inner products and spreads a vector's length evenly
 * over its components, so that one quantisation step suits all of them.
 */
final class Rotation {
    private static final int ROUNDS = 4;

    private final int dimension;
    private final int block;
    private final float[][] signs = new float[ROUNDS][];

    Rotation(int dimension, long seed) {
        this.dimension = dimension;
        block = Integer.highestOneBit(dimension);
        SplittableRandom random = new SplittableRandom(seed);
        float scale = (float) (1 / Math.sqrt(block));
        for (int round = 0; round < ROUNDS; round++) {
            int start = start(round);
            signs[round] = new float[dimension];
            for (int i = 0; i < dimension; i++) {
                float magnitude = i >= start && i < start + block ? scale : 1;
                signs[round][i] = random.nextBoolean() ? magnitude : -magnitude;
            }
        }
    }

    private int start(int round) {
        return (round & 1) == 0 ? 0 : dimension - block;
    }

    /** Rotates in place. */
    void apply(float[] x) {
        for (int round = 0; round < ROUNDS; round++) {
            float[] sign = signs[round];
            for (int i = 0; i < dimension; i++) {
                x[i] *= sign[i];
            }
            hadamard(x, start(round));
        }
    }

    private void hadamard(float[] x, int from) {
        int end = from + block;
        for (int half = 1; half < block; half *= 2) {
            for (int start = from; start < end; start += 2 * half) {
                for (int i = start; i < start + half; i++) {
                    float a = x[i];
                    float b = x[i + half];
                    x[i] = a + b;
                    x[i + half] = a - b;
                }
            }
        }
    }
}
