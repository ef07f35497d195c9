package dev.onsite.judge.worker;

/** What one exchange with a worker may use: milliseconds of processor time and of the clock, and MiB of memory. */
public record Budget(long cpuMillis, long wallMillis, double memoryMb) {}
