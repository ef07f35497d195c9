package dev.onsite.ml.tensor;

/**
 * One time step of the recurrent cells, after the matrix products. Every tensor holds all steps; an offset
 * says where this step starts. {@code batch} rows of {@code hidden} columns, or of as many gates beside each
 * other.
 */
public interface GateLoops {
    /** h ← tanh(pre). */
    void rnnForward(int batch, int hidden, Tensor pre, int preOffset, Tensor h, int hOffset);

    /** dPre ← (1 − h²) ⊙ dh, dPre at the given offset, dh at 0. */
    void rnnBackward(int batch, int hidden, Tensor h, int hOffset, Tensor dh, Tensor dPre, int dPreOffset);

    /**
     * LSTM (Hochreiter and Schmidhuber, 1997, with forget gate): the gates i, f, g, o beside each other, {@code
     * (batch, 4·hidden)}, become σ, σ, tanh, σ of themselves; c ← f⊙c₋₁ + i⊙g; h ← o⊙tanh c. tanh c is kept for
     * the backward pass, at {@code hOffset − batch·hidden} of tanhC.
     */
    void lstmForward(
            int batch, int hidden, Tensor gates, int gateOffset, Tensor c, Tensor h, int previous, Tensor tanhC);

    /**
     * Takes dh and dc (both {@code (batch, hidden)}, of this step); leaves the derivatives by the gates before
     * their functions in dGates, and dc of the step before in dc.
     */
    void lstmBackward(
            int batch,
            int hidden,
            Tensor gates,
            int gateOffset,
            Tensor c,
            int previous,
            Tensor tanhC,
            Tensor dh,
            Tensor dc,
            Tensor dGates);

    /**
     * GRU (Cho et al., 2014, in cuDNN's form): r = σ(x_r + h_r), z = σ(x_z + h_z), n = tanh(x_n + r⊙h_n), h ← (1−z)⊙n
     * + z⊙h₋₁. The x gates r, z, n become r, z, n; the h gates stay.
     */
    void gruForward(int batch, int hidden, Tensor xGates, Tensor hGates, int gateOffset, Tensor h, int previous);

    /** Takes dh; leaves the derivatives by both gate tensors, and in dh the share z ⊙ dh that goes straight to h₋₁. */
    void gruBackward(
            int batch,
            int hidden,
            Tensor xGates,
            Tensor hGates,
            int gateOffset,
            Tensor h,
            int previous,
            Tensor dh,
            Tensor dxGates,
            Tensor dhGates);
}
