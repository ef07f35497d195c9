package dev.onsite.ml.tensor;

/** Elementwise functions, softmax and losses, forward and backward. */
public interface FunctionLoops {
    /** The elementwise functions. */
    enum Function {
        /** max(0, x), with derivative 0 at 0. */
        RELU,
        /** 1 / (1 + e⁻ˣ). */
        SIGMOID,
        /** tanh x. */
        TANH,
        /** ½x(1 + tanh(√(2/π)(x + 0.044715x³))): the tanh form of Hendrycks and Gimpel, 2016. */
        GELU
    }

    /** y ← f(x). */
    void apply(Function f, Tensor x, Tensor y);

    /** dx ← f′(x) ⊙ dy; y is what {@link #apply} gave. dx may be dy. */
    void backward(Function f, Tensor x, Tensor y, Tensor dy, Tensor dx);

    /** Each row of y ← softmax of the row of x. */
    void softmax(Tensor x, Tensor y);

    /** dx ← p ⊙ (dy − Σ dy ⊙ p) a row: the whole Jacobian diag(p) − ppᵀ, not its diagonal p(1−p). */
    void softmaxBackward(Tensor p, Tensor dy, Tensor dx);

    /**
     * The mean over rows of −ln softmax(logits)[target], and its derivative (softmax − onehot) / counted rows.
     * A negative target leaves its row out: loss and gradient 0.
     */
    double crossEntropy(Tensor logits, int[] targets, Tensor dLogits);

    /**
     * The sum of binary cross-entropies of sigmoid(logits) against targets in [0, 1], in the form max(x, 0) − xt
     * + ln(1 + e^−|x|) that never overflows, and its derivative scale · (sigmoid(x) − t).
     */
    double binaryCrossEntropy(Tensor logits, Tensor targets, double scale, Tensor dLogits);
}
