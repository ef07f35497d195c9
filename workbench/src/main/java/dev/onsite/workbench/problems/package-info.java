/** The list of problems and the page on which one is solved. */
package dev.onsite.workbench.problems;
