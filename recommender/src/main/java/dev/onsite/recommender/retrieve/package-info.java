/** From a user's vector to candidates: filters, and the sources that are merged. */
package dev.onsite.recommender.retrieve;
