/**
 * Answers that were given before: in this process (Caffeine), then in Redis.
 *
 * <p>A key has all that an answer depends on: the user and the last event known of it, the model's version, what was
 * asked for, the arms of experiments. So a new event or another model needs no invalidation: it asks by another key.
 */
package dev.onsite.recommender.cache;
