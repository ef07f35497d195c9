package dev.onsite.judge.problem;

/**
 * What one case may use. Processor time decides; the wall clock is a backstop at {@link #WALL_FACTOR} times it.
 *
 * @param cpuMillis processor time a case, in milliseconds
 * @param memoryMb memory of the whole submission, in MiB, beyond what its idle runtime takes
 * @param outputKb captured prints of the whole submission, in KiB
 */
public record Limits(int cpuMillis, int memoryMb, int outputKb) {
    public static final int WALL_FACTOR = 5;
    public static final Limits DEFAULT = new Limits(2_000, 256, 64);

    public Limits {
        require(cpuMillis, 50, 60_000, "cpu_ms");
        require(memoryMb, 16, 4_096, "memory_mb");
        require(outputKb, 1, 16_384, "output_kb");
    }

    public int wallMillis() {
        return cpuMillis * WALL_FACTOR;
    }

    private static void require(int value, int low, int high, String name) {
        if (value < low || value > high) {
            throw new IllegalArgumentException(name + " must be between " + low + " and " + high + ", got " + value);
        }
    }
}
