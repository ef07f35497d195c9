/** From interactions to a model: factors, lists, the index and the ranker. */
package dev.onsite.recommender.train;
