/** Naive Bayes classifiers. */
package dev.onsite.ml.bayes;
