/** What this machine has, what is missing and what that costs. */
package dev.onsite.workbench.doctor;
