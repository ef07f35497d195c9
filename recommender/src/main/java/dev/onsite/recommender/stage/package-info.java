/** The stages of a request, their budgets, and what they took. */
package dev.onsite.recommender.stage;
