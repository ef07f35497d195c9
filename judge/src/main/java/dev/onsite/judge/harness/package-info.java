/**
 * What runs beside a submission, in another process: the Java worker and the compiler. Its class files are copied out
 * for those processes, so nothing here may refer to another package of ours, or to a library.
 */
package dev.onsite.judge.harness;
