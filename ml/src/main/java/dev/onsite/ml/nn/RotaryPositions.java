package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/**
 * Rotary position embedding (Su et al., 2021): columns 2i and 2i+1 of a head turn by position · 10000^(−2i/width),
 * so that the product of a query and a key depends on their distance alone. The tables cover positions up to a
 * capacity; a rotation's backward pass is the rotation the other way.
 */
final class RotaryPositions {
    private final int width;
    private final int capacity;
    private final double[] cosine;
    private final double[] sine;

    RotaryPositions(int width, int capacity) {
        if (width % 2 != 0) {
            throw new IllegalArgumentException("rotary positions need an even head width, got " + width);
        }
        this.width = width;
        this.capacity = capacity;
        this.cosine = new double[capacity * width / 2];
        this.sine = new double[capacity * width / 2];
        for (int position = 0; position < capacity; position++) {
            for (int i = 0; i < width / 2; i++) {
                double angle = position * Math.pow(10000, -2.0 * i / width);
                cosine[position * width / 2 + i] = Math.cos(angle);
                sine[position * width / 2 + i] = Math.sin(angle);
            }
        }
    }

    /**
     * Turns {@code columns} columns from {@code offset} of every row, head by head; row r of an element of {@code seq}
     * rows is at position {@code first + r}.
     */
    void turn(Tensor x, int offset, int columns, int seq, int first, boolean back) {
        if (first + seq > capacity) {
            throw new IllegalArgumentException(
                    "positions up to " + capacity + " are prepared, got " + (first + seq) + ": raise maxSequence");
        }
        int leading = x.columns();
        double sign = back ? -1 : 1;
        for (int row = 0; row < x.rows(); row++) {
            int table = (first + row % seq) * (width / 2);
            for (int head = 0; head < columns; head += width) {
                int at = row * leading + offset + head;
                for (int i = 0; i < width / 2; i++) {
                    double c = cosine[table + i];
                    double s = sign * sine[table + i];
                    double a = x.get(at + 2 * i);
                    double b = x.get(at + 2 * i + 1);
                    x.set(at + 2 * i, a * c - b * s);
                    x.set(at + 2 * i + 1, a * s + b * c);
                }
            }
        }
    }
}
