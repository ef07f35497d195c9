// expect: TLE on "700 pairs"
// Every probability with a softmax of its own.
public class Solution {
    record InfoNce(double loss, double[][] dqueries, double[][] ddocuments) {}

    public static InfoNce infoNce(double[][] queries, double[][] documents, double temperature) {
        int n = queries.length;
        int d = queries[0].length;
        double[][] dqueries = new double[n][d];
        double[][] ddocuments = new double[n][d];
        double loss = 0;
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                double largest = -1;
                for (int m = 0; m < n; m++) {
                    largest = Math.max(largest, cosine(queries[i], documents[m]));
                }
                double sum = 0;
                for (int m = 0; m < n; m++) {
                    sum += Math.exp((cosine(queries[i], documents[m]) - largest) / temperature);
                }
                double cosine = cosine(queries[i], documents[j]);
                if (i == j) {
                    loss += (Math.log(sum) - (cosine - largest) / temperature) / n;
                }
                double probability = Math.exp((cosine - largest) / temperature) / sum;
                double gradient = (probability - (i == j ? 1 : 0)) / n / temperature;
                double a = Math.sqrt(dot(queries[i], queries[i]));
                double b = Math.sqrt(dot(documents[j], documents[j]));
                for (int f = 0; f < d; f++) {
                    dqueries[i][f] += gradient * (documents[j][f] / b - cosine * queries[i][f] / a) / a;
                    ddocuments[j][f] += gradient * (queries[i][f] / a - cosine * documents[j][f] / b) / b;
                }
            }
        }
        return new InfoNce(loss, dqueries, ddocuments);
    }

    private static double cosine(double[] a, double[] b) {
        return dot(a, b) / Math.sqrt(dot(a, a) * dot(b, b));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += a[f] * b[f];
        }
        return sum;
    }
}
