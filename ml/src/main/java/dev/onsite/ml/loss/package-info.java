/** Loss functions: values and derivatives, from predictions and from logits. */
package dev.onsite.ml.loss;
