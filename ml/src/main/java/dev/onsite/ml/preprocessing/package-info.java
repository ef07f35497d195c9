/** Transformations of columns, fitted on the training rows only. */
package dev.onsite.ml.preprocessing;
