/** The problem format: one folder a problem. */
package dev.onsite.judge.problem;
