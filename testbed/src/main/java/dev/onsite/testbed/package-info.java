/** Real servers on one machine, a supervisor of child processes and an open-loop load generator. */
package dev.onsite.testbed;
