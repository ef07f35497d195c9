package dev.onsite.judge.worker;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** The warm compiler: one process, asked one source at a time, ended and started anew when a source chokes it. */
public final class JavaCompilerProcess implements AutoCloseable {
    private static final Budget BUDGET = new Budget(10_000, 20_000, 512);

    /** A candidate runs the samples, then submits the same; each holds its source and classes, some KiB. */
    private static final int REMEMBERED = 16;

    private final Callable<Worker> starter;
    private final Map<String, Compiled> compiled = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Compiled> eldest) {
            return size() > REMEMBERED;
        }
    };
    private Worker worker;

    JavaCompilerProcess(Callable<Worker> starter) {
        this.starter = starter;
    }

    /** An error of the compiler, lines and columns from 1. */
    public record CompileError(long line, long column, String message) {}

    /**
     * What compiling gave: either classes, as name and bytes in turn, or errors.
     *
     * @param classes empty where there are errors
     */
    public record Compiled(List<Object> classes, List<CompileError> errors) {}

    /** Starts the process, unless it runs. */
    public synchronized void warmUp() throws IOException {
        if (worker != null && worker.isAlive()) {
            return;
        }
        try {
            Worker started = starter.call();
            started.awaitReady();
            worker = started;
        } catch (IOException failed) {
            throw failed;
        } catch (Exception failed) {
            throw new IOException("the compiler did not start: " + failed, failed);
        }
    }

    /** Starts the process beside the caller's work; a failure is told by the compilation that follows. */
    public void warmUpInBackground() {
        Thread thread = new Thread(
                () -> {
                    try {
                        warmUp();
                    } catch (IOException failed) {
                        System.getLogger(JavaCompilerProcess.class.getName())
                                .log(System.Logger.Level.DEBUG, "compiler=cold {0}", failed.getMessage());
                    }
                },
                "judge-compiler-start");
        thread.setDaemon(true);
        thread.start();
    }

    /** Compiles one source file of any name; one that was compiled of late is not compiled again. */
    public synchronized Compiled compile(String source) throws IOException {
        Compiled before = compiled.get(source);
        if (before != null) {
            return before;
        }
        Compiled now = compileAnew(source);
        if (now.errors().isEmpty()) {
            compiled.put(source, now);
        }
        return now;
    }

    private Compiled compileAnew(String source) throws IOException {
        warmUp();
        Reply reply = worker.ask('S', source, BUDGET);
        if (reply.frame() == null) {
            close();
            String what = switch (reply.ending()) {
                case CPU, WALL ->
                    "the compiler took longer than " + BUDGET.cpuMillis() / 1000
                            + " s over this source and was stopped";
                case MEMORY -> "the compiler ran out of memory over this source";
                case GARBLED, OUTPUT, EXITED -> "the compiler gave up on this source";
            };
            return new Compiled(List.of(), List.of(new CompileError(1, 1, what)));
        }
        List<?> list = (List<?>) reply.frame().value();
        if (reply.frame().kind() == 'C') {
            return new Compiled(List.copyOf(list), List.of());
        }
        List<CompileError> errors = new ArrayList<>();
        for (Object entry : list) {
            List<?> error = (List<?>) entry;
            errors.add(new CompileError((Long) error.get(0), (Long) error.get(1), (String) error.get(2)));
        }
        return new Compiled(List.of(), errors);
    }

    @Override
    public synchronized void close() {
        if (worker != null) {
            worker.close();
            worker = null;
        }
    }
}
