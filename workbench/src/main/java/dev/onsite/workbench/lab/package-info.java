/** Labs: a service started as a child process, load on it, and what that measured. */
package dev.onsite.workbench.lab;
