/** The further stages of problems: what the interviewer adds once the first is accepted. */
package dev.onsite.problems.checkers.stages;
