package dev.onsite.ml.tensor;

import dev.onsite.ml.linalg.ColumnKernels;
import dev.onsite.ml.linalg.Kernels;
import java.util.Arrays;

final class DoubleNorms implements NormLoops {
    private final ColumnKernels columns = Kernels.columns();

    @Override
    public void columnMoments(Tensor x, Tensor mean, Tensor variance) {
        double[] m = mean.doubles();
        double[] v = variance.doubles();
        double share = (1.0 / x.rows());
        Arrays.fill(m, 0);
        Arrays.fill(v, 0);
        columns.addRows(x.doubles(), x.rows(), x.columns(), m);
        for (int j = 0; j < m.length; j++) {
            m[j] *= share;
        }
        columns.addSquaredDeviations(x.doubles(), x.rows(), x.columns(), m, v);
        for (int j = 0; j < m.length; j++) {
            v[j] *= share;
        }
    }

    @Override
    public void normaliseColumns(
            Tensor x, Tensor mean, Tensor invStd, Tensor gamma, Tensor beta, Tensor y, Tensor scale) {
        multiply(gamma, invStd, scale);
        columns.normalise(
                x.doubles(), x.rows(), x.columns(), mean.doubles(), scale.doubles(), beta.doubles(), y.doubles());
    }

    @Override
    public void batchNormBackward(
            Tensor x,
            Tensor mean,
            Tensor invStd,
            Tensor gamma,
            boolean batchStatistics,
            Tensor dy,
            Tensor dx,
            Tensor dGamma,
            Tensor dBeta,
            Tensor sums,
            Tensor scale) {
        int d = x.columns();
        double[] s = invStd.doubles();
        double[] sum = sums.doubles();
        Arrays.fill(sum, 0);
        columns.addProducts(x.doubles(), dy.doubles(), x.rows(), d, mean.doubles(), sum);
        double[] dg = dGamma.doubles();
        double[] db = dBeta.doubles();
        double share = (batchStatistics ? 1.0 / x.rows() : 0);
        // From Σ dy and Σ dy(x − mean) to what each row's derivative takes off.
        for (int j = 0; j < d; j++) {
            db[j] += sum[j];
            dg[j] += sum[d + j] * s[j];
            sum[j] *= share;
            sum[d + j] *= share * s[j] * s[j];
        }
        multiply(gamma, invStd, scale);
        columns.differentiate(
                x.doubles(), dy.doubles(), x.rows(), d, mean.doubles(), scale.doubles(), sum, dx.doubles());
    }

    private static void multiply(Tensor a, Tensor b, Tensor to) {
        for (int j = 0; j < to.size(); j++) {
            to.doubles()[j] = a.doubles()[j] * b.doubles()[j];
        }
    }

    @Override
    public void layerNorm(Tensor x, Tensor gamma, Tensor beta, double epsilon, Tensor mean, Tensor invStd, Tensor y) {
        double[] from = x.doubles();
        double[] to = y.doubles();
        double[] g = gamma.doubles();
        double[] b = beta.doubles();
        int d = x.columns();
        for (int i = 0; i < x.rows(); i++) {
            int start = i * d;
            double m = Kernels.math().sum(from, start, d) / d;
            for (int j = 0; j < d; j++) {
                to[start + j] = from[start + j] - m;
            }
            double s = (1 / Math.sqrt(Kernels.vectors().dot(to, start, to, start, d) / d + epsilon));
            for (int j = 0; j < d; j++) {
                to[start + j] = g[j] * (to[start + j] * s) + b[j];
            }
            mean.doubles()[i] = m;
            invStd.doubles()[i] = s;
        }
    }

    @Override
    public void layerNormBackward(
            Tensor x, Tensor gamma, Tensor mean, Tensor invStd, Tensor dy, Tensor dx, Tensor dGamma, Tensor dBeta) {
        double[] in = x.doubles();
        double[] from = dy.doubles();
        double[] to = dx.doubles();
        double[] g = gamma.doubles();
        double[] dg = dGamma.doubles();
        double[] db = dBeta.doubles();
        int d = x.columns();
        for (int i = 0; i < x.rows(); i++) {
            int start = i * d;
            double m = mean.doubles()[i];
            double s = invStd.doubles()[i];
            for (int j = 0; j < d; j++) {
                db[j] += from[start + j];
            }
            for (int j = 0; j < d; j++) {
                dg[j] += from[start + j] * ((in[start + j] - m) * s);
            }
            // dx̂ = γ ⊙ dy; dx = s·(dx̂ − mean(dx̂) − x̂·mean(dx̂ ⊙ x̂)). dx may be dy: both are read first.
            for (int j = 0; j < d; j++) {
                to[start + j] = g[j] * from[start + j];
            }
            double meanOfD = Kernels.math().sum(to, start, d) / d;
            double dotIn = Kernels.vectors().dot(to, start, in, start, d);
            double meanOfProduct = (dotIn - m * meanOfD * d) * s / d;
            for (int j = 0; j < d; j++) {
                to[start + j] = s * (to[start + j] - meanOfD - (in[start + j] - m) * s * meanOfProduct);
            }
        }
    }
}
