/**
 * Ordering what was retrieved: features known at the moment of the request, a gradient-boosted ranker scored from flat
 * arrays, diversity and caps.
 */
package dev.onsite.recommender.rank;
