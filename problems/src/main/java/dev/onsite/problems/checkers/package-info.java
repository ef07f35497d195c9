/** The checkers, one a problem, named after its folder: {@code k-means} has {@code KMeans}. */
package dev.onsite.problems.checkers;
