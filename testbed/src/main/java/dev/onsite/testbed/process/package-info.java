/**
 * Child processes that don't outlive us: started so that the kernel ends them with this JVM, written into a ledger so
 * that the next start finds what survived anyway, restarted with a back-off where asked for.
 */
package dev.onsite.testbed.process;
