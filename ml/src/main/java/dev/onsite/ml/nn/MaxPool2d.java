package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/**
 * The largest of each square without overlap: {@code (batch, channels, height, width)} → {@code (batch, channels,
 * height/size, width/size)}; a rest at the edge is dropped. The gradient goes to the first largest.
 */
public final class MaxPool2d implements Layer {
    private final int size;

    /** Squares of {@code size × size}. */
    public MaxPool2d(int size) {
        Shapes.positive("size", size);
        this.size = size;
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Shapes.requireRank(x, "x", "(batch, channels, height, width)", 4);
        int height = x.dimension(2);
        int width = x.dimension(3);
        if (height < size || width < size) {
            throw new IllegalArgumentException(
                    "x must be at least " + size + " × " + size + ", got " + height + " × " + width);
        }
        int outHeight = height / size;
        int outWidth = width / size;
        Tensor y = cache.slot(0, x.precision(), x.dimension(0), x.dimension(1), outHeight, outWidth);
        int[] winners = cache.integers(y.size());
        for (int out = 0; out < y.size(); out++) {
            int image = out / (outHeight * outWidth);
            int i = out / outWidth % outHeight * size;
            int j = out % outWidth * size;
            int best = (image * height + i) * width + j;
            for (int k = 1; k < size * size; k++) {
                int at = (image * height + i + k / size) * width + j + k % size;
                if (x.get(at) > x.get(best)) {
                    best = at;
                }
            }
            winners[out] = best;
            y.set(out, x.get(best));
        }
        cache.slotLike(1, x);
        return y;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor dx = cache.kept(1);
        int[] winners = cache.integers(dy.size());
        dx.fill(0);
        for (int i = 0; i < winners.length; i++) {
            dx.set(winners[i], dx.get(winners[i]) + dy.get(i));
        }
        return dx;
    }
}
