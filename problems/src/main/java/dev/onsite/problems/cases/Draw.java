package dev.onsite.problems.cases;

import java.util.Random;

/** Random values for cases, the same for the same seed on every machine. */
public final class Draw {
    private final Random random;

    public Draw(long seed) {
        random = new Random(seed);
    }

    /** A case's seed from the run's and the case's name (SplitMix64's finaliser). */
    static long mix(long seed, String name) {
        long z = seed * 0x9E3779B97F4A7C15L + name.hashCode();
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        // Short enough to be typed in by a person who wants the case again.
        return (z ^ (z >>> 31)) >>> 32;
    }

    /** A whole number from low to high, both included. */
    public int between(int low, int high) {
        return low + random.nextInt(high - low + 1);
    }

    /** A number in [low, high). */
    public double uniform(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /** A standard normal number. */
    public double normal() {
        return random.nextGaussian();
    }

    /** True with this probability. */
    public boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    /** n standard normal numbers. */
    public double[] normals(int n) {
        return normals(n, 1.0);
    }

    /** n normal numbers of this standard deviation. */
    public double[] normals(int n, double scale) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = scale * random.nextGaussian();
        }
        return values;
    }

    /** A matrix of normal numbers of this standard deviation. */
    public double[][] normals(int rows, int columns, double scale) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = normals(columns, scale);
        }
        return values;
    }

    /** A batch of matrices of normal numbers of this standard deviation. */
    public double[][][] normals(int batch, int rows, int columns, double scale) {
        double[][][] values = new double[batch][][];
        for (int b = 0; b < batch; b++) {
            values[b] = normals(rows, columns, scale);
        }
        return values;
    }

    /** n numbers in [low, high). */
    public double[] uniforms(int n, double low, double high) {
        double[] values = new double[n];
        for (int i = 0; i < n; i++) {
            values[i] = uniform(low, high);
        }
        return values;
    }

    /** A matrix of numbers in [low, high). */
    public double[][] uniforms(int rows, int columns, double low, double high) {
        double[][] values = new double[rows][];
        for (int i = 0; i < rows; i++) {
            values[i] = uniforms(columns, low, high);
        }
        return values;
    }

    /** n whole numbers from low to high, both included. */
    public int[] ints(int n, int low, int high) {
        int[] values = new int[n];
        for (int i = 0; i < n; i++) {
            values[i] = between(low, high);
        }
        return values;
    }

    /** The numbers 0 … n − 1 in random order. */
    public int[] permutation(int n) {
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            int j = between(0, i);
            order[i] = order[j];
            order[j] = i;
        }
        return order;
    }
}
