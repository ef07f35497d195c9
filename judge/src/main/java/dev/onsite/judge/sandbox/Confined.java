package dev.onsite.judge.sandbox;

import java.nio.file.Path;
import java.util.List;

/**
 * A command to confine.
 *
 * @param command the program and its arguments
 * @param readable what it may read beside the system's programs and libraries; each appears at its own path
 * @param cpuSeconds the kernel's limit of processor time for the whole process
 */
public record Confined(List<String> command, List<Path> readable, int cpuSeconds) {
    public Confined {
        command = List.copyOf(command);
        readable = List.copyOf(readable);
    }
}
