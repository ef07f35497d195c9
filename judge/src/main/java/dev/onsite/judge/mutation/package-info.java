/** Small changes to a reference, each of which the problem's cases should notice. */
package dev.onsite.judge.mutation;
