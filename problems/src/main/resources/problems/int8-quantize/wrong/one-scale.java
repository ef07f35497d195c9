// expect: WA on "halves go to the even side"
// One scale for the whole matrix.
/** Quantises each row once, then multiplies whole numbers: O((n + o) d) divisions, O(n o d) products. */
public class Solution {
    record Quantized(int[][] codes, double[] scales, double[][] outputs) {}

    public static Quantized linear(double[][] weights, double[][] inputs) {
        double[] scales = scales(weights);
        int[][] codes = codes(weights, scales);
        double[] inputScales = scales(inputs);
        int[][] inputCodes = codes(inputs, inputScales);
        double[][] outputs = new double[inputs.length][weights.length];
        for (int i = 0; i < inputs.length; i++) {
            for (int o = 0; o < weights.length; o++) {
                outputs[i][o] = inputScales[i] * scales[o] * dot(inputCodes[i], codes[o]);
            }
        }
        return new Quantized(codes, scales, outputs);
    }

    private static double[] scales(double[][] rows) {
        double[] scales = new double[rows.length];
        for (int r = 0; r < rows.length; r++) {
            double largest = 0;
            for (double value : rows[r]) {
                largest = Math.max(largest, Math.abs(value));
            }
            scales[r] = largest / 127;
        }
        double most = 0;
        for (double scale : scales) {
            most = Math.max(most, scale);
        }
        java.util.Arrays.fill(scales, most);
        return scales;
    }

    private static int[][] codes(double[][] rows, double[] scales) {
        int[][] codes = new int[rows.length][rows[0].length];
        for (int r = 0; r < rows.length; r++) {
            for (int j = 0; j < rows[r].length && scales[r] > 0; j++) {
                codes[r][j] = (int) Math.rint(rows[r][j] / scales[r]);
            }
        }
        return codes;
    }

    private static int dot(int[] a, int[] b) {
        int sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += a[j] * b[j];
        }
        return sum;
    }
}
