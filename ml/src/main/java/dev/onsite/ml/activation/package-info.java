/** Activation functions with their derivatives, stable at ±1e4 and beyond. */
package dev.onsite.ml.activation;
