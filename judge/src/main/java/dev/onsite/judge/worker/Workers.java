package dev.onsite.judge.worker;

import dev.onsite.judge.sandbox.Confined;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.sandbox.Sandbox;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Starts workers ahead of the submissions that will need them: a worker serves one submission and is ended, and the
 * next one of its kind is started when that one has its verdict. Also holds the one warm compiler.
 */
public final class Workers implements AutoCloseable {
    /** A backstop in the kernel, for when the judge itself is gone: what a whole submission may use. */
    private static final int CPU_SECONDS = 120;

    private static final int COMPILER_CPU_SECONDS = 3_600;

    /** Workers that can stand in for one another. Python is told its limit with the submission, Java at its start. */
    private record Kind(Language language, int memoryMb) {
        static Kind of(Language language, int memoryMb) {
            return new Kind(language, language == Language.JAVA ? memoryMb : 0);
        }
    }

    private final Sandbox sandbox;
    private final HarnessFiles files;
    private final ProcessStarter starter = new ProcessStarter();
    private final ScheduledExecutorService watches = Executors.newScheduledThreadPool(1, Workers::daemon);
    private final ExecutorService starting = Executors.newCachedThreadPool(Workers::daemon);
    private final Reserve<Kind, Worker> reserve = new Reserve<>(this::startWorker, System::nanoTime);
    private final Set<Worker> running = ConcurrentHashMap.newKeySet();
    private final JavaCompilerProcess compiler;
    private final Future<Optional<PythonInstallation>> python;
    private final AtomicBoolean closed = new AtomicBoolean();

    private Workers(Sandbox sandbox, HarnessFiles files) {
        this.sandbox = sandbox;
        this.files = files;
        this.compiler = new JavaCompilerProcess(() -> start(compilerCommand(), Map.of()));
        this.python = starting.submit(this::findPython);
    }

    /**
     * Prepares to start workers.
     *
     * @param wanted the best isolation to try
     * @throws IOException where the temporary folder is not writable, or nothing isolates and {@code wanted} is one
     *     that isolates; the message says what to do
     */
    public static Workers open(Isolation wanted) throws IOException {
        HarnessFiles files = HarnessFiles.create();
        Optional<Sandbox> sandbox = Sandbox.probe(files.folder(), wanted);
        if (sandbox.isEmpty()) {
            files.close();
            throw new IOException("this machine has nothing to keep a submission away from your files and the network:"
                    + " install bubblewrap (Debian, Ubuntu: apt install bubblewrap), or set"
                    + (System.getProperty("os.name").startsWith("Linux")
                            ? " ONSITE_ISOLATION=limits to run submissions with your files and network in their reach"
                            : " ONSITE_ISOLATION=none to run submissions as you, with all that you may do"));
        }
        Workers workers = new Workers(sandbox.get(), files);
        Runtime.getRuntime().addShutdownHook(new Thread(workers::close, "judge-shutdown"));
        return workers;
    }

    public Isolation isolation() {
        return sandbox.isolation();
    }

    public boolean hasControlGroups() {
        return sandbox.hasControlGroups();
    }

    public boolean filtersSystemCalls() {
        return sandbox.filtersSystemCalls();
    }

    /** Whether this process runs on a JDK, so that Java can be compiled. */
    public static boolean hasCompiler() {
        return ModuleFinder.ofSystem().find("jdk.compiler").isPresent();
    }

    /** Python and numpy as {@code 3.11.2, numpy 1.24.2}; empty where none works in the sandbox. */
    public Optional<String> python() {
        return installation().map(found -> found.version() + ", numpy " + found.numpyVersion());
    }

    public JavaCompilerProcess compiler() {
        return compiler;
    }

    /** Has a worker for submissions with this limit of memory ready before it is asked for. */
    public void prestart(Language language, int memoryMb) {
        reserve.want(Kind.of(language, memoryMb));
    }

    /**
     * A ready worker that has run nothing yet; the caller closes it.
     *
     * @throws IOException where it does not start
     */
    public Worker take(Language language, int memoryMb) throws IOException {
        Kind kind = Kind.of(language, memoryMb);
        Worker worker = reserve.take(kind);
        worker.whenClosed(() -> reserve.done(kind));
        if (worker.isAlive()) {
            return worker;
        }
        // It was ended from outside while it waited.
        worker.close();
        return startWorker(kind);
    }

