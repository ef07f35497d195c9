package dev.onsite.ml.tensor;

import dev.onsite.ml.linalg.ColumnKernels;
import dev.onsite.ml.linalg.Kernels;
import java.util.Arrays;

final class FloatNorms implements NormLoops {
    private final ColumnKernels columns = Kernels.columns();

    @Override
    public void columnMoments(Tensor x, Tensor mean, Tensor variance) {
        float[] m = mean.floats();
        float[] v = variance.floats();
        float share = (float) (1.0 / x.rows());
        Arrays.fill(m, 0);
        Arrays.fill(v, 0);
        columns.addRows(x.floats(), x.rows(), x.columns(), m);
        for (int j = 0; j < m.length; j++) {
            m[j] *= share;
        }
        columns.addSquaredDeviations(x.floats(), x.rows(), x.columns(), m, v);
        for (int j = 0; j < m.length; j++) {
            v[j] *= share;
        }
    }

    @Override
    public void normaliseColumns(
            Tensor x, Tensor mean, Tensor invStd, Tensor gamma, Tensor beta, Tensor y, Tensor scale) {
        multiply(gamma, invStd, scale);
        columns.normalise(x.floats(), x.rows(), x.columns(), mean.floats(), scale.floats(), beta.floats(), y.floats());
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
        float[] s = invStd.floats();
        float[] sum = sums.floats();
        Arrays.fill(sum, 0);
        columns.addProducts(x.floats(), dy.floats(), x.rows(), d, mean.floats(), sum);
        float[] dg = dGamma.floats();
        float[] db = dBeta.floats();
        float share = (float) (batchStatistics ? 1.0 / x.rows() : 0);
        // From Σ dy and Σ dy(x − mean) to what each row's derivative takes off.
        for (int j = 0; j < d; j++) {
            db[j] += sum[j];
            dg[j] += sum[d + j] * s[j];
            sum[j] *= share;
            sum[d + j] *= share * s[j] * s[j];
        }
        multiply(gamma, invStd, scale);
        columns.differentiate(x.floats(), dy.floats(), x.rows(), d, mean.floats(), scale.floats(), sum, dx.floats());
    }

    private static void multiply(Tensor a, Tensor b, Tensor to) {
        for (int j = 0; j < to.size(); j++) {
            to.floats()[j] = a.floats()[j] * b.floats()[j];
        }
    }

    @Override
    public void layerNorm(Tensor x, Tensor gamma, Tensor beta, double epsilon, Tensor mean, Tensor invStd, Tensor y) {
        float[] from = x.floats();
        float[] to = y.floats();
        float[] g = gamma.floats();
        float[] b = beta.floats();
        int d = x.columns();
        for (int i = 0; i < x.rows(); i++) {
            int start = i * d;
            float m = Kernels.math().sum(from, start, d) / d;
            for (int j = 0; j < d; j++) {
                to[start + j] = from[start + j] - m;
            }
            float s = (float) (1 / Math.sqrt(Kernels.vectors().dot(to, start, to, start, d) / d + epsilon));
            for (int j = 0; j < d; j++) {
                to[start + j] = g[j] * (to[start + j] * s) + b[j];
            }
            mean.floats()[i] = m;
            invStd.floats()[i] = s;
        }
    }

    @Override
    public void layerNormBackward(
            Tensor x, Tensor gamma, Tensor mean, Tensor invStd, Tensor dy, Tensor dx, Tensor dGamma, Tensor dBeta) {
        float[] in = x.floats();
        float[] from = dy.floats();
        float[] to = dx.floats();
        float[] g = gamma.floats();
        float[] dg = dGamma.floats();
        float[] db = dBeta.floats();
        int d = x.columns();
        for (int i = 0; i < x.rows(); i++) {
            int start = i * d;
            float m = mean.floats()[i];
            float s = invStd.floats()[i];
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
            float meanOfD = Kernels.math().sum(to, start, d) / d;
            float dotIn = Kernels.vectors().dot(to, start, in, start, d);
            float meanOfProduct = (dotIn - m * meanOfD * d) * s / d;
            for (int j = 0; j < d; j++) {
                to[start + j] = s * (to[start + j] - meanOfD - (in[start + j] - m) * s * meanOfProduct);
            }
        }
    }
}
