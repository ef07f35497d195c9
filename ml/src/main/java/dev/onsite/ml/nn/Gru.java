package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Precision;
import dev.onsite.ml.tensor.Tensor;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * GRU (Cho et al., 2014) in the form of cuDNN and PyTorch, the reset gate after the product: r, z = σ(…), n = tanh(xW_n
 * + b_n + r⊙(h₋₁U_n + s_n)), h = (1 − z)⊙n + z⊙h₋₁. Gates r, z, n in this order; the state has a bias of its own,
 * because r scales its part.
 */
public final class Gru extends Recurrent {
    private final Parameter stateBias;

    private Gru(Precision precision, int in, int hidden, RandomGenerator random) {
        super(precision, in, hidden, 3, random);
        this.stateBias = new Parameter("stateBias", Tensor.zeros(precision, 3 * hidden), false);
    }

    public static Gru create(Precision precision, int in, int hidden, RandomGenerator random) {
        return new Gru(precision, in, hidden, random);
    }

    @Override
    void stepForward(int t, int batch, Tensor gates, Tensor h, Tensor c, Cache cache) {
        Tensor stateGates = cache.slot(STATE_GATES, h.precision(), h.dimension(0) - 1, batch, width);
        for (int b = 0; b < batch; b++) {
            System.arraycopy(stateBias.value().storage(), 0, stateGates.storage(), (t * batch + b) * width, width);
        }
        multiplyState(t, batch, h, stateGates, cache);
        h.precision().gates().gruForward(batch, hidden, gates, stateGates, t * batch * width, h, t * batch * hidden);
    }

    @Override
    void stepBackward(int t, int batch, Tensor dh, Tensor dc, Tensor dGates, Cache cache) {
        dh.precision()
                .gates()
                .gruBackward(
                        batch,
                        hidden,
                        cache.kept(GATES),
                        cache.kept(STATE_GATES),
                        t * batch * width,
                        cache.kept(H),
                        t * batch * hidden,
                        dh,
                        dGates,
                        cache.kept(D_STATE_GATES));
    }

    @Override
    boolean separateStateGates() {
        return true;
    }

    @Override
    int directShare() {
        return 1;
    }

    @Override
    void addStateGradients(Tensor dStateGates) {
        dStateGates.precision().linear().sumRows(dStateGates, stateBias.gradient());
    }

    /** (3 · hidden) */
    public Parameter stateBias() {
        return stateBias;
    }

    @Override
    public List<Parameter> parameters() {
        return List.of(inputWeight, stateWeight, bias, stateBias);
    }
}
