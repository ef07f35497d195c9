package dev.onsite.ml.nn;

import dev.onsite.ml.tensor.Tensor;

/**
 * The state between two steps.
 *
 * @param h (batch, hidden)
 * @param c (batch, hidden), an LSTM's cells; null for the others
 */
public record RecurrentState(Tensor h, Tensor c) {}
