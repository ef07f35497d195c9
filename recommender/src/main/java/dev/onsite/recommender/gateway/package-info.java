/**
 * What stands before the service: rate limits a client and in total, and a limit on concurrent work that follows the
 * measured latency and lets what matters most in last to be refused.
 */
package dev.onsite.recommender.gateway;
