/** Typed values: what a submission is given and what it answers, in every language alike. */
package dev.onsite.judge.value;
