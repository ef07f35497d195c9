package dev.onsite.ml.quantize;

/**
 * 4 bits a weight, in blocks of 32 with a 16-bit scale each: 4.5 bits a weight together. w ≈ scale · level[code].
 *
 * <p>{@link Scheme#LARGEST} is what llama.cpp calls Q4_0: levels −8 … 7, the scale such that the weight of largest magnitude
 * becomes −8 exactly. {@link Scheme#FITTED} takes the levels of NF4, quantiles of a normal distribution (Dettmers et al.,
 * QLoRA, 2023), and searches the scale with the smallest squared error instead of trusting the largest weight: the same
 * size, and a smaller error for weights that are spread like a bell.
 */
public final class FourBitMatrix extends QuantizedMatrix {
    private static final int BLOCK = 32;
    private static final float[] UNIFORM = {-8, -7, -6, -5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6, 7};
    private static final float[] NORMAL = {
        -1f, -0.6962f, -0.5251f, -0.3949f, -0.2844f, -0.1848f, -0.0911f, 0f, 0.0796f, 0.1609f, 0.2461f, 0.3379f,
        0.4407f, 0.5626f, 0.7230f, 1f
    };

    private final float[] levels;
    private final byte[] codes;
    private final short[] scales;

    /** How levels and scale are chosen. */
    public enum Scheme {
        LARGEST,
        FITTED
    }

    private FourBitMatrix(int rows, int columns, float[] levels) {
        super(rows, columns);
        this.levels = levels;
        int blocks = rows * blocksPerRow(columns);
        this.codes = new byte[blocks * BLOCK / 2];
        this.scales = new short[blocks];
    }

    /**
     * Quantises.
     *
     * @param weights (rows, columns), finite; a rest of columns below 32 fills a block of its own
     */
    public static FourBitMatrix of(float[] weights, int rows, int columns, Scheme scheme) {
        check(weights, rows, columns);
        FourBitMatrix matrix = new FourBitMatrix(rows, columns, scheme == Scheme.LARGEST ? UNIFORM : NORMAL);
        float[] block = new float[BLOCK];
        int perRow = blocksPerRow(columns);
        for (int b = 0; b < matrix.scales.length; b++) {
            int from = b / perRow * columns + b % perRow * BLOCK;
            int n = Math.min(BLOCK, columns - b % perRow * BLOCK);
            System.arraycopy(weights, from, block, 0, n);
            float scale = scheme == Scheme.LARGEST ? largestScale(block, n) : fittedScale(block, n);
            matrix.scales[b] = Half.fromFloat(scale);
            float stored = Half.toFloat(matrix.scales[b]);
            for (int i = 0; i < n; i++) {
                int code = code(matrix.levels, block[i], stored);
                matrix.codes[b * BLOCK / 2 + i / 2] |= (byte) (code << (4 * (i % 2)));
            }
        }
        return matrix;
    }

    private static float largestScale(float[] block, int n) {
        float most = 0;
        for (int i = 0; i < n; i++) {
            if (Math.abs(block[i]) > Math.abs(most)) {
                most = block[i];
            }
        }
        return most == 0 ? 0 : most / -8;
    }

    /** Scales from 0.6 to 1.15 of the largest weight, each improved by one least-squares fit to the codes it gives. */
    private static float fittedScale(float[] block, int n) {
        float most = 0;
        for (int i = 0; i < n; i++) {
            most = Math.max(most, Math.abs(block[i]));
        }
        float best = most;
        double bestError = Double.POSITIVE_INFINITY;
        for (int step = 0; step <= 22 && most > 0; step++) {
            float scale = most * (0.6f + 0.025f * step);
            double product = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                double level = NORMAL[code(NORMAL, block[i], scale)];
                product += level * block[i];
                square += level * level;
            }
            float fitted = square == 0 ? scale : Half.toFloat(Half.fromFloat((float) (product / square)));
            double error = 0;
            for (int i = 0; i < n; i++) {
                double lost = block[i] - fitted * NORMAL[code(NORMAL, block[i], fitted)];
                error += lost * lost;
            }
            if (error < bestError) {
                bestError = error;
                best = fitted;
            }
        }
        return best;
    }

    /** The nearest level. */
    private static int code(float[] levels, float weight, float scale) {
        float x = scale == 0 ? 0 : weight / scale;
        int best = 0;
        for (int c = 1; c < 16; c++) {
            if (Math.abs(levels[c] - x) < Math.abs(levels[best] - x)) {
                best = c;
            }
        }
        return best;
    }

    private static int blocksPerRow(int columns) {
        return (columns + BLOCK - 1) / BLOCK;
    }

    @Override
    public long bytes() {
        return codes.length + 2L * scales.length;
    }

    @Override
    void unpackRow(int r, float[] to, int offset) {
        int perRow = blocksPerRow(columns());
        for (int b = 0; b < perRow; b++) {
            float scale = Half.toFloat(scales[r * perRow + b]);
            int from = (r * perRow + b) * BLOCK / 2;
            int n = Math.min(BLOCK, columns() - b * BLOCK);
            int at = offset + b * BLOCK;
            int pairs = n / 2;
            for (int i = 0; i < pairs; i++) {
                int two = codes[from + i];
                to[at + 2 * i] = scale * levels[two & 15];
                to[at + 2 * i + 1] = scale * levels[(two >> 4) & 15];
            }
            if (n % 2 == 1) {
                to[at + n - 1] = scale * levels[codes[from + pairs] & 15];
            }
        }
    }
}
