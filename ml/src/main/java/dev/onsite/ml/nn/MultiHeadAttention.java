package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.AttentionLoops;
import dev.onsite.ml.tensor.AttentionLoops.Operand;
import dev.onsite.ml.tensor.AttentionLoops.Problem;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Multi-head self-attention: (Q K V) = xW + b in one product, heads of width d/heads attend side by side, then an
 * output projection. x and y are {@code (batch, seq, d)}. O(batch · seq · d · (d + seq)) time. A row that sees
 * nothing attends to nothing: its output is the projection's bias.
 */
public final class MultiHeadAttention implements Layer {
    private static final int HEADS_OUT = 0;
    private static final int LOG_SUMS = 1;
    private static final int D_QKV = 3;
    private static final int QKV = 4;

    private final Options options;
    private final Dense projection;
    private final Dense output;
    private final RotaryPositions rotary;
    private final List<Parameter> parameters;

    /**
     * What does not change while learning.
     *
     * @param d columns of x, a multiple of heads
     * @param causal whether a position sees no later one
     * @param rotaryPositions up to how many positions queries and keys are rotated; 0 for not at all
     */
    public record Options(int d, int heads, boolean causal, int rotaryPositions) {
        public Options {
            Shapes.positive("heads", heads);
            if (d < 1 || d % heads != 0) {
                throw new IllegalArgumentException("d must be a multiple of heads, " + heads + ", got " + d);
            }
        }

        /** No positions, every position sees every other. */
        public static Options of(int d, int heads) {
            return new Options(d, heads, false, 0);
        }

        public Options withCausal(boolean newCausal) {
            return new Options(d, heads, newCausal, rotaryPositions);
        }
    }

    private MultiHeadAttention(Precision precision, Options options, Initializer initializer, RandomGenerator random) {
        this.options = options;
        this.projection = Dense.create(precision, options.d(), 3 * options.d(), initializer, random);
        this.output = Dense.create(precision, options.d(), options.d(), initializer, random);
        this.rotary = options.rotaryPositions() == 0
                ? null
                : new RotaryPositions(options.d() / options.heads(), options.rotaryPositions());
        this.parameters = new ArrayList<>(projection.parameters());
        parameters.addAll(output.parameters());
    }

    public static MultiHeadAttention create(
            Precision precision, Options options, Initializer initializer, RandomGenerator random) {
        return new MultiHeadAttention(precision, options, initializer, random);
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        return forward(x, null, cache);
    }

    /**
     * Attention over padded sequences.
     *
     * @param keyLengths how many leading positions of each element are real; null for all
     */
    public Tensor forward(Tensor x, int[] keyLengths, Cache cache) {
        Shapes.requireRank(x, "x", "(batch, seq, d)", 3);
        Shapes.requireKeyLengths(keyLengths, x.dimension(0));
        int batch = x.dimension(0);
        int seq = x.dimension(1);
        int d = options.d();
        Tensor qkv = projection.forward(x, cache.child(0));
        cache.keep(QKV, qkv);
        turn(qkv, seq, 0, false);
        Tensor out = cache.slot(HEADS_OUT, x.precision(), batch, seq, d);
        Tensor logSums = cache.slot(LOG_SUMS, x.precision(), batch, options.heads(), seq);
        int[] lengths = cache.integers(batch);
        for (int b = 0; b < batch; b++) {
            lengths[b] = keyLengths == null ? seq : keyLengths[b];
        }
        Problem problem = new Problem(batch, options.heads(), seq, seq, d / options.heads(), options.causal(), lengths);
        AttentionLoops loops = cache.attention(x.precision());
        loops.forward(
                problem,
                new Operand(qkv, 0, seq),
                new Operand(qkv, d, seq),
                new Operand(qkv, 2 * d, seq),
                new Operand(out, 0, seq),
                logSums);
        return output.forward(out, cache.child(1));
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        int batch = dy.dimension(0);
        int seq = dy.dimension(1);
        int d = options.d();
        Tensor qkv = cache.kept(QKV);
        Tensor out = cache.kept(HEADS_OUT);
        Tensor dOut = output.backward(dy, cache.child(1));
        Tensor dQkv = cache.slotLike(D_QKV, qkv);
        Problem problem = new Problem(
                batch, options.heads(), seq, seq, d / options.heads(), options.causal(), cache.integers(batch));
        cache.attention(dy.precision())
                .backward(
                        problem,
                        new Operand(qkv, 0, seq),
                        new Operand(qkv, d, seq),
                        new Operand(qkv, 2 * d, seq),
                        new Operand(out, 0, seq),
                        cache.kept(LOG_SUMS),
                        new Operand(dOut, 0, seq),
                        new Operand(dQkv, 0, seq),
                        new Operand(dQkv, d, seq),
                        new Operand(dQkv, 2 * d, seq));
        turn(dQkv, seq, 0, true);
        return projection.backward(dQkv, cache.child(0));
    }

    /**
     * Attention of new positions to themselves and to all in the cache, which grows by them: for generation, no
     * backward pass. Equal, within rounding, to the last rows of {@link #forward} over the whole sequence.
     *
     * @param x (batch, new positions, d)
     * @throws IllegalStateException if the layer is not causal or the cache is full
     */
    public Tensor extend(Tensor x, KvCache past, Cache cache) {
        if (!options.causal()) {
            throw new IllegalStateException("only causal attention can be extended: earlier rows would change");
        }
        Shapes.requireRank(x, "x", "(batch, seq, d)", 3);
        int batch = x.dimension(0);
        int seq = x.dimension(1);
        int d = options.d();
        int first = past.length();
        Tensor qkv = projection.forward(x, cache.child(0));
        turn(qkv, seq, first, false);
        past.append(qkv, seq, d);
        Tensor out = cache.slot(HEADS_OUT, x.precision(), batch, seq, d);
        Problem problem = new Problem(batch, options.heads(), seq, first + seq, d / options.heads(), true, null);
        cache.attention(x.precision())
                .forward(
                        problem,
                        new Operand(qkv, 0, seq),
                        new Operand(past.keys, 0, past.capacity()),
                        new Operand(past.values, 0, past.capacity()),
                        new Operand(out, 0, seq),
                        null);
        return output.forward(out, cache.child(1));
    }

    private void turn(Tensor qkv, int seq, int first, boolean back) {
        if (rotary != null) {
            rotary.turn(qkv, 0, 2 * options.d(), seq, first, back);
        }
    }

    /** (d, 3d): queries, keys and values beside each other. */
    public Dense projection() {
        return projection;
    }

    /** (d, d) */
    public Dense output() {
        return output;
    }

    @Override
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }
}
