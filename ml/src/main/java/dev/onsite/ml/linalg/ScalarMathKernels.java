package dev.onsite.ml.linalg;

/** The plain twin, on {@link Math}. */
final class ScalarMathKernels implements MathKernels {
    @Override
    public void exp(float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = (float) Math.exp(x[xOffset + i]);
        }
    }

    @Override
    public float expAndSum(float alpha, float[] x, int xOffset, float shift, float[] y, int yOffset, int n) {
        float sum = 0;
        for (int i = 0; i < n; i++) {
            float e = (float) Math.exp(alpha * x[xOffset + i] - shift);
            y[yOffset + i] = e;
            sum += e;
        }
        return sum;
    }

    @Override
    public void sigmoid(float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = (float) (1 / (1 + Math.exp(-x[xOffset + i])));
        }
    }

    @Override
    public void tanh(float[] x, int xOffset, float[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = (float) Math.tanh(x[xOffset + i]);
        }
    }

    @Override
    public float max(float[] x, int xOffset, int n) {
        float max = Float.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, x[xOffset + i]);
        }
        return max;
    }

    @Override
    public float sum(float[] x, int xOffset, int n) {
        float sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[xOffset + i];
        }
        return sum;
    }

    @Override
    public void exp(double[] x, int xOffset, double[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = Math.exp(x[xOffset + i]);
        }
    }

    @Override
    public double expAndSum(double alpha, double[] x, int xOffset, double shift, double[] y, int yOffset, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            double e = Math.exp(alpha * x[xOffset + i] - shift);
            y[yOffset + i] = e;
            sum += e;
        }
        return sum;
    }

    @Override
    public void sigmoid(double[] x, int xOffset, double[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = (1 / (1 + Math.exp(-x[xOffset + i])));
        }
    }

    @Override
    public void tanh(double[] x, int xOffset, double[] y, int yOffset, int n) {
        for (int i = 0; i < n; i++) {
            y[yOffset + i] = Math.tanh(x[xOffset + i]);
        }
    }

    @Override
    public double max(double[] x, int xOffset, int n) {
        double max = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < n; i++) {
            max = Math.max(max, x[xOffset + i]);
        }
        return max;
    }

    @Override
    public double sum(double[] x, int xOffset, int n) {
        double sum = 0;
        for (int i = 0; i < n; i++) {
            sum += x[xOffset + i];
        }
        return sum;
    }
}
