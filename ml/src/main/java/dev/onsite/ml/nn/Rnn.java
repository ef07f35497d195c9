package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.random.RandomGenerator;

/** The simple recurrent network of Elman (1990): h = tanh(xW_x + h₋₁W_h + b). A cell is a sequence of one. */
public final class Rnn extends Recurrent {
    private Rnn(Precision precision, int in, int hidden, RandomGenerator random) {
        super(precision, in, hidden, 1, random);
    }

    public static Rnn create(Precision precision, int in, int hidden, RandomGenerator random) {
        return new Rnn(precision, in, hidden, random);
    }

    @Override
    void stepForward(int t, int batch, Tensor gates, Tensor h, Tensor c, Cache cache) {
        multiplyState(t, batch, h, gates, cache);
        int step = batch * hidden;
        h.precision().gates().rnnForward(batch, hidden, gates, t * step, h, (t + 1) * step);
    }

    @Override
    void stepBackward(int t, int batch, Tensor dh, Tensor dc, Tensor dGates, Cache cache) {
        int step = batch * hidden;
        dh.precision().gates().rnnBackward(batch, hidden, cache.kept(H), (t + 1) * step, dh, dGates, t * step);
    }
}
