// expect: WA on "a heavy point"
// Weighs the distances of the assignment and takes the plain mean.
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
        int[] labels = assign(points, weights, centroids);
        for (int round = 0; round < maxIterations; round++) {
            move(points, weights, labels, centroids);
            int[] next = assign(points, weights, centroids);
            if (Arrays.equals(labels, next)) {
                break;
            }
            labels = next;
        }
        return new Clustering(centroids, labels);
    }

    private static int[] assign(double[][] points, double[] weights, double[][] centroids) {
        int[] labels = new int[points.length];
        for (int i = 0; i < points.length; i++) {
            double best = Double.POSITIVE_INFINITY;
            for (int j = 0; j < centroids.length; j++) {
                double distance = 0;
                for (int f = 0; f < points[i].length; f++) {
                    double difference = points[i][f] - centroids[j][f];
                    distance += weights[i] * difference * difference;
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
        int d = points[0].length;
        double[][] sums = new double[centroids.length][d];
        double[] totals = new double[centroids.length];
        for (int i = 0; i < points.length; i++) {
            totals[labels[i]]++;
            for (int f = 0; f < d; f++) {
                sums[labels[i]][f] += points[i][f];
            }
        }
        for (int j = 0; j < centroids.length; j++) {
            for (int f = 0; f < d && totals[j] > 0; f++) {
                centroids[j][f] = sums[j][f] / totals[j];
            }
        }
    }
}
