/** Clustering: k-means and Gaussian mixtures. */
package dev.onsite.ml.cluster;
