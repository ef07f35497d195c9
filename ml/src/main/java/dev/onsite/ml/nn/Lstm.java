package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.random.RandomGenerator;

/**
 * LSTM (Hochreiter and Schmidhuber, 1997; forget gate of Gers, 2000). Gates i, f, g, o in this order, σ, σ, tanh,
 * σ of xW_x + h₋₁W_h + b; c = f⊙c₋₁ + i⊙g; h = o⊙tanh c. The cell's gradient passes a step multiplied by f alone,
 * which is why it outlives the RNN's.
 */
public final class Lstm extends Recurrent {
    private Lstm(Precision precision, int in, int hidden, RandomGenerator random) {
        super(precision, in, hidden, 4, random);
    }

    /** The forget gate's bias starts at 1, so that the cell remembers until it learns to forget (Jozefowicz, 2015). */
    public static Lstm create(Precision precision, int in, int hidden, RandomGenerator random) {
        Lstm lstm = new Lstm(precision, in, hidden, random);
        for (int j = hidden; j < 2 * hidden; j++) {
            lstm.bias.value().set(j, 1);
        }
        return lstm;
    }

    @Override
    void stepForward(int t, int batch, Tensor gates, Tensor h, Tensor c, Cache cache) {
        multiplyState(t, batch, h, gates, cache);
        int seq = h.dimension(0) - 1;
        Tensor tanhC = cache.slot(TANH_C, h.precision(), seq, batch, hidden);
        h.precision().gates().lstmForward(batch, hidden, gates, t * batch * width, c, h, t * batch * hidden, tanhC);
    }

    @Override
    void stepBackward(int t, int batch, Tensor dh, Tensor dc, Tensor dGates, Cache cache) {
        dh.precision()
                .gates()
                .lstmBackward(
                        batch,
                        hidden,
                        cache.kept(GATES),
                        t * batch * width,
                        cache.kept(C),
                        t * batch * hidden,
                        cache.kept(TANH_C),
                        dh,
                        dc,
                        dGates);
    }

    @Override
    boolean hasCell() {
        return true;
    }
}
