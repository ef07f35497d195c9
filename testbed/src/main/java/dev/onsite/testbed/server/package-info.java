/**
 * PostgreSQL, Redis and Kafka, real ones, started from Maven artifacts on free loopback ports; an external address takes
 * the place of each.
 */
package dev.onsite.testbed.server;