    private Worker startWorker(Kind kind) throws IOException {
        Worker worker = switch (kind.language()) {
            case JAVA -> start(javaCommand(kind.memoryMb()), Map.of());
            case PYTHON ->
                pythonWorker(installation().orElseThrow(() -> new IOException("no python3 with numpy works here")));
        };
        worker.awaitReady();
        return worker;
    }

    private Worker pythonWorker(PythonInstallation installation) throws IOException {
        List<Path> readable = new ArrayList<>(installation.folders());
        readable.add(files.pythonWorker());
        List<String> command = List.of(
                installation.executable().toString(),
                "-I",
                "-B",
                files.pythonWorker().toString());
        return start(
                new Confined(command, readable, CPU_SECONDS),
                Map.of("OPENBLAS_NUM_THREADS", "1", "OMP_NUM_THREADS", "1", "MKL_NUM_THREADS", "1"));
    }

    private Confined javaCommand(int memoryMb) {
        return java(
                CPU_SECONDS,
                List.of(
                        "-Xmx" + memoryMb + "m",
                        "-XX:MaxDirectMemorySize=" + memoryMb + "m",
                        "-XX:MaxMetaspaceSize=64m",
                        "-XX:ReservedCodeCacheSize=64m",
                        // Compilers that are there from the start can be told from a submission's threads.
                        "-XX:-UseDynamicNumberOfCompilerThreads",
                        "-XX:+ExitOnOutOfMemoryError",
                        "dev.onsite.judge.harness.JavaWorker"));
    }

    private Confined compilerCommand() {
        return java(
                COMPILER_CPU_SECONDS,
                List.of(
                        "-Xmx256m",
                        "-Xss4m",
                        "-XX:TieredStopAtLevel=1",
                        "--add-exports",
                        "jdk.compiler/com.sun.tools.javac.api=ALL-UNNAMED",
                        "dev.onsite.judge.harness.CompilerWorker"));
    }

    private Confined java(int cpuSeconds, List<String> rest) {
        Path home = Path.of(System.getProperty("java.home"));
        List<String> command = new ArrayList<>(List.of(
                home.resolve("bin/java").toString(),
                "-XX:+UseSerialGC",
                "-XX:-UsePerfData",
                "-XX:+DisableAttachMechanism",
                "-XX:-CreateCoredumpOnCrash",
                // Standard output is the judge's pipe: the JVM's own words must not land there.
                "-XX:+DisplayVMOutputToStderr",
                "-Xshare:auto",
                "-Djava.io.tmpdir=/tmp",
                "-cp",
                files.jar().toString()));
        command.addAll(rest);
        return new Confined(command, List.of(home, files.jar()), cpuSeconds);
    }

    private Worker start(Confined confined, Map<String, String> environment) throws IOException {
        Sandbox.Wrapped wrapped = sandbox.wrap(confined);
        Process process = starter.start(wrapped.command(), files.workFolder(), environment);
        Worker worker = new Worker(process, watches, wrapped, () -> sandbox.sweep(wrapped, process.pid()));
        running.add(worker);
        var unused = process.onExit().thenAccept(ended -> running.remove(worker));
        if (closed.get()) {
            worker.close();
            throw new IOException("the judge is closed");
        }
        return worker;
    }

    private Optional<PythonInstallation> findPython() {
        for (PythonInstallation candidate : PythonInstallation.found()) {
            try (Worker worker = pythonWorker(candidate)) {
                worker.awaitReady();
                return Optional.of(candidate);
            } catch (IOException unusable) {
                System.getLogger(Workers.class.getName())
                        .log(System.Logger.Level.DEBUG, "python={0} unusable: {1}", candidate, unusable.getMessage());
            }
        }
        return Optional.empty();
    }

    private Optional<PythonInstallation> installation() {
        try {
            return result(python);
        } catch (IOException failed) {
            return Optional.empty();
        }
    }

    private static <T> T result(Future<T> future) throws IOException {
        try {
            return future.get();
        } catch (ExecutionException failed) {
            throw new IOException(failed.getCause().getMessage(), failed.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", stopped);
        }
    }

    private static Thread daemon(Runnable task) {
        Thread thread = new Thread(task, "judge-workers");
        thread.setDaemon(true);
        return thread;
    }

    /** Ends every worker and removes the harness' folder; at once also at the JVM's shutdown. */
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        reserve.close();
        running.forEach(Worker::close);
        watches.shutdownNow();
        starter.close();
        files.close();
    }
}
