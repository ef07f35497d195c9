/** Cases, answers and what is said of them. */
package dev.onsite.judge.grading;
