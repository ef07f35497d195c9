package dev.onsite.bench.testbed;

import dev.onsite.testbed.server.Data;
import dev.onsite.testbed.server.KafkaServer;
import dev.onsite.testbed.server.PostgresServer;
import dev.onsite.testbed.server.RedisServer;
import java.util.Arrays;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * How long each server takes from nothing to its first answer, and to stop:
 * {@code bench/run -main dev.onsite.bench.testbed.ServerStarts [RUNS]}. The first run of this JVM is told apart.
 */
public final class ServerStarts {
    private ServerStarts() {}

    /** Measures and prints. */
    public static void main(String[] arguments) throws Exception {
        int runs = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5;
        measure("PostgreSQL", runs, () -> PostgresServer.start(PostgresServer.Options.defaults()));
        measure("Redis", runs, () -> RedisServer.start(RedisServer.Options.defaults()));
        for (KafkaServer.Place place : KafkaServer.Place.values()) {
            measure("Kafka " + place, runs, () -> KafkaServer.start(KafkaServer.Options.in(Data.temporary(), place)));
        }
    }

    private static void measure(String name, int runs, Callable<? extends AutoCloseable> start) throws Exception {
        double[] starts = new double[runs];
        double[] stops = new double[runs];
        for (int i = 0; i < runs; i++) {
            long began = System.nanoTime();
            AutoCloseable server = start.call();
            long up = System.nanoTime();
            server.close();
            starts[i] = (up - began) / 1e9;
            stops[i] = (System.nanoTime() - up) / 1e9;
        }
        double first = starts[0];
        Arrays.sort(starts);
        Arrays.sort(stops);
        System.out.printf(
                Locale.ROOT,
                "%-16s first %.2f s, median %.2f s, slowest %.2f s; stop %.2f s%n",
                name,
                first,
                starts[runs / 2],
                starts[runs - 1],
                stops[runs / 2]);
    }
}
