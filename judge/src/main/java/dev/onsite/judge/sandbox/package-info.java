/** Keeps a process away from the network, the files and the other processes of the machine. */
package dev.onsite.judge.sandbox;
