package dev.onsite.ml.svm;

import dev.onsite.ml.activation.Activation;

/**
 * Platt's sigmoid P(y = 1 | f) = σ(−(a·f + b)), fitted by Newton's method with backtracking to decision values of rows not
 * trained on, targets drawn in from 0 and 1 (Platt 1999; Lin, Lin and Weng 2007).
 */
record Platt(double a, double b) {
    static Platt fit(double[] decision, int[] y) {
        double positives = 0;
        for (int label : y) {
            positives += label > 0 ? 1 : 0;
        }
        double negatives = y.length - positives;
        double high = (positives + 1) / (positives + 2);
        double low = 1 / (negatives + 2);
        double a = 0;
        double b = Math.log((negatives + 1) / (positives + 1));
        double value = loss(decision, y, a, b, high, low);
        for (int iteration = 0; iteration < 100; iteration++) {
            double haa = 1e-12;
            double hbb = 1e-12;
            double hab = 0;
            double ga = 0;
            double gb = 0;
            for (int i = 0; i < y.length; i++) {
                double p = Activation.sigmoid(-(a * decision[i] + b));
                double curvature = p * (1 - p);
                haa += decision[i] * decision[i] * curvature;
                hbb += curvature;
                hab += decision[i] * curvature;
                double slope = (y[i] > 0 ? high : low) - p;
                ga += decision[i] * slope;
                gb += slope;
            }
            if (Math.abs(ga) < 1e-5 && Math.abs(gb) < 1e-5) {
                break;
            }
            double determinant = haa * hbb - hab * hab;
            double da = -(hbb * ga - hab * gb) / determinant;
            double db = -(-hab * ga + haa * gb) / determinant;
            double descent = ga * da + gb * db;
            double step = 1;
            while (step >= 1e-10) {
                double next = loss(decision, y, a + step * da, b + step * db, high, low);
                if (next < value + 1e-4 * step * descent) {
                    a += step * da;
                    b += step * db;
                    value = next;
                    break;
                }
                step /= 2;
            }
            if (step < 1e-10) {
                break;
            }
        }
        return new Platt(a, b);
    }

    private static double loss(double[] decision, int[] y, double a, double b, double high, double low) {
        double sum = 0;
        for (int i = 0; i < y.length; i++) {
            double z = a * decision[i] + b;
            sum += Activation.softplus(z) - (1 - (y[i] > 0 ? high : low)) * z;
        }
        return sum;
    }

    double probability(double decision) {
        return Activation.sigmoid(-(a * decision + b));
    }

    /**
     * Class probabilities from pairwise ones: p minimises Σ (r_ji pᵢ − r_ij pⱼ)² on the simplex (Wu, Lin and Weng 2004, the
     * second method), by its fixed-point iteration.
     *
     * @param pairwise r[i][j] = P(class i | class i or j)
     */
    static double[] couple(double[][] pairwise) {
        int k = pairwise.length;
        double[][] q = new double[k][k];
        double[] p = new double[k];
        for (int i = 0; i < k; i++) {
            p[i] = 1.0 / k;
            for (int j = 0; j < k; j++) {
                if (j != i) {
                    q[i][i] += pairwise[j][i] * pairwise[j][i];
                    q[i][j] = -pairwise[j][i] * pairwise[i][j];
                }
            }
        }
        for (int iteration = 0; iteration < Math.max(100, k); iteration++) {
            double[] qp = new double[k];
            double pqp = 0;
            for (int i = 0; i < k; i++) {
                for (int j = 0; j < k; j++) {
                    qp[i] += q[i][j] * p[j];
                }
                pqp += p[i] * qp[i];
            }
            double worst = 0;
            for (int i = 0; i < k; i++) {
                worst = Math.max(worst, Math.abs(qp[i] - pqp));
            }
            if (worst < 1e-10 / k) {
                break;
            }
            for (int i = 0; i < k; i++) {
                double delta = (pqp - qp[i]) / q[i][i];
                p[i] += delta;
                pqp = (pqp + delta * (delta * q[i][i] + 2 * qp[i])) / (1 + delta) / (1 + delta);
                for (int j = 0; j < k; j++) {
                    qp[j] = (qp[j] + delta * q[i][j]) / (1 + delta);
                    p[j] /= 1 + delta;
                }
            }
        }
        return p;
    }
}
