/** Judging what is handed in, and showing how it goes and went. */
package dev.onsite.workbench.submissions;
