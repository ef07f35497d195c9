package dev.onsite.ml.tensor;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.MathKernels;

final class DoubleGates implements GateLoops {
    private final MathKernels math = Kernels.math();

    @Override
    public void rnnForward(int batch, int hidden, Tensor pre, int preOffset, Tensor h, int hOffset) {
        math.tanh(pre.doubles(), preOffset, h.doubles(), hOffset, batch * hidden);
    }

    @Override
    public void rnnBackward(int batch, int hidden, Tensor h, int hOffset, Tensor dh, Tensor dPre, int dPreOffset) {
        double[] out = h.doubles();
        double[] from = dh.doubles();
        double[] to = dPre.doubles();
        for (int i = 0; i < batch * hidden; i++) {
            double y = out[hOffset + i];
            to[dPreOffset + i] = from[i] * (1 - y * y);
        }
    }

    @Override
    public void lstmForward(
            int batch, int hidden, Tensor gates, int gateOffset, Tensor c, Tensor h, int previous, Tensor tanhC) {
        double[] a = gates.doubles();
        double[] cell = c.doubles();
        double[] out = h.doubles();
        double[] t = tanhC.doubles();
        int step = batch * hidden;
        for (int b = 0; b < batch; b++) {
            int i = gateOffset + b * 4 * hidden;
            int f = i + hidden;
            int g = f + hidden;
            int o = g + hidden;
            math.sigmoid(a, i, a, i, 2 * hidden);
            math.tanh(a, g, a, g, hidden);
            math.sigmoid(a, o, a, o, hidden);
            int before = previous + b * hidden;
            int now = before + step;
            for (int j = 0; j < hidden; j++) {
                cell[now + j] = a[f + j] * cell[before + j] + a[i + j] * a[g + j];
            }
            math.tanh(cell, now, t, before, hidden);
            for (int j = 0; j < hidden; j++) {
                out[now + j] = a[o + j] * t[before + j];
            }
        }
    }

    @Override
    public void lstmBackward(
            int batch,
            int hidden,
            Tensor gates,
            int gateOffset,
            Tensor c,
            int previous,
            Tensor tanhC,
            Tensor dh,
            Tensor dc,
            Tensor dGates) {
        double[] a = gates.doubles();
        double[] cell = c.doubles();
        double[] t = tanhC.doubles();
        double[] dHidden = dh.doubles();
        double[] dCell = dc.doubles();
        double[] d = dGates.doubles();
        for (int b = 0; b < batch; b++) {
            int i = gateOffset + b * 4 * hidden;
            int f = i + hidden;
            int g = f + hidden;
            int o = g + hidden;
            int row = b * hidden;
            int before = previous + row;
            // One loop a gate: short loops over few arrays are what C2 turns into vectors.
            for (int j = 0; j < hidden; j++) {
                double y = t[before + j];
                dCell[row + j] += dHidden[row + j] * a[o + j] * (1 - y * y);
            }
            for (int j = 0; j < hidden; j++) {
                double s = a[o + j];
                d[o + j] = dHidden[row + j] * t[before + j] * s * (1 - s);
            }
            for (int j = 0; j < hidden; j++) {
                double s = a[i + j];
                d[i + j] = dCell[row + j] * a[g + j] * s * (1 - s);
            }
            for (int j = 0; j < hidden; j++) {
                double s = a[g + j];
                d[g + j] = dCell[row + j] * a[i + j] * (1 - s * s);
            }
            for (int j = 0; j < hidden; j++) {
                double s = a[f + j];
                d[f + j] = dCell[row + j] * cell[before + j] * s * (1 - s);
            }
            for (int j = 0; j < hidden; j++) {
                dCell[row + j] *= a[f + j];
            }
        }
    }

    @Override
    public void gruForward(
            int batch, int hidden, Tensor xGates, Tensor hGates, int gateOffset, Tensor h, int previous) {
        double[] x = xGates.doubles();
        double[] u = hGates.doubles();
        double[] out = h.doubles();
        int step = batch * hidden;
        for (int b = 0; b < batch; b++) {
            int r = gateOffset + b * 3 * hidden;
            int z = r + hidden;
            int n = z + hidden;
            for (int j = 0; j < 2 * hidden; j++) {
                x[r + j] += u[r + j];
            }
            math.sigmoid(x, r, x, r, 2 * hidden);
            for (int j = 0; j < hidden; j++) {
                x[n + j] += x[r + j] * u[n + j];
            }
            math.tanh(x, n, x, n, hidden);
            int before = previous + b * hidden;
            int now = before + step;
            for (int j = 0; j < hidden; j++) {
                out[now + j] = x[n + j] + x[z + j] * (out[before + j] - x[n + j]);
            }
        }
    }

    @Override
    public void gruBackward(
            int batch,
            int hidden,
            Tensor xGates,
            Tensor hGates,
            int gateOffset,
            Tensor h,
            int previous,
            Tensor dh,
            Tensor dxGates,
            Tensor dhGates) {
        double[] x = xGates.doubles();
        double[] u = hGates.doubles();
        double[] out = h.doubles();
        double[] dHidden = dh.doubles();
        double[] dx = dxGates.doubles();
        double[] du = dhGates.doubles();
        for (int b = 0; b < batch; b++) {
            int r = gateOffset + b * 3 * hidden;
            int z = r + hidden;
            int n = z + hidden;
            int row = b * hidden;
            int before = previous + row;
            for (int j = 0; j < hidden; j++) {
                double y = x[n + j];
                double s = x[z + j];
                dx[n + j] = dHidden[row + j] * (1 - s) * (1 - y * y);
                dx[z + j] = dHidden[row + j] * (out[before + j] - y) * s * (1 - s);
            }
            for (int j = 0; j < hidden; j++) {
                double s = x[r + j];
                dx[r + j] = dx[n + j] * u[n + j] * s * (1 - s);
                du[n + j] = dx[n + j] * s;
            }
            for (int j = 0; j < 2 * hidden; j++) {
                du[r + j] = dx[r + j];
            }
            for (int j = 0; j < hidden; j++) {
                dHidden[row + j] *= x[z + j];
            }
        }
    }
}
