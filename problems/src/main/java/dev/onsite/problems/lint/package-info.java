/** Reads what a problem's pages say and holds it against the problem itself. */
package dev.onsite.problems.lint;
