package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Predicts the next token: embedding, then a stack of recurrent layers or of causal Transformer blocks with rotary
 * positions and a last norm, then a dense layer to logits. One class for all three kinds, so that they can be compared
 * at equal numbers of parameters.
 */
public final class LanguageModel {
    private static final int BODY = 2;
    private static final int HEAD = 1;

    private final Options options;
    private final Embedding embedding;
    private final List<Layer> body = new ArrayList<>();
    private final Dense head;
    private final List<Parameter> parameters = new ArrayList<>();

    /** What the stack is made of. */
    public enum Kind {
        RNN,
        LSTM,
        GRU,
        TRANSFORMER
    }

    /**
     * What does not change while learning.
     *
     * @param vocabulary tokens 0 to vocabulary − 1
     * @param width of the embedding, and of the hidden state or the blocks
     * @param layers of the stack
     * @param heads of a Transformer's attention; ignored by the others
     * @param maxSequence longest sequence of a Transformer; ignored by the others
     * @param dropout after each sublayer of a Transformer, after each recurrent layer
     */
    public record Options(
            Kind kind, int vocabulary, int width, int layers, int heads, int maxSequence, double dropout) {
        public Options {
            Shapes.positive("vocabulary", vocabulary);
            Shapes.positive("width", width);
            Shapes.positive("layers", layers);
            Shapes.positive("maxSequence", maxSequence);
        }
    }

    private LanguageModel(Precision precision, Options options, RandomGenerator random) {
        this.options = options;
        int d = options.width();
        boolean transformer = options.kind() == Kind.TRANSFORMER;
        // A recurrent layer wants inputs of variance near 1; a residual stream starts small.
        this.embedding = Embedding.create(precision, options.vocabulary(), d, transformer ? 0.1 : 0.5, random);
        for (int i = 0; i < options.layers(); i++) {
            body.add(
                    switch (options.kind()) {
                        case RNN -> Rnn.create(precision, d, d, random);
                        case LSTM -> Lstm.create(precision, d, d, random);
                        case GRU -> Gru.create(precision, d, d, random);
                        case TRANSFORMER -> block(precision, random);
                    });
            if (!transformer && options.dropout() > 0) {
                body.add(new Dropout(options.dropout()));
            }
        }
        if (transformer) {
            body.add(new LayerNorm(precision, d));
        }
        this.head = Dense.create(precision, d, options.vocabulary(), Initializer.XAVIER_UNIFORM, random);
        parameters.addAll(embedding.parameters());
        body.forEach(layer -> parameters.addAll(layer.parameters()));
        parameters.addAll(head.parameters());
    }

    private TransformerEncoderBlock block(Precision precision, RandomGenerator random) {
        var attention = new MultiHeadAttention.Options(options.width(), options.heads(), true, options.maxSequence());
        var block =
                new TransformerEncoderBlock.Options(attention, 4 * options.width(), Activation.GELU, options.dropout());
        return TransformerEncoderBlock.create(precision, block, Initializer.XAVIER_UNIFORM, random);
    }

    public static LanguageModel create(Precision precision, Options options, RandomGenerator random) {
        return new LanguageModel(precision, options, random);
    }

    public List<Parameter> parameters() {
        return List.copyOf(parameters);
    }

    public int parameterCount() {
        return parameters.stream().mapToInt(p -> p.value().size()).sum();
    }

    /**
     * The mean cross-entropy, in nats a token, of predicting each target from the tokens up to its place; backward adds
     * its derivative to the gradients.
     *
     * @param inputs (batch, seq) tokens, one row after the other
     * @param targets as many; negative where nothing is to be predicted
     */
    public double loss(int[] inputs, int[] targets, int batch, Cache cache) {
        int seq = sequence(inputs, batch);
        Tensor logits = logits(inputs, batch, cache);
        int[] ordered = isTimeMajor() ? timeMajor(targets, batch, seq, cache.child(0)) : targets;
        return SoftmaxCrossEntropy.forward(logits, ordered, cache.child(0).child(0));
    }

    /** After {@link #loss} with the same cache. */
    public void backward(Cache cache) {
        Tensor d = head.backward(SoftmaxCrossEntropy.backward(cache.child(0).child(0)), cache.child(HEAD));
        for (int i = body.size() - 1; i >= 0; i--) {
            d = body.get(i).backward(d, cache.child(BODY + i));
        }
        embedding.backward(d, cache.child(0).child(1));
    }

