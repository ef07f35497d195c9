/**
 * Flat n-dimensional arrays of floats or doubles, and the inner loops that layers are made of.
 *
 * <p>Each group of loops is an interface with a float and a double twin, chosen by the tensor's {@link
 * dev.onsite.ml.tensor.Precision}: training runs in float, and a gradient check runs the very same layer in
 * double. The double twins are the float text with the type exchanged; a test holds them together.
 */
package dev.onsite.ml.tensor;
