package dev.onsite.ml.tree;

/** What a split is to lower. p are the class shares of a node. */
public enum Criterion {
    /** 1 − Σ pₖ² (classification). */
    GINI,
    /** −Σ pₖ log₂ pₖ (classification). */
    ENTROPY,
    /** The variance of the targets (regression). */
    SQUARED_ERROR
}
