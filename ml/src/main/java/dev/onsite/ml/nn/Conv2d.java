package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.LinearLoops;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Two-dimensional convolution (cross-correlation, as every framework) by im2col: each image's patches become the
 * columns of a matrix and the convolution one product. x {@code (batch, channels, height, width)}, weights {@code
 * (filters, channels · kernel · kernel)}, y {@code (batch, filters, (height + 2·padding − kernel)/stride + 1, …)}.
 */
public final class Conv2d implements Layer {
    private static final int Y = 0;
    private static final int X = 1;
    private static final int COLUMNS = 2;
    private static final int DX = 3;
    private static final int D_COLUMNS = 4;

    private final Options options;
    private final int patch;
    private final Parameter weight;
    private final Parameter bias;

    /**
     * What does not change while learning.
     *
     * @param channels of x
     * @param filters channels of y
     * @param kernel its height and width
     * @param stride step between patches
     * @param padding zeros around x
     */
    public record Options(int channels, int filters, int kernel, int stride, int padding) {
        public Options {
            Shapes.positive("channels", channels);
            Shapes.positive("filters", filters);
            Shapes.positive("kernel", kernel);
            Shapes.positive("stride", stride);
            if (padding < 0 || padding >= kernel) {
                throw new IllegalArgumentException(
                        "padding must be between 0 and " + (kernel - 1) + " (the kernel less one), got " + padding);
            }
        }
    }

    private Conv2d(Precision precision, Options options) {
        this.options = options;
        this.patch = options.channels() * options.kernel() * options.kernel();
        this.weight = new Parameter("weight", Tensor.zeros(precision, options.filters(), patch), true);
        this.bias = new Parameter("bias", Tensor.zeros(precision, options.filters()), false);
    }

    public static Conv2d create(Precision precision, Options options, Initializer initializer, RandomGenerator random) {
        Conv2d conv = new Conv2d(precision, options);
        initializer.fill(
                conv.weight.value(), conv.patch, options.filters() * options.kernel() * options.kernel(), random);
        return conv;
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        Shapes.requireRank(x, "x", "(batch, channels, height, width)", 4);
        if (x.dimension(1) != options.channels()) {
            throw new IllegalArgumentException(
                    "x must have " + options.channels() + " channels, got " + x.dimension(1));
        }
        int batch = x.dimension(0);
        int outHeight = outLength(x.dimension(2), "height");
        int outWidth = outLength(x.dimension(3), "width");
        int places = outHeight * outWidth;
        LinearLoops linear = x.precision().linear();
        cache.keep(X, x);
        Tensor columns = cache.slot(COLUMNS, x.precision(), batch, patch, places);
        Tensor y = cache.slot(Y, x.precision(), batch, options.filters(), outHeight, outWidth);
        gather(x, columns, outHeight, outWidth, false);
        for (int b = 0; b < batch; b++) {
            for (int f = 0; f < options.filters(); f++) {
                int start = (b * options.filters() + f) * places;
                for (int i = start; i < start + places; i++) {
                    y.set(i, bias.value().get(f));
                }
            }
            linear.gemm(
                    false,
                    false,
                    options.filters(),
                    places,
                    patch,
                    1,
                    weight.value(),
                    0,
                    patch,
                    columns,
                    b * patch * places,
                    places,
                    1,
                    y,
                    b * options.filters() * places,
                    places);
        }
        return y;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor x = cache.kept(X);
        Tensor columns = cache.kept(COLUMNS);
        Tensor dColumns = cache.slotLike(D_COLUMNS, columns);
        int places = columns.columns();
        int filters = options.filters();
        LinearLoops linear = dy.precision().linear();
        for (int b = 0; b < x.dimension(0); b++) {
            int at = b * filters * places;
            int columnsAt = b * patch * places;
            linear.gemm(
                    false,
                    true,
                    filters,
                    patch,
                    places,
                    1,
                    dy,
                    at,
                    places,
                    columns,
                    columnsAt,
                    places,
                    1,
                    weight.gradient(),
                    0,
                    patch);
            linear.gemm(
                    true,
                    false,
                    patch,
                    places,
                    filters,
                    1,
                    weight.value(),
                    0,
                    patch,
                    dy,
                    at,
                    places,
                    0,
                    dColumns,
                    columnsAt,
                    places);
            for (int f = 0; f < filters; f++) {
                double sum = 0;
                for (int i = at + f * places; i < at + (f + 1) * places; i++) {
                    sum += dy.get(i);
                }
                bias.gradient().set(f, bias.gradient().get(f) + sum);
            }
        }
        Tensor dx = cache.slotLike(DX, x);
        dx.fill(0);
        gather(dx, dColumns, dy.dimension(2), dy.dimension(3), true);
        return dx;
    }

    /** im2col, or with {@code back} its transpose: each place's patch is added where it came from. */
    private void gather(Tensor x, Tensor columns, int outHeight, int outWidth, boolean back) {
        int height = x.dimension(2);
        int width = x.dimension(3);
        int kernel = options.kernel();
        int places = outHeight * outWidth;
        for (int row = 0; row < x.dimension(0) * patch; row++) {
            int b = row / patch;
            int channel = row % patch / (kernel * kernel);
            int dy = row % (kernel * kernel) / kernel;
            int dx = row % kernel;
            int image = (b * options.channels() + channel) * height * width;
            for (int place = 0; place < places; place++) {
                int i = place / outWidth * options.stride() + dy - options.padding();
                int j = place % outWidth * options.stride() + dx - options.padding();
                boolean inside = i >= 0 && i < height && j >= 0 && j < width;
                int from = image + i * width + j;
                int to = row * places + place;
                if (!back) {
                    columns.set(to, inside ? x.get(from) : 0);
                } else if (inside) {
                    x.set(from, x.get(from) + columns.get(to));
                }
            }
        }
    }

    private int outLength(int length, String name) {
        int padded = length + 2 * options.padding() - options.kernel();
        if (padded < 0) {
            throw new IllegalArgumentException("the " + name + " with padding must be at least the kernel's, "
                    + options.kernel() + ", got " + (length + 2 * options.padding()));
        }
        return padded / options.stride() + 1;
    }

    /** (filters, channels · kernel · kernel) */
    public Parameter weight() {
        return weight;
    }

    /** (filters) */
    public Parameter bias() {
        return bias;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(weight, bias);
    }
}
