package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.AttentionLoops.Operand;
import dev.onsite.ml.tensor.AttentionLoops.Problem;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Multi-head attention of one sequence to another: queries from x {@code (batch, seq_q, d)}, keys and values from
 * the memory {@code (batch, seq_k, d)}. A decoder looks at an encoder's output with it.
 */
public final class CrossAttention {
    private static final int HEADS_OUT = 0;
    private static final int LOG_SUMS = 1;
    private static final int D_Q = 2;
    private static final int D_KV = 3;
    private static final int Q = 4;
    private static final int KV = 5;
    private static final int D_MEMORY = 6;

    private final int d;
    private final int heads;
    private final Dense query;
    private final Dense keyValue;
    private final Dense output;
    private final List<Parameter> parameters = new ArrayList<>();

    private CrossAttention(Precision precision, int d, int heads, Initializer initializer, RandomGenerator random) {
        MultiHeadAttention.Options.of(d, heads);
        this.d = d;
        this.heads = heads;
        this.query = Dense.create(precision, d, d, initializer, random);
        this.keyValue = Dense.create(precision, d, 2 * d, initializer, random);
        this.output = Dense.create(precision, d, d, initializer, random);
        for (Dense dense : List.of(query, keyValue, output)) {
            parameters.addAll(dense.parameters());
        }
    }

    public static CrossAttention create(
            Precision precision, int d, int heads, Initializer initializer, RandomGenerator random) {
        return new CrossAttention(precision, d, heads, initializer, random);
    }

    /**
     * Attends.
     *
     * @param memoryLengths how many leading rows of each element's memory are real; null for all
     */
    public Tensor forward(Tensor x, Tensor memory, int[] memoryLengths, Cache cache) {
        Shapes.requireRank(x, "x", "(batch, seq, d)", 3);
        Shapes.requireRank(memory, "the memory", "(batch, seq, d)", 3);
        if (x.dimension(0) != memory.dimension(0)) {
            throw new IllegalArgumentException(
                    "the memory must have a batch of " + x.dimension(0) + ", got " + memory.dimension(0));
        }
        Shapes.requireKeyLengths(memoryLengths, x.dimension(0));
        int batch = x.dimension(0);
        int seqQ = x.dimension(1);
        int seqK = memory.dimension(1);
        Tensor q = query.forward(x, cache.child(0));
        Tensor kv = keyValue.forward(memory, cache.child(1));
        cache.keep(Q, q);
        cache.keep(KV, kv);
        int[] lengths = cache.integers(batch);
        for (int b = 0; b < batch; b++) {
            lengths[b] = memoryLengths == null ? seqK : memoryLengths[b];
        }
        Tensor out = cache.slot(HEADS_OUT, x.precision(), batch, seqQ, d);
        cache.attention(x.precision())
                .forward(
                        new Problem(batch, heads, seqQ, seqK, d / heads, false, lengths),
                        new Operand(q, 0, seqQ),
                        new Operand(kv, 0, seqK),
                        new Operand(kv, d, seqK),
                        new Operand(out, 0, seqQ),
                        cache.slot(LOG_SUMS, x.precision(), batch, heads, seqQ));
        return output.forward(out, cache.child(2));
    }

    /** dx; {@link #memoryGradient} has the memory's. */
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor q = cache.kept(Q);
        Tensor kv = cache.kept(KV);
        int batch = q.dimension(0);
        int seqQ = q.dimension(1);
        int seqK = kv.dimension(1);
        Tensor dOut = output.backward(dy, cache.child(2));
        Tensor dq = cache.slotLike(D_Q, q);
        Tensor dkv = cache.slotLike(D_KV, kv);
        cache.attention(dy.precision())
                .backward(
                        new Problem(batch, heads, seqQ, seqK, d / heads, false, cache.integers(batch)),
                        new Operand(q, 0, seqQ),
                        new Operand(kv, 0, seqK),
                        new Operand(kv, d, seqK),
                        new Operand(cache.kept(HEADS_OUT), 0, seqQ),
                        cache.kept(LOG_SUMS),
                        new Operand(dOut, 0, seqQ),
                        new Operand(dq, 0, seqQ),
                        new Operand(dkv, 0, seqK),
                        new Operand(dkv, d, seqK));
        cache.keep(D_MEMORY, keyValue.backward(dkv, cache.child(1)));
        return query.backward(dq, cache.child(0));
    }

    /** The derivative by the memory, after {@link #backward}. */
    public Tensor memoryGradient(Cache cache) {
        return cache.kept(D_MEMORY);
    }

    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }
}
