/** Runs a submission where it can do no harm and says whether it is right, or where it is wrong. */
package dev.onsite.judge;
