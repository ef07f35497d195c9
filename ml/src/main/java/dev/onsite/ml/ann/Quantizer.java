package dev.onsite.ml.ann;

import dev.onsite.ml.linalg.BatchKernels;
import java.util.Arrays;

/**
 * Turns vectors into codes of one step for all dimensions: the mean is subtracted, the rest rotated, each component
 * rounded to a multiple of the step and clipped.
 *
 * <p>With x̃ = R(x − μ) and its code's value x̂, the score of a query is, up to a constant a query, bias(x) − β·⟨code(x),
 * code(q)⟩, all from integers: for L2 ‖x̂‖² − 2⟨x̂, q̂⟩, and for the inner product −⟨μ, x⟩ − ⟨x̂, q̂⟩. The norm is the
 * code's own, not the vector's: the score is then the exact distance of the rounded points, wrong by their distance from
 * the true ones, which is small, rather than by something that grows with the vectors' length.
 */
final class Quantizer {
    private static final float NIBBLE_CENTER = 7.5f;

    final Quantization kind;
    final int dimension;
    final int padded;
    final int codeBytes;
    final boolean l2;
    final float[] mean;
    final float step;
    final long seed;
    private final Rotation rotation;
    private final float meanSquared;

    Quantizer(Quantization kind, boolean l2, float[] mean, float step, long seed) {
        this.kind = kind;
        this.l2 = l2;
        this.mean = mean;
        this.step = step;
        this.seed = seed;
        dimension = mean.length;
        padded = kind.paddedDimension(dimension);
        codeBytes = kind.codeBytes(dimension);
        rotation = new Rotation(dimension, seed);
        float sum = 0;
        for (float x : mean) {
            sum += x * x;
        }
        meanSquared = sum;
    }

    /** Learns the mean and the step from vectors laid out one after another. O(count · d log d). */
    static Quantizer train(Quantization kind, Metric metric, float[] vectors, int count, int dimension, long seed) {
        float[] mean = new float[dimension];
        double[] sums = new double[dimension];
        for (int i = 0; i < count; i++) {
            for (int d = 0; d < dimension; d++) {
                sums[d] += vectors[i * dimension + d];
            }
        }
        for (int d = 0; d < dimension; d++) {
            mean[d] = (float) (sums[d] / count);
        }
        Quantizer centered = new Quantizer(kind, metric.isL2(), mean, 1, seed);
        float[] magnitudes = new float[count * dimension];
        float[] rotated = new float[dimension];
        for (int i = 0; i < count; i++) {
            System.arraycopy(vectors, i * dimension, rotated, 0, dimension);
            centered.rotate(rotated);
            for (int d = 0; d < dimension; d++) {
                magnitudes[i * dimension + d] = Math.abs(rotated[d]);
            }
        }
        Arrays.sort(magnitudes);
        // Eight bits reach far enough to clip next to nothing; four must trade clipping for a finer step.
        double share = kind == Quantization.INT8 ? 0.9999 : 0.99;
        float reach = magnitudes[(int) Math.min(magnitudes.length - 1, share * magnitudes.length)];
        float levels = kind == Quantization.INT8 ? BatchKernels.SIGNED_CODE_LIMIT : NIBBLE_CENTER;
        return new Quantizer(kind, metric.isL2(), mean, reach > 0 ? reach / levels : 1, seed);
    }

    /** Subtracts the mean and rotates, in place. */
    void rotate(float[] x) {
        for (int d = 0; d < dimension; d++) {
            x[d] -= mean[d];
        }
        rotation.apply(x);
    }

    /** Writes a vector's code and returns its bias; {@code rotated} is scratch. */
    float encode(float[] vector, float[] rotated, byte[] into, int offset) {
        System.arraycopy(vector, 0, rotated, 0, dimension);
        rotate(rotated);
        float squares =
                kind == Quantization.INT8 ? encodeSigned(rotated, into, offset) : encodeNibbles(rotated, into, offset);
        if (l2) {
            return squares * step * step;
        }
        float product = 0;
        for (int d = 0; d < dimension; d++) {
            product += mean[d] * vector[d];
        }
        return -product;
    }

    private float encodeSigned(float[] rotated, byte[] into, int offset) {
        float scale = 1 / step;
        int squares = 0;
        for (int d = 0; d < dimension; d++) {
            int code = clip(Math.round(rotated[d] * scale), BatchKernels.SIGNED_CODE_LIMIT);
            into[offset + d] = (byte) code;
            squares += code * code;
        }
        return squares;
    }

    private float encodeNibbles(float[] rotated, byte[] into, int offset) {
        float scale = 1 / step;
        float squares = 0;
        Arrays.fill(into, offset, offset + codeBytes, (byte) 0);
        for (int d = 0; d < dimension; d++) {
            int code = Math.max(0, Math.min(15, Math.round(rotated[d] * scale + NIBBLE_CENTER)));
            squares += (code - NIBBLE_CENTER) * (code - NIBBLE_CENTER);
            int nibble = d % 64 / 16;
            int at = offset + d / 64 * 32 + d % 16 * 2 + nibble / 2;
            into[at] |= (byte) (code << (4 * (nibble & 1)));
        }
        return squares;
    }

    private static int clip(int code, int limit) {
        return Math.max(-limit, Math.min(limit, code));
    }

    /** Prepares the query; its own step is as fine as the query allows. */
    void encode(float[] vector, QueryCode query) {
        float[] rotated = query.rotated;
        System.arraycopy(vector, 0, rotated, 0, dimension);
        rotate(rotated);
        float reach = 0;
        float squares = 0;
        for (int d = 0; d < dimension; d++) {
            reach = Math.max(reach, Math.abs(rotated[d]));
            squares += rotated[d] * rotated[d];
        }
        boolean signed = kind == Quantization.INT8;
        int limit = signed ? BatchKernels.SIGNED_CODE_LIMIT : BatchKernels.NIBBLE_QUERY_LIMIT;
        float queryStep = reach > 0 ? reach / limit : 1;
        float scale = 1 / queryStep;
        int sum = 0;
        for (int d = 0; d < dimension; d++) {
            int code = clip(Math.round(rotated[d] * scale), limit);
            sum += code;
            if (signed) {
                query.signed[d] = (byte) code;
            } else {
                query.words[d] = (short) code;
            }
        }
        float unit = step * queryStep;
        query.beta = l2 ? 2 * unit : unit;
        query.bias = (l2 ? squares : meanSquared) + (signed ? 0 : query.beta * NIBBLE_CENTER * sum);
        if (!l2) {
            for (int d = 0; d < dimension; d++) {
                query.bias -= mean[d] * vector[d];
            }
        }
    }

    /** β of a signed code that stands for a query. */
    float betaOfCode() {
        return l2 ? 2 * step * step : step * step;
    }

    /** The part of a code's bias as a query that its bias as a record leaves out. */
    float biasOfCode() {
        return l2 ? 0 : meanSquared;
    }

    /** A query in the form the kernels want. */
    static final class QueryCode {
        final float[] rotated;
        final byte[] signed;
        final short[] words;
        float beta;
        float bias;

        QueryCode(Quantizer quantizer) {
            rotated = new float[quantizer.dimension];
            signed = new byte[quantizer.kind == Quantization.INT8 ? quantizer.padded : 0];
            words = new short[quantizer.kind == Quantization.INT4 ? quantizer.padded : 0];
        }
    }
}
