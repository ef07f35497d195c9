package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One decoder block, norms first: causal attention to itself, attention to the encoder's output (the memory), and
 * feed-forward, each added to its input (Vaswani et al., 2017, figure 1, right). x and y are {@code (batch, seq, d)},
 * the memory {@code (batch, seq_memory, d)}.
 */
public final class TransformerDecoderBlock {
    private static final int U = 0;
    private static final int V = 1;
    private static final int Y = 2;
    private static final int DV = 3;
    private static final int DU = 4;
    private static final int DX = 5;

    private final LayerNorm selfNorm;
    private final MultiHeadAttention selfAttention;
    private final LayerNorm crossNorm;
    private final CrossAttention crossAttention;
    private final LayerNorm forwardNorm;
    private final Sequential feedForward;
    private final Dropout dropout;
    private final List<Parameter> parameters = new ArrayList<>();

    private TransformerDecoderBlock(
            Precision precision,
            TransformerEncoderBlock.Options options,
            Initializer initializer,
            RandomGenerator random) {
        MultiHeadAttention.Options attention = options.attention().withCausal(true);
        int d = attention.d();
        this.selfNorm = new LayerNorm(precision, d);
        this.selfAttention = MultiHeadAttention.create(precision, attention, initializer, random);
        this.crossNorm = new LayerNorm(precision, d);
        this.crossAttention = CrossAttention.create(precision, d, attention.heads(), initializer, random);
        this.forwardNorm = new LayerNorm(precision, d);
        this.feedForward = Sequential.of(
                Dense.create(precision, d, options.hidden(), initializer, random),
                options.activation(),
                Dense.create(precision, options.hidden(), d, initializer, random));
        this.dropout = new Dropout(options.dropout());
        parameters.addAll(selfNorm.parameters());
        parameters.addAll(selfAttention.parameters());
        parameters.addAll(crossNorm.parameters());
        parameters.addAll(crossAttention.parameters());
        parameters.addAll(forwardNorm.parameters());
        parameters.addAll(feedForward.parameters());
    }

    /** The options' attention is made causal. */
    public static TransformerDecoderBlock create(
            Precision precision,
            TransformerEncoderBlock.Options options,
            Initializer initializer,
            RandomGenerator random) {
        return new TransformerDecoderBlock(precision, options, initializer, random);
    }

    /**
     * The block.
     *
     * @param memoryLengths how many leading rows of each element's memory are real; null for all
     */
    public Tensor forward(Tensor x, Tensor memory, int[] memoryLengths, Cache cache) {
        Tensor attended = selfAttention.forward(selfNorm.forward(x, cache.child(0)), cache.child(1));
        Tensor u = cache.slotLike(U, x);
        x.precision().linear().add(x, dropout.forward(attended, cache.child(2)), u);
        Tensor looked =
                crossAttention.forward(crossNorm.forward(u, cache.child(3)), memory, memoryLengths, cache.child(4));
        Tensor v = cache.slotLike(V, x);
        x.precision().linear().add(u, dropout.forward(looked, cache.child(5)), v);
        Tensor fed = feedForward.forward(forwardNorm.forward(v, cache.child(6)), cache.child(7));
        Tensor y = cache.slotLike(Y, x);
        x.precision().linear().add(v, dropout.forward(fed, cache.child(8)), y);
        return y;
    }

    /** dx; {@link #memoryGradient} has the memory's. */
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor dFed = feedForward.backward(dropout.backward(dy, cache.child(8)), cache.child(7));
        Tensor dv = cache.slotLike(DV, dy);
        dy.precision().linear().add(dy, forwardNorm.backward(dFed, cache.child(6)), dv);
        Tensor dLooked = crossAttention.backward(dropout.backward(dv, cache.child(5)), cache.child(4));
        Tensor du = cache.slotLike(DU, dy);
        dy.precision().linear().add(dv, crossNorm.backward(dLooked, cache.child(3)), du);
        Tensor dAttended = selfAttention.backward(dropout.backward(du, cache.child(2)), cache.child(1));
        Tensor dx = cache.slotLike(DX, dy);
        dy.precision().linear().add(du, selfNorm.backward(dAttended, cache.child(0)), dx);
        return dx;
    }

    /** The derivative by the memory, after {@link #backward}. */
    public Tensor memoryGradient(Cache cache) {
        return crossAttention.memoryGradient(cache.child(4));
    }

    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }
}
