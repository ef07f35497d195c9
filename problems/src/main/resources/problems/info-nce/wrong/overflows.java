// expect: WA on "cold"
/** A row of scores at a time: O(n²d) time, O(n) memory beyond the answer and the normalised rows. */
public class Solution {
    record InfoNce(double loss, double[][] dqueries, double[][] ddocuments) {}

    public static InfoNce infoNce(double[][] queries, double[][] documents, double temperature) {
        int n = queries.length;
        int d = queries[0].length;
        double[][] q = normalised(queries);
        double[][] k = normalised(documents);
        double[][] dqueries = new double[n][d];
        double[][] ddocuments = new double[n][d];
        double[] scores = new double[n];
        double loss = 0;
        for (int i = 0; i < n; i++) {
            double largest = Double.NEGATIVE_INFINITY;
            for (int j = 0; j < n; j++) {
                scores[j] = dot(q[i], k[j]) / temperature;
                largest = Math.max(largest, scores[j]);
            }
            double sum = 0;
            for (int j = 0; j < n; j++) {
                sum += Math.exp(scores[j]);
            }
            loss += (Math.log(sum) - scores[i]) / n;
            for (int j = 0; j < n; j++) {
                double probability = Math.exp(scores[j]) / sum;
                double gradient = (probability - (i == j ? 1 : 0)) / n / temperature;
                for (int f = 0; f < d; f++) {
                    dqueries[i][f] += gradient * k[j][f];
                    ddocuments[j][f] += gradient * q[i][f];
                }
            }
        }
        for (int i = 0; i < n; i++) {
            passLength(dqueries[i], q[i], Math.sqrt(dot(queries[i], queries[i])));
            passLength(ddocuments[i], k[i], Math.sqrt(dot(documents[i], documents[i])));
        }
        return new InfoNce(loss, dqueries, ddocuments);
    }

    /** From the gradient by a unit row to that by the row it was made from, in place. */
    private static void passLength(double[] gradient, double[] unit, double length) {
        double along = dot(gradient, unit);
        for (int f = 0; f < unit.length; f++) {
            gradient[f] = (gradient[f] - along * unit[f]) / length;
        }
    }

    private static double[][] normalised(double[][] rows) {
        double[][] units = new double[rows.length][rows[0].length];
        for (int i = 0; i < rows.length; i++) {
            double length = Math.sqrt(dot(rows[i], rows[i]));
            for (int f = 0; f < rows[i].length; f++) {
                units[i][f] = rows[i][f] / length;
            }
        }
        return units;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += a[f] * b[f];
        }
        return sum;
    }
}
