/** The processes that compile and run submissions: started ahead, confined, metered and ended. */
package dev.onsite.judge.worker;
