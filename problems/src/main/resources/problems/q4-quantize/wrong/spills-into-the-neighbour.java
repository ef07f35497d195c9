// expect: WA on "three weights"
// A code of 16 has five bits.
/** Block by block into arrays of their final size: O(n). */
public class Solution {
    private static final int BLOCK = 32;

    record Q4(double[] scales, int[] packed, double[] restored) {}

    public static Q4 quantize(double[] weights) {
        int n = weights.length;
        int blocks = (n + BLOCK - 1) / BLOCK;
        double[] scales = new double[blocks];
        int[] packed = new int[blocks * BLOCK / 2];
        double[] restored = new double[n];
        for (int b = 0; b < blocks; b++) {
            double largest = 0;
            for (int i = b * BLOCK; i < Math.min(n, (b + 1) * BLOCK); i++) {
                if (Math.abs(weights[i]) > Math.abs(largest)) {
                    largest = weights[i];
                }
            }
            double scale = largest / -8;
            scales[b] = scale;
            for (int j = 0; j < BLOCK; j++) {
                int i = b * BLOCK + j;
                int code = 8;
                if (i < n && scale != 0) {
                    code = (int) (weights[i] / scale + 8.5);
                }
                if (i < n) {
                    restored[i] = scale * (code - 8);
                }
                // The first half of a block in the lower bits, the second in the upper ones.
                packed[b * 16 + j % 16] |= code << (j / 16 * 4);
            }
        }
        return new Q4(scales, packed, restored);
    }
}
