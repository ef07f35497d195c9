/** Weights in 8 and 4 bits: smaller, nearly as good, and multiplied without unpacking the whole. */
package dev.onsite.ml.quantize;
