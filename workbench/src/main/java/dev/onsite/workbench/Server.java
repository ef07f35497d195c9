package dev.onsite.workbench;

import dev.onsite.workbench.store.DataFolder;
import dev.onsite.workbench.store.Store;
import dev.onsite.workbench.store.StoreException;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** The workbench in a browser: what {@code onsite serve} runs. */
public final class Server {
    /** The exit code where the port or the data folder cannot be used. */
    public static final int CANNOT_START = 2;

    /** The loopback address only: a workbench runs a person's code and is nobody else's. */
    public static final String HOST = "127.0.0.1";

    /** Opened before Quarkus starts, so that a folder that cannot be used is said in one sentence. */
    private static final AtomicReference<Store> OPENED = new AtomicReference<>();

    private Server() {}

    /**
     * Where it listens and keeps a person's work.
     *
     * @param port from 1 to 65535
     * @param data the data folder; empty for {@link DataFolder}'s usual one
     */
    public record Options(int port, Optional<Path> data) {
        public static final Options DEFAULT = new Options(8420, Optional.empty());

        public Options {
            if (port < 1 || port > 65_535) {
                throw new IllegalArgumentException("port must be between 1 and 65535, got " + port);
            }
        }

        public String address() {
            return "http://" + HOST + ":" + port;
        }
    }

    /**
     * Serves until the process is told to end, and returns the exit code: 0, or {@value #CANNOT_START} with a sentence
     * on standard error that says why and what to do.
     */
    public static int run(Options options) {
        if (taken(options.port())) {
            System.err.println(portTaken(options));
            return CANNOT_START;
        }
        Path folder = DataFolder.resolve(options.data());
        try {
            OPENED.set(Store.open(folder));
        } catch (StoreException refused) {
            System.err.println(refused.getMessage());
            return CANNOT_START;
        }
        System.setProperty("quarkus.http.host", HOST);
        System.setProperty("quarkus.http.port", String.valueOf(options.port()));
        System.setProperty("onsite.data", folder.toString());
        AtomicInteger exit = new AtomicInteger();
        Quarkus.run(Serving.class, (code, failure) -> {
            if (failure != null && taken(options.port())) {
                System.err.println(portTaken(options));
            }
            exit.set(failure == null ? code : CANNOT_START);
        });
        return exit.get();
    }

    /** The store that {@link #run} opened, handed over once. */
    static Optional<Store> opened() {
        return Optional.ofNullable(OPENED.getAndSet(null));
    }

    private static String portTaken(Options options) {
        return "Port " + options.port() + " is taken: another workbench may be running at " + options.address()
                + ". Open that one, or choose another port with --port.";
    }

    private static boolean taken(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return false;
        } catch (IOException inUse) {
            return true;
        }
    }

    /** Says where the workbench is and waits. */
    public static final class Serving implements QuarkusApplication {
        @Override
        public int run(String... args) {
            System.out.println("Onsite is at http://" + HOST + ":" + System.getProperty("quarkus.http.port"));
            Quarkus.waitForExit();
            return 0;
        }
    }
}
