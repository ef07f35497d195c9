/**
 * Neural networks as explicit {@code forward} and {@code backward} code.
 *
 * <p>Notation: {@code x} is an input, {@code y} an output, {@code dx} the derivative of the loss by
 * {@code x}. Shapes are written {@code (batch, seq, d)}, row-major, last index fastest. Plain twins
 * over nested double arrays ({@link
 * dev.onsite.ml.nn.ScaledDotProductAttention}) stand beside the fast layers: they are the answer to write on
 * a whiteboard and the oracle of the tests.
 */
package dev.onsite.ml.nn;
