/** The bank's own proof: references pass, starters do not, wrong solutions fail as declared. */
package dev.onsite.judge.verify;
