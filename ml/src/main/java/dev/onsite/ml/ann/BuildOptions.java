package dev.onsite.ml.ann;

/**
 * How to run a build.
 *
 * @param threads at least 1; with 1 the graph depends on the options and the vectors only
 * @param progress told how far the build is
 */
public record BuildOptions(int threads, Progress progress) {
    /** Checks the ranges. */
    public BuildOptions {
        Arguments.require(threads >= 1, "threads must be at least 1, got %d", threads);
        Arguments.require(progress != null, "progress must be given");
    }

    /** All processors, nobody told. */
    public static BuildOptions allProcessors() {
        return ofThreads(Runtime.getRuntime().availableProcessors());
    }

    /** So many threads, nobody told. */
    public static BuildOptions ofThreads(int threads) {
        return new BuildOptions(threads, (done, total) -> true);
    }

    /** These options with a listener. */
    public BuildOptions withProgress(Progress listener) {
        return new BuildOptions(threads, listener);
    }

    /** Listens to a build. */
    @FunctionalInterface
    public interface Progress {
        /**
         * Called about a hundred times, by one thread at a time.
         *
         * @return false to cancel the build
         */
        boolean report(int done, int total);
    }
}
