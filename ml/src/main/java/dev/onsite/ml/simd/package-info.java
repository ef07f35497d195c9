/**
 * SIMD twins of the kernels, on {@code jdk.incubator.vector}; loaded reflectively, never referred
 * to by name.
 */
package dev.onsite.ml.simd;
