/** The problem bank: a folder of resources and a checker class a problem. */
package dev.onsite.problems;
