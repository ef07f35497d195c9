package dev.onsite.ml.tensor;

/** One step of the optimisers on one parameter w with gradient g. */
public interface UpdateLoops {
    /** w ← w − lr·(g + decay·w). */
    void sgd(Tensor w, Tensor g, double lr, double decay);

    /** v ← μv + (g + decay·w); w ← w − lr·v, or with Nesterov's look-ahead w − lr·(g + decay·w + μv). */
    void momentum(Tensor w, Tensor g, Tensor v, double lr, double mu, boolean nesterov, double decay);

    /** s ← αs + (1 − α)g²; w ← w − lr·g/(√s + ε), g including decay·w. */
    void rmsProp(Tensor w, Tensor g, Tensor s, double lr, double alpha, double epsilon, double decay);

    /**
     * m ← β₁m + (1 − β₁)g; v ← β₂v + (1 − β₂)g²; w ← w − lr·(m/c₁)/(√(v/c₂) + ε), where c₁ = 1 − β₁ᵗ and c₂ = 1 −
     * β₂ᵗ mend the bias of the first steps. Coupled decay adds decay·w to g (Adam with L2); decoupled decay takes
     * lr·decay·w off w instead (AdamW).
     */
    void adam(
            Tensor w,
            Tensor g,
            Tensor m,
            Tensor v,
            double lr,
            double beta1,
            double beta2,
            double epsilon,
            double decay,
            boolean decoupled,
            double correction1,
            double correction2);
}
