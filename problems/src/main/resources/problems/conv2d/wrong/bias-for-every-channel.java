// expect: WA on "two channels"
// Adds the bias once a channel.
/** The definition, with the loop over columns innermost. */
public class Solution {
    public static double[][][][] conv2d(
            double[][][][] images, double[][][][] kernels, double[] bias, int stride, int padding) {
        int kernelHeight = kernels[0][0].length;
        int kernelWidth = kernels[0][0][0].length;
        int rows = (images[0][0].length + 2 * padding - kernelHeight) / stride + 1;
        int columns = (images[0][0][0].length + 2 * padding - kernelWidth) / stride + 1;
        double[][][][] output = new double[images.length][kernels.length][rows][columns];
        for (int b = 0; b < images.length; b++) {
            for (int f = 0; f < kernels.length; f++) {
                for (int i = 0; i < rows; i++) {
                    for (int j = 0; j < columns; j++) {
                        output[b][f][i][j] = bias[f] * images[b].length
                                + patch(images[b], kernels[f], i * stride - padding, j * stride - padding);
                    }
                }
            }
        }
        return output;
    }

    /** The kernel's products with the image from this corner on; what lies outside is zero. */
    private static double patch(double[][][] image, double[][][] kernel, int top, int left) {
        double sum = 0;
        for (int c = 0; c < kernel.length; c++) {
            for (int u = 0; u < kernel[c].length; u++) {
                int y = top + u;
                if (y < 0 || y >= image[c].length) {
                    continue;
                }
                for (int v = 0; v < kernel[c][u].length; v++) {
                    int x = left + v;
                    if (x >= 0 && x < image[c][y].length) {
                        sum += image[c][y][x] * kernel[c][u][v];
                    }
                }
            }
        }
        return sum;
    }
}
