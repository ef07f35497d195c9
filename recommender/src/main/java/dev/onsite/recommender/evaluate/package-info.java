/** How good recommendations are, by the strong-generalisation protocol, beside simple ones. */
package dev.onsite.recommender.evaluate;
