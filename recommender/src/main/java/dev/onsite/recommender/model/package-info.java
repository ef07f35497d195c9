/** What was trained, as requests read it. */
package dev.onsite.recommender.model;
