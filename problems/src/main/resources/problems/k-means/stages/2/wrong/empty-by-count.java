// expect: WA on "a cluster without weight"
// A cluster is taken for empty when it has no points, not when they weigh nothing.
import java.util.Arrays;

/** Lloyd's algorithm with weights: O(nkd) time a round, O(n + kd) memory. */
public class Solution {
    record Clustering(double[][] centroids, int[] labels) {}

    public static Clustering kMeans(
            double[][] points, double[] weights, double[][] initialCentroids, int maxIterations) {
        double[][] centroids = new double[initialCentroids.length][];
        for (int j = 0; j < centroids.length; j++) {
            centroids[j] = initialCentroids[j].clone();
        }
        int[] labels = assign(points, centroids);
        for (int round = 0; round < maxIterations; round++) {
            move(points, weights, labels, centroids);
            int[] next = assign(points, centroids);
            if (Arrays.equals(labels, next)) {
                break;
            }
            labels = next;
        }
        return new Clustering(centroids, labels);
    }

    private static int[] assign(double[][] points, double[][] centroids) {
        int[] labels = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            for (int j = 0; j < centroids.length; j++) {
                double distance = 0;
                for (int f = 0; f < points[i].length; f++) {
                    double difference = points[i][f] - centroids[j][f];
                    distance += difference * difference;
                }
                if (distance < best) {
                    best = distance;
                    labels[i] = j;
                }
            }
        }
        return labels;
    }

    private static void move(double[][] points, double[] weights, int[] labels, double[][] centroids) {
        int[] counts = new int[centroids.length];
        int d = points[0].length;
        double[][] sums = new double[centroids.length][d];
        double[] totals = new double[centroids.length];
        for (int i = 0; i < points.length; i++) {
            counts[labels[i]]++;
            totals[labels[i]] += weights[i];
            for (int f = 0; f < d; f++) {
                sums[labels[i]][f] += weights[i] * points[i][f];
            }
        }
        for (int j = 0; j < centroids.length; j++) {
            for (int f = 0; f < d && counts[j] > 0; f++) {
                centroids[j][f] = sums[j][f] / totals[j];
            }
        }
    }
}
