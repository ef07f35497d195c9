package dev.onsite.ml.quantize;

/**
 * 8 bits a weight and one float scale a row: w ≈ scale · code, code = round(w / scale), scale = max|w| / 127. The error of a
 * weight is at most scale / 2.
 */
public final class Int8Matrix extends QuantizedMatrix {
    private final byte[] codes;
    private final float[] scales;

    private Int8Matrix(int rows, int columns, byte[] codes, float[] scales) {
        super(rows, columns);
        this.codes = codes;
        this.scales = scales;
    }

    /**
     * Quantises.
     *
     * @param weights (rows, columns), finite
     */
    public static Int8Matrix of(float[] weights, int rows, int columns) {
        check(weights, rows, columns);
        byte[] codes = new byte[weights.length];
        float[] scales = new float[rows];
        for (int r = 0; r < rows; r++) {
            float most = 0;
            for (int i = r * columns; i < (r + 1) * columns; i++) {
                most = Math.max(most, Math.abs(weights[i]));
            }
            scales[r] = most / 127;
            for (int i = r * columns; i < (r + 1) * columns; i++) {
                codes[i] = (byte) (scales[r] == 0 ? 0 : Math.round(weights[i] / scales[r]));
            }
        }
        return new Int8Matrix(rows, columns, codes, scales);
    }

    @Override
    public long bytes() {
        return codes.length + 4L * scales.length;
    }

    @Override
    void unpackRow(int r, float[] to, int offset) {
        float scale = scales[r];
        int from = r * columns();
        for (int j = 0; j < columns(); j++) {
            to[offset + j] = scale * codes[from + j];
        }
    }
}
