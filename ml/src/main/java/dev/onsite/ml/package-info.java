/**
 * Every algorithm of the guide, from scratch: the interview answer, the judge's oracle and a library in one. No runtime
 * dependency.
 */
package dev.onsite.ml;
