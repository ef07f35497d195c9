/** Choosing among models: splits, cross-validation, grid search, importances, bias and variance. */
package dev.onsite.ml.selection;
