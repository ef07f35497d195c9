package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * One Transformer block, norms first: u = x + drop(attention(norm x)); y = u + drop(feedForward(norm u)), with
 * feedForward = dense, activation, dense. Norms before the sublayers leave the residual path clear, so that deep
 * stacks train without warm-up (Xiong et al., 2020). With causal attention it is the block of a GPT. x and y are
 * {@code (batch, seq, d)}.
 */
public final class TransformerEncoderBlock implements Layer {
    private static final int U = 0;
    private static final int Y = 1;
    private static final int DU = 2;
    private static final int DX = 3;

    private final LayerNorm attentionNorm;
    private final MultiHeadAttention attention;
    private final Dropout dropout;
    private final LayerNorm forwardNorm;
    private final Sequential feedForward;
    private final List<Parameter> parameters = new ArrayList<>();

    /**
     * What does not change while learning.
     *
     * @param attention the attention's own options
     * @param hidden units of the feed-forward layer, 4·d by custom
     * @param activation of the feed-forward layer
     * @param dropout probability after each sublayer
     */
    public record Options(MultiHeadAttention.Options attention, int hidden, Activation activation, double dropout) {
        public Options {
            Shapes.positive("hidden", hidden);
        }

        /** GELU, no dropout, 4·d hidden units. */
        public static Options of(MultiHeadAttention.Options attention) {
            return new Options(attention, 4 * attention.d(), Activation.GELU, 0);
        }
    }

    private TransformerEncoderBlock(
            Precision precision, Options options, Initializer initializer, RandomGenerator random) {
        int d = options.attention().d();
        this.attentionNorm = new LayerNorm(precision, d);
        this.attention = MultiHeadAttention.create(precision, options.attention(), initializer, random);
        this.dropout = new Dropout(options.dropout());
        this.forwardNorm = new LayerNorm(precision, d);
        this.feedForward = Sequential.of(
                Dense.create(precision, d, options.hidden(), initializer, random),
                options.activation(),
                Dense.create(precision, options.hidden(), d, initializer, random));
        for (Layer layer : List.of(attentionNorm, attention, forwardNorm, feedForward)) {
            parameters.addAll(layer.parameters());
        }
    }

    public static TransformerEncoderBlock create(
            Precision precision, Options options, Initializer initializer, RandomGenerator random) {
        return new TransformerEncoderBlock(precision, options, initializer, random);
    }

    @Override
    public Tensor forward(Tensor x, Cache cache) {
        return forward(x, null, cache);
    }

    /**
     * The block over padded sequences.
     *
     * @param keyLengths how many leading positions of each element are real; null for all
     */
    public Tensor forward(Tensor x, int[] keyLengths, Cache cache) {
        Tensor normed = attentionNorm.forward(x, cache.child(0));
        return finish(x, attention.forward(normed, keyLengths, cache.child(1)), cache);
    }

    /** The block over new positions only: see {@link MultiHeadAttention#extend}. */
    public Tensor extend(Tensor x, KvCache past, Cache cache) {
        Tensor normed = attentionNorm.forward(x, cache.child(0));
        return finish(x, attention.extend(normed, past, cache.child(1)), cache);
    }

    private Tensor finish(Tensor x, Tensor attended, Cache cache) {
        Tensor u = cache.slotLike(U, x);
        x.precision().linear().add(x, dropout.forward(attended, cache.child(2)), u);
        Tensor normed = forwardNorm.forward(u, cache.child(3));
        Tensor fed = dropout.forward(feedForward.forward(normed, cache.child(4)), cache.child(5));
        Tensor y = cache.slotLike(Y, x);
        x.precision().linear().add(u, fed, y);
        return y;
    }

    @Override
    public Tensor backward(Tensor dy, Cache cache) {
        Tensor dFed = feedForward.backward(dropout.backward(dy, cache.child(5)), cache.child(4));
        Tensor du = cache.slotLike(DU, dy);
        dy.precision().linear().add(dy, forwardNorm.backward(dFed, cache.child(3)), du);
        Tensor dAttended = attention.backward(dropout.backward(du, cache.child(2)), cache.child(1));
        Tensor dx = cache.slotLike(DX, dy);
        dy.precision().linear().add(du, attentionNorm.backward(dAttended, cache.child(0)), dx);
        return dx;
    }

    /** Norm, attention, norm, feed-forward: gamma, beta; projection, output; gamma, beta; first, second dense. */
    @Override
    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }
}
