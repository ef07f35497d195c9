package dev.onsite.ml.cluster;

import dev.onsite.ml.linalg.Matrix;

/**
 * k-means as one writes it on a whiteboard: assign every point to its nearest centroid, move every centroid to the mean of
 * its points, until nothing moves. O(nkd) an iteration, O(n + kd) memory. The oracle of {@link KMeans}.
 *
 * @param centroids k × d
 * @param labels the nearest of these centroids, the lowest on a tie
 * @param inertia Σᵢ‖xᵢ − c(xᵢ)‖²
 * @param iterations the number of times the centroids were moved
 */
@SuppressWarnings("ArrayRecordComponent") // as one writes it on a whiteboard
public record LloydKMeans(double[][] centroids, int[] labels, double inertia, int iterations) {
    /** Iterates from the given centroids until none moves, or {@code maxIterations} times. */
    public static LloydKMeans fit(double[][] points, double[][] initialCentroids, int maxIterations) {
        double[][] centroids = Matrix.of(initialCentroids).toArray();
        int[] labels = assign(points, centroids);
        int iterations = 0;
        boolean moved = true;
        while (moved && iterations < maxIterations) {
            double[][] means = means(points, labels, centroids);
            moved = !Matrix.of(means).equals(Matrix.of(centroids));
            centroids = means;
            labels = assign(points, centroids);
            iterations++;
        }
        double inertia = 0;
        for (int i = 0; i < points.length; i++) {
            inertia += squaredDistance(points[i], centroids[labels[i]]);
        }
        return new LloydKMeans(centroids, labels, inertia, iterations);
    }

    private static int[] assign(double[][] points, double[][] centroids) {
        int[] labels = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            for (int j = 1; j < centroids.length; j++) {
                if (squaredDistance(points[i], centroids[j]) < squaredDistance(points[i], centroids[labels[i]])) {
                    labels[i] = j;
                }
            }
        }
        return labels;
    }

    private static double[][] means(double[][] points, int[] labels, double[][] centroids) {
        double[][] means = new double[centroids.length][];
        for (int j = 0; j < centroids.length; j++) {
            double[] sum = new double[centroids[j].length];
            int count = 0;
            for (int i = 0; i < points.length; i++) {
                if (labels[i] == j) {
                    count++;
                    for (int f = 0; f < sum.length; f++) {
                        sum[f] += points[i][f];
                    }
                }
            }
            means[j] = centroids[j];
            if (count > 0) {
                means[j] = sum;
                for (int f = 0; f < sum.length; f++) {
                    sum[f] /= count;
                }
            }
        }
        return means;
    }

    private static double squaredDistance(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += (a[f] - b[f]) * (a[f] - b[f]);
        }
        return sum;
    }
}
