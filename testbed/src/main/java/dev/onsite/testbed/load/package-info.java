/**
 * An open-loop load generator: operations start when the arrival process says, whether or not earlier ones are done, and
 * each one's latency counts from the moment it was meant to start. So a server that stalls is charged for every operation
 * that it kept waiting (Tene, "How NOT to Measure Latency", 2015).
 */
package dev.onsite.testbed.load;