    /** The share of targets, negative ones left out, that the likeliest token hits. */
    public double accuracy(int[] inputs, int[] targets, int batch) {
        int seq = sequence(inputs, batch);
        Cache cache = Cache.inference();
        Tensor logits = logits(inputs, batch, cache);
        int[] ordered = isTimeMajor() ? timeMajor(targets, batch, seq, cache.child(0)) : targets;
        int counted = 0;
        int hits = 0;
        for (int row = 0; row < ordered.length; row++) {
            if (ordered[row] >= 0) {
                counted++;
                hits += likeliest(logits, row) == ordered[row] ? 1 : 0;
            }
        }
        return counted == 0 ? 0 : (double) hits / counted;
    }

    private Tensor logits(int[] inputs, int batch, Cache cache) {
        int seq = sequence(inputs, batch);
        Tensor x = isTimeMajor()
                ? embedding.forward(
                        timeMajor(inputs, batch, seq, cache.child(0).child(1)),
                        seq,
                        batch,
                        cache.child(0).child(1))
                : embedding.forward(inputs, batch, seq, cache.child(0).child(1));
        for (int i = 0; i < body.size(); i++) {
            x = body.get(i).forward(x, cache.child(BODY + i));
        }
        return head.forward(x, cache.child(HEAD));
    }

    /**
     * Continues a prompt, with a cache of keys and values or the recurrent state, so that a token costs one step.
     *
     * @param temperature what logits are divided by before drawing; 0 takes the likeliest
     * @return the new tokens
     */
    public int[] generate(int[] prompt, int count, double temperature, RandomGenerator random) {
        if (prompt.length == 0) {
            throw new IllegalArgumentException("the prompt must have at least one token");
        }
        Cache cache = Cache.inference();
        List<KvCache> past = new ArrayList<>();
        for (int i = 0; i < options.layers(); i++) {
            past.add(isTimeMajor() ? null : new KvCache(precision(), 1, prompt.length + count, options.width()));
        }
        RecurrentState[] states = new RecurrentState[body.size()];
        int[] generated = new int[count];
        int[] next = prompt;
        for (int n = 0; n < count; n++) {
            Tensor logits = extend(next, past, states, cache);
            generated[n] = draw(logits, logits.rows() - 1, temperature, random);
            next = new int[] {generated[n]};
        }
        return generated;
    }

    private Tensor extend(int[] tokens, List<KvCache> past, RecurrentState[] states, Cache cache) {
        Tensor x = isTimeMajor()
                ? embedding.forward(tokens, tokens.length, 1, cache.child(0))
                : embedding.forward(tokens, 1, tokens.length, cache.child(0));
        for (int i = 0; i < body.size(); i++) {
            Layer layer = body.get(i);
            Cache inner = cache.child(BODY + i);
            if (layer instanceof Recurrent recurrent) {
                x = recurrent.forward(x, states[i], inner);
                states[i] = recurrent.finalState(inner);
            } else if (layer instanceof TransformerEncoderBlock block) {
                x = block.extend(x, past.get(i), inner);
            } else {
                x = layer.forward(x, inner);
            }
        }
        return head.forward(x, cache.child(HEAD));
    }

    private static int likeliest(Tensor logits, int row) {
        int best = 0;
        int n = logits.columns();
        for (int j = 1; j < n; j++) {
            if (logits.get(row * n + j) > logits.get(row * n + best)) {
                best = j;
            }
        }
        return best;
    }

    private static int draw(Tensor logits, int row, double temperature, RandomGenerator random) {
        int best = likeliest(logits, row);
        if (temperature == 0) {
            return best;
        }
        int n = logits.columns();
        double top = logits.get(row * n + best);
        double total = 0;
        for (int j = 0; j < n; j++) {
            total += Math.exp((logits.get(row * n + j) - top) / temperature);
        }
        double left = random.nextDouble() * total;
        for (int j = 0; j < n; j++) {
            left -= Math.exp((logits.get(row * n + j) - top) / temperature);
            if (left < 0) {
                return j;
            }
        }
        return best;
    }

    private int sequence(int[] inputs, int batch) {
        Shapes.positive("batch", batch);
        if (inputs.length == 0 || inputs.length % batch != 0) {
            throw new IllegalArgumentException(
                    "expected a multiple of " + batch + " tokens (the batch), got " + inputs.length);
        }
        return inputs.length / batch;
    }

    private boolean isTimeMajor() {
        return options.kind() != Kind.TRANSFORMER;
    }

    private Precision precision() {
        return embedding.table().value().precision();
    }

    private static int[] timeMajor(int[] tokens, int batch, int seq, Cache cache) {
        int[] ordered = cache.integers(tokens.length);
        for (int b = 0; b < batch; b++) {
            for (int t = 0; t < seq; t++) {
                ordered[t * batch + b] = tokens[b * seq + t];
            }
        }
        return ordered;
    }
}
