package dev.onsite.ml.cluster;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.Matrix;
import dev.onsite.ml.linalg.VectorKernels;
import java.util.Arrays;
import java.util.Random;

/** The first centroids of k-means: k points of the data, distinct as rows of the matrix. */
final class KMeansStart {
    private KMeansStart() {}

    static Matrix choose(Matrix x, double[] weights, KMeans.Options options, Random random) {
        return options.start() == KMeans.Start.RANDOM
                ? uniform(x, options.k(), random)
                : plusPlus(x, weights, options.k(), random);
    }

    private static Matrix uniform(Matrix x, int k, Random random) {
        // Floyd's sampling: k draws without replacement, in O(k²) without an array of n.
        int[] picked = new int[k];
        for (int i = 0; i < k; i++) {
            int limit = x.rows() - k + i;
            int draw = random.nextInt(limit + 1);
            boolean taken = false;
            for (int j = 0; j < i; j++) {
                taken |= picked[j] == draw;
            }
            picked[i] = taken ? limit : draw;
        }
        return x.rows(picked);
    }

    private static Matrix plusPlus(Matrix x, double[] weights, int k, Random random) {
        int n = x.rows();
        int trials = 2 + (int) Math.log(k);
        int[] picked = new int[k];
        picked[0] = draw(weights, Arrays.stream(weights).sum(), random);
        double[] nearest = distances(x, picked[0], null);
        double[] mass = new double[n];
        for (int c = 1; c < k; c++) {
            double total = 0;
            for (int i = 0; i < n; i++) {
                mass[i] = weights[i] * nearest[i];
                total += mass[i];
            }
            if (total == 0) {
                // Fewer than k distinct points: any point not taken yet will do, its cluster will stay empty.
                picked[c] = firstFree(picked, c);
                continue;
            }
            double leastPotential = Double.POSITIVE_INFINITY;
            double[] best = nearest;
            for (int t = 0; t < trials; t++) {
                int candidate = draw(mass, total, random);
                double[] after = distances(x, candidate, nearest);
                double potential = 0;
                for (int i = 0; i < n; i++) {
                    potential += weights[i] * after[i];
                }
                if (potential < leastPotential) {
                    leastPotential = potential;
                    picked[c] = candidate;
                    best = after;
                }
            }
            nearest = best;
        }
        return x.rows(picked);
    }

    private static int firstFree(int[] picked, int count) {
        int[] taken = Arrays.copyOf(picked, count);
        Arrays.sort(taken);
        int free = 0;
        for (int index : taken) {
            if (index == free) {
                free++;
            }
        }
        return free;
    }

    /** Squared distances of all points to point {@code to}, or the known ones where those are smaller. */
    private static double[] distances(Matrix x, int to, double[] known) {
        int d = x.columns();
        VectorKernels kernels = Kernels.vectors();
        double[] distances = new double[x.rows()];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = kernels.squaredL2(x.values(), i * d, x.values(), to * d, d);
            if (known != null && known[i] < distances[i]) {
                distances[i] = known[i];
            }
        }
        return distances;
    }

    private static int draw(double[] mass, double total, Random random) {
        double left = random.nextDouble() * total;
        int last = 0;
        for (int i = 0; i < mass.length; i++) {
            if (mass[i] > 0) {
                last = i;
                left -= mass[i];
                if (left < 0) {
                    return i;
                }
            }
        }
        return last;
    }
}
