package dev.onsite.ml.linalg;

/** The plain twin. */
final class ScalarColumnKernels implements ColumnKernels {
    @Override
    public void addRows(float[] x, int rows, int d, float[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                sum[j] += x[row + j];
            }
        }
    }

    @Override
    public void addSquaredDeviations(float[] x, int rows, int d, float[] mean, float[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                float c = x[row + j] - mean[j];
                sum[j] += c * c;
            }
        }
    }

    @Override
    public void normalise(float[] x, int rows, int d, float[] mean, float[] scale, float[] shift, float[] y) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                y[row + j] = (x[row + j] - mean[j]) * scale[j] + shift[j];
            }
        }
    }

    @Override
    public void addProducts(float[] x, float[] dy, int rows, int d, float[] mean, float[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                sum[j] += dy[row + j];
                sum[d + j] += dy[row + j] * (x[row + j] - mean[j]);
            }
        }
    }

    @Override
    public void differentiate(
            float[] x, float[] dy, int rows, int d, float[] mean, float[] scale, float[] sum, float[] dx) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                dx[row + j] = scale[j] * (dy[row + j] - sum[j] - (x[row + j] - mean[j]) * sum[d + j]);
            }
        }
    }

    @Override
    public void addRows(double[] x, int rows, int d, double[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                sum[j] += x[row + j];
            }
        }
    }

    @Override
    public void addSquaredDeviations(double[] x, int rows, int d, double[] mean, double[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                double c = x[row + j] - mean[j];
                sum[j] += c * c;
            }
        }
    }

    @Override
    public void normalise(double[] x, int rows, int d, double[] mean, double[] scale, double[] shift, double[] y) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                y[row + j] = (x[row + j] - mean[j]) * scale[j] + shift[j];
            }
        }
    }

    @Override
    public void addProducts(double[] x, double[] dy, int rows, int d, double[] mean, double[] sum) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                sum[j] += dy[row + j];
                sum[d + j] += dy[row + j] * (x[row + j] - mean[j]);
            }
        }
    }

    @Override
    public void differentiate(
            double[] x, double[] dy, int rows, int d, double[] mean, double[] scale, double[] sum, double[] dx) {
        for (int i = 0; i < rows; i++) {
            int row = i * d;
            for (int j = 0; j < d; j++) {
                dx[row + j] = scale[j] * (dy[row + j] - sum[j] - (x[row + j] - mean[j]) * sum[d + j]);
            }
        }
    }
}
