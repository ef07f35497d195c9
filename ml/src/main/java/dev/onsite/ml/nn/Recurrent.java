package dev.onsite.ml.nn;

import dev.onsite.ml.linalg.PackedMatrix;
import dev.onsite.ml.tensor.LinearLoops;
import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What the recurrent layers share: time-major sequences {@code (seq, batch, in)} → {@code (seq, batch, hidden)},
 * gates beside each other in one matrix, one product for all inputs and one a step for the state, and
 * backpropagation through time over the whole sequence.
 *
 * <p>Through time the gradient is multiplied by each step's Jacobian, so it may grow or vanish exponentially in
 * seq: clip it (see the optimisers' gradient clipping). Inputs' products are taken together before the loop, weight
 * gradients together after it; only the state's products, {@code batch × hidden × gates·hidden}, run step by step.
 */
public abstract class Recurrent implements Layer {
    /** Slots of the cache. */
    static final int GATES = 0;

    static final int H = 1;
    static final int C = 2;
    static final int TANH_C = 3;
    static final int X = 4;
    static final int Y = 5;
    static final int D_GATES = 6;
    static final int DH = 7;
    static final int DC = 8;
    static final int DX = 9;
    static final int STATE_GATES = 10;
    static final int D_STATE_GATES = 11;

    final int in;
    final int hidden;
    final int width;
    final Parameter inputWeight;
    final Parameter stateWeight;
    final Parameter bias;

    Recurrent(Precision precision, int in, int hidden, int gates, RandomGenerator random) {
        Shapes.positive("in", in);
        Shapes.positive("hidden", hidden);
        this.in = in;
        this.hidden = hidden;
        this.width = gates * hidden;
        this.inputWeight = new Parameter("inputWeight", Tensor.zeros(precision, in, width), true);
        this.stateWeight = new Parameter("stateWeight", Tensor.zeros(precision, hidden, width), true);
        this.bias = new Parameter("bias", Tensor.zeros(precision, width), false);
        // U(−1/√hidden, +), the recurrent layers' custom: a state of unit variance stays in range.
        uniform(inputWeight.value(), random);
        uniform(stateWeight.value(), random);
    }

    private void uniform(Tensor weights, RandomGenerator random) {
        double bound = 1 / Math.sqrt(hidden);
        for (int i = 0; i < weights.size(); i++) {
            weights.set(i, bound * (2 * random.nextDouble() - 1));
        }
    }

    /** Starts from a state of zeros. */
    @Override
    public final Tensor forward(Tensor x, Cache cache) {
        return forward(x, null, cache);
    }

    /**
     * Starts from a given state.
     *
     * @param x (seq, batch, in)
     * @param initial the state before the first step, or null for zeros
     * @return (seq, batch, hidden)
     */
    public final Tensor forward(Tensor x, RecurrentState initial, Cache cache) {
        Shapes.requireRank(x, "x", "(seq, batch, in)", 3);
        Shapes.requireColumns(x, "x", in);
        int seq = x.dimension(0);
        int batch = x.dimension(1);
        int step = batch * hidden;
        Precision precision = x.precision();
        cache.keep(X, x);
        Tensor gates = cache.slot(GATES, precision, seq, batch, width);
        Tensor h = cache.slot(H, precision, seq + 1, batch, hidden);
        Tensor c = hasCell() ? cache.slot(C, precision, seq + 1, batch, hidden) : null;
        start(initial == null ? null : initial.h(), h, step);
        if (c != null) {
            start(initial == null ? null : initial.c(), c, step);
        }
        precision.linear().setRows(bias.value(), gates);
        precision.linear().multiply(x, inputWeight.value(), 1, gates);
        precision.linear().pack(false, stateWeight.value(), cache.packed(0, hidden, width));
        for (int t = 0; t < seq; t++) {
            stepForward(t, batch, gates, h, c, cache);
        }
        Tensor y = cache.slot(Y, precision, seq, batch, hidden);
        System.arraycopy(h.storage(), step, y.storage(), 0, seq * step);
        return y;
    }

    @Override
    public final Tensor backward(Tensor dy, Cache cache) {
        Tensor x = cache.kept(X);
        backwardParameters(dy, cache);
        Tensor dx = cache.slotLike(DX, x);
        dy.precision().linear().multiplyTransposed(cache.kept(D_GATES), inputWeight.value(), 0, dx);
        return dx;
    }

    @Override
    public final void backwardParameters(Tensor dy, Cache cache) {
        Tensor x = cache.kept(X);
        Tensor h = cache.kept(H);
        Shapes.requireShapeOf(dy, "dy", cache.kept(Y));
        int seq = x.dimension(0);
        int batch = x.dimension(1);
        int step = batch * hidden;
        Precision precision = dy.precision();
        LinearLoops linear = precision.linear();
        Tensor dGates = cache.slot(D_GATES, precision, seq, batch, width);
        Tensor dStateGates = separateStateGates() ? cache.slot(D_STATE_GATES, precision, seq, batch, width) : dGates;
        Tensor dh = cache.slot(DH, precision, batch, hidden);
        Tensor dc = cache.slot(DC, precision, batch, hidden);
        PackedMatrix packed = cache.packed(1, width, hidden);
        linear.pack(true, stateWeight.value(), packed);
        dh.fill(0);
        dc.fill(0);
        for (int t = seq - 1; t >= 0; t--) {
            addRange(dy, t * step, dh, step);
            stepBackward(t, batch, dh, dc, dGates, cache);
            linear.multiplyPacked(batch, dStateGates, t * batch * width, packed, directShare(), dh, 0);
        }
        linear.transposedMultiply(x, dGates, 1, inputWeight.gradient());
        linear.sumRows(dGates, bias.gradient());
        linear.gemm(
                true,
                false,
                hidden,
                width,
                seq * batch,
                1,
                h,
                0,
                hidden,
                dStateGates,
                0,
                width,
                1,
                stateWeight.gradient(),
                0,
                width);
        addStateGradients(dStateGates);
    }

    /** The state after the last step, a copy: the initial state of what follows. */
    public final RecurrentState finalState(Cache cache) {
        return new RecurrentState(last(cache.kept(H)), hasCell() ? last(cache.kept(C)) : null);
    }

    private Tensor last(Tensor states) {
        int step = states.dimension(1) * hidden;
        Tensor last = Tensor.zeros(states.precision(), states.dimension(1), hidden);
        System.arraycopy(states.storage(), states.size() - step, last.storage(), 0, step);
        return last;
    }

    private static void start(Tensor initial, Tensor states, int step) {
        if (initial == null) {
            for (int i = 0; i < step; i++) {
                states.set(i, 0);
            }
        } else if (initial.size() != step) {
            throw new IllegalArgumentException(
                    "the initial state must have " + step + " elements (batch × hidden), got " + initial.size());
        } else {
            System.arraycopy(initial.storage(), 0, states.storage(), 0, step);
        }
    }

    private static void addRange(Tensor from, int offset, Tensor to, int n) {
        if (to.precision() == Precision.FLOAT) {
            float[] source = from.floats();
            float[] target = to.floats();
            for (int i = 0; i < n; i++) {
                target[i] += source[offset + i];
            }
        } else {
            double[] source = from.doubles();
            double[] target = to.doubles();
            for (int i = 0; i < n; i++) {
                target[i] += source[offset + i];
            }
        }
    }

    /** into ← h[t] · stateWeight + into, for step t. */
    final void multiplyState(int t, int batch, Tensor h, Tensor into, Cache cache) {
        h.precision()
                .linear()
                .multiplyPacked(
                        batch, h, t * batch * hidden, cache.packed(0, hidden, width), 1, into, t * batch * width);
    }

    abstract void stepForward(int t, int batch, Tensor gates, Tensor h, Tensor c, Cache cache);

    abstract void stepBackward(int t, int batch, Tensor dh, Tensor dc, Tensor dGates, Cache cache);

    boolean hasCell() {
        return false;
    }

    /** Whether the state's gates are kept apart from the input's, as in a GRU. */
    boolean separateStateGates() {
        return false;
    }

    /** How much of dh, as stepBackward leaves it, flows to the step before besides the gates' part: 0 or 1. */
    int directShare() {
        return 0;
    }

    void addStateGradients(Tensor dStateGates) {}

    /** (in, gates · hidden) */
    public final Parameter inputWeight() {
        return inputWeight;
    }

    /** (hidden, gates · hidden) */
    public final Parameter stateWeight() {
        return stateWeight;
    }

    /** (gates · hidden) */
    public final Parameter bias() {
        return bias;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(inputWeight, stateWeight, bias);
    }
}
