package dev.onsite.ml.tensor;

import dev.onsite.ml.linalg.Kernels;
import java.util.Arrays;

final class DoubleNorms implements NormLoops {
    @Override
    public void columnMoments(Tensor x, Tensor mean, Tensor variance) {
        double[] from = x.doubles();
        double[] m = mean.doubles();
        double[] v = variance.doubles();
        int d = x.columns();
        double share = (1.0 / x.rows());
        Arrays.fill(m, 0);
        Arrays.fill(v, 0);
        for (int start = 0; start < from.length; start += d) {
            for (int j = 0; j < d; j++) {
                m[j] += from[start + j];
            }
        }
        for (int j = 0; j < d; j++) {
            m[j] *= share;
        }
        for (int start = 0; start < from.length; start += d) {
            for (int j = 0; j < d; j++) {
                double c = from[start + j] - m[j];
                v[j] += c * c;
            }
        }
        for (int j = 0; j < d; j++) {
            v[j] *= share;
        }
    }

    @Override
    public void normaliseColumns(Tensor x, Tensor mean, Tensor invStd, Tensor gamma, Tensor beta, Tensor y) {
        double[] from = x.doubles();
        double[] to = y.doubles();
        double[] m = mean.doubles();
        double[] s = invStd.doubles();
        double[] g = gamma.doubles();
        double[] b = beta.doubles();
        int d = x.columns();
        for (int start = 0; start < from.length; start += d) {
            for (int j = 0; j < d; j++) {
                to[start + j] = g[j] * ((from[start + j] - m[j]) * s[j]) + b[j];
            }
        }
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
            Tensor sums) {
        double[] in = x.doubles();
        double[] from = dy.doubles();
        double[] m = mean.doubles();
        double[] s = invStd.doubles();
        double[] g = gamma.doubles();
        double[] sum = sums.doubles();
        int d = x.columns();
        Arrays.fill(sum, 0);
        for (int start = 0; start < in.length; start += d) {
            for (int j = 0; j < d; j++) {
                sum[j] += from[start + j];
            }
            for (int j = 0; j < d; j++) {
                sum[d + j] += from[start + j] * ((in[start + j] - m[j]) * s[j]);
            }
        }
        double[] dg = dGamma.doubles();
        double[] db = dBeta.doubles();
        for (int j = 0; j < d; j++) {
            db[j] += sum[j];
            dg[j] += sum[d + j];
        }
        double[] to = dx.doubles();
        double share = (batchStatistics ? 1.0 / x.rows() : 0);
        // The same sums, a row's worth of factors prepared once: dx = a·(dy − p − (x − mean)·q).
        for (int j = 0; j < d; j++) {
            sum[j] *= share;
            sum[d + j] *= share * s[j];
        }
        for (int start = 0; start < in.length; start += d) {
            for (int j = 0; j < d; j++) {
                to[start + j] = g[j] * s[j] * (from[start + j] - sum[j] - (in[start + j] - m[j]) * sum[d + j]);
            }
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
