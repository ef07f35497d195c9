/** Exact nearest neighbours: by brute force and by k-d tree, and prediction from them. */
package dev.onsite.ml.neighbors;
