// expect: WA on "a guess taken back"
// Scales by the width of all heads together.
import java.util.Arrays;

/** Keys and values in arrays that double when full; a step costs O(tokens · heads · width). */
public class KvCacheAttention {
    private final int heads;
    private final int width;
    private double[][] keys = new double[16][];
    private double[][] values = new double[16][];
    private int length;

    public KvCacheAttention(int heads, int width) {
        this.heads = heads;
        this.width = width;
    }

    public double[] step(double[] query, double[] key, double[] value) {
        if (length == keys.length) {
            keys = Arrays.copyOf(keys, 2 * length);
            values = Arrays.copyOf(values, 2 * length);
        }
        keys[length] = key.clone();
        values[length] = value.clone();
        length++;
        double[] output = new double[heads * width];
        for (int from = 0; from < output.length; from += width) {
            attend(query, from, output);
        }
        return output;
    }

    public int rollback(int tokens) {
        length -= tokens;
        return length;
    }

    /** The head whose columns begin at from. */
    private void attend(double[] query, int from, double[] output) {
        double[] weights = new double[length];
        double max = Double.NEGATIVE_INFINITY;
        for (int j = 0; j < length; j++) {
            for (int c = from; c < from + width; c++) {
                weights[j] += query[c] * keys[j][c];
            }
            weights[j] /= Math.sqrt(heads * width);
            max = Math.max(max, weights[j]);
        }
        double sum = 0;
        for (int j = 0; j < length; j++) {
            weights[j] = Math.exp(weights[j] - max);
            sum += weights[j];
        }
        for (int j = 0; j < length; j++) {
            for (int c = from; c < from + width; c++) {
                output[c] += weights[j] / sum * values[j][c];
            }
        }
    }
}
