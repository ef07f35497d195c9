package dev.onsite.ml.linalg;

import java.lang.System.Logger.Level;
import java.util.Locale;

/**
 * Inner loops over blocks of points packed in panels of {@link #PADDING}: feature f of point j is at {@code offset + ((j / 8) · d +
 * f) · 8 + j % 8}. One vector register holds the same feature of neighbouring points, so that no lanes need to be summed, and a
 * panel is read from first to last, by an index the JIT compiler can check once for the whole loop.
 *
 * <p>Counts are rounded up to {@link #PADDING}: blocks and outputs must have room for that, the padding's content is
 * arbitrary. Each distance is summed feature by feature in one fixed order, so that equal points have equal distances
 * wherever they stand in a block. Chosen at start as {@link Kernels} is, by the same property.
 */
public interface BlockKernels {
    /** The width of a panel: the multiple that counts are rounded up to. */
    int PADDING = 8;

    /** Squared distances of one query to {@code count} points: {@code out[j]}. O(count · d). */
    void squaredDistances(double[] block, int offset, int count, int d, double[] query, int queryOffset, double[] out);

    /**
     * bias[j] + q · point j for four queries, rows of {@code d} values one after the other: that of query q at
     * {@code out[q · padded(count) + j]}. The block is read once for all four; with bias −½‖point‖² the largest is the nearest
     * point.
     */
    void scores4(
            double[] block,
            int offset,
            int count,
            int d,
            double[] bias,
            double[] queries,
            int queryOffset,
            double[] out);

    /**
     * The index of the first largest of {@code n} values (a multiple of {@link #PADDING}), counted from {@code offset};
     * {@code top} becomes the largest and the second largest, which are equal if it comes twice.
     */
    int topTwo(double[] values, int offset, int n, double[] top);

    /** x ← exp(scale · x) for {@code n} values, within 2 ulp; below −708 the result is about 1e-308 rather than less. */
    void expScaled(double scale, double[] x, int offset, int n);

    /** The chosen kernels. */
    static BlockKernels chosen() {
        return Holder.CHOSEN;
    }

    /** The plain twins. */
    static BlockKernels scalar() {
        return Holder.SCALAR;
    }

    /** {@code n} rounded up to a multiple of {@link #PADDING}. */
    static int padded(int n) {
        return (n + PADDING - 1) / PADDING * PADDING;
    }

    /** Rows {@code from … to − 1} of a matrix as a block of {@code padded(to − from) · d} values at {@code offset}. */
    static void pack(Matrix x, int from, int to, double[] block, int offset) {
        int d = x.columns();
        for (int i = from; i < to; i++) {
            int j = i - from;
            int base = offset + j / PADDING * d * PADDING + j % PADDING;
            for (int f = 0; f < d; f++) {
                block[base + f * PADDING] = x.values()[i * d + f];
            }
        }
    }

    /** The choice, made once. */
    final class Holder {
        private static final BlockKernels SCALAR = new ScalarBlockKernels();
        private static final BlockKernels CHOSEN = choose();

        private Holder() {}

        private static BlockKernels choose() {
            String forced = System.getProperty(Kernels.PROPERTY, "").toLowerCase(Locale.ROOT);
            BlockKernels chosen = SCALAR;
            // Kernels has checked the property and logged; where it found no SIMD, neither is there any here.
            if (!forced.equals("scalar") && Kernels.isSimd()) {
                try {
                    chosen = Class.forName("dev.onsite.ml.simd.SimdBlockKernels")
                            .asSubclass(BlockKernels.class)
                            .getDeclaredConstructor()
                            .newInstance();
                } catch (ReflectiveOperationException | LinkageError missing) {
                    System.getLogger(BlockKernels.class.getName())
                            .log(Level.WARNING, "no SIMD block kernels, using scalar ones", missing);
                }
            }
            return chosen;
        }
    }
}
