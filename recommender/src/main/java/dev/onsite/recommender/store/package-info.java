/** What outlives a node: the log of events, items, users and keys in PostgreSQL; Redis for what may be lost. */
package dev.onsite.recommender.store;
