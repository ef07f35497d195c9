package dev.onsite.workbench.lab;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.testbed.load.Arrivals;
import dev.onsite.testbed.load.HttpLoadClient;
import dev.onsite.testbed.load.LoadGenerator;
import dev.onsite.testbed.load.LoadResult;
import dev.onsite.testbed.load.Zipf;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The recommender under load: Poisson arrivals at the rate, users by Zipf's law, latency from the intended start. Before
 * it is measured it is warmed up at the same rate, so that the caches are as they are in use; or not, where the cold
 * cache is the question: then the JVM is warmed up by users who are not asked for afterwards.
 */
public final class RecommenderLab {
    private static final int CONNECTIONS = 64;
    private static final String NAME = "recommender";

    private RecommenderLab() {}

    /**
     * What to run.
     *
     * @param scale small or full
     * @param rate requests a second, 1 to 100,000
     * @param seconds how long, 1 to 3600
     * @param warmUpSeconds how long before that, 0 to 600
     * @param cold begin with empty caches
     * @param skew of Zipf's law over the users
     * @param knobs to turn beforehand
     */
    public record Options(
            String scale,
            double rate,
            int seconds,
            int warmUpSeconds,
            boolean cold,
            double skew,
            Map<String, Double> knobs) {
        /** Checks the ranges. */
        public Options {
            knobs = Map.copyOf(knobs);
            require(scale.equals("small") || scale.equals("full"), "scale must be small or full, got " + scale);
            require(rate >= 1 && rate <= 100_000, "rate must be between 1 and 100000 a second, got " + rate);
            require(seconds >= 1 && seconds <= 3600, "seconds must be between 1 and 3600, got " + seconds);
            require(
                    warmUpSeconds >= 0 && warmUpSeconds <= 600,
                    "warm-up must be between 0 and 600 s, got " + warmUpSeconds);
            require(skew >= 0 && skew <= 3, "skew must be between 0 and 3, got " + skew);
        }

        private static void require(boolean condition, String message) {
            if (!condition) {
                throw new IllegalArgumentException(message);
            }
        }

        long users() {
            return scale.equals("full") ? 10_000_000 : 20_000;
        }
    }

    /**
     * Runs it and returns the report.
     *
     * @param jar the service's
     * @param home where its data is kept
     * @param progress is told what goes on
     */
    public static ObjectNode run(Options options, Path jar, Path home, Consumer<String> progress)
            throws IOException, InterruptedException {
        List<String> flags = List.of(
                "--add-modules",
                "jdk.incubator.vector",
                options.scale().equals("full") ? "-Xmx4g" : "-Xmx768m",
                "-XX:+UseParallelGC",
                "-XX:MaxGCPauseMillis=20");
        Map<String, String> settings = Map.of(
                "RECOMMENDER_CLIENT_RATE", "1000000",
                "RECOMMENDER_GLOBAL_RATE", "1000000");
        progress.accept("starting the recommender at scale " + options.scale());
        long begun = System.nanoTime();
        try (ServiceProcess service =
                ServiceProcess.start(NAME, jar, flags, List.of("--scale", options.scale()), settings, home)) {
            service.awaitReady(Duration.ofMinutes(options.scale().equals("full") ? 40 : 3), progress);
            double startSeconds = (System.nanoTime() - begun) / 1e9;
            for (Map.Entry<String, Double> knob : options.knobs().entrySet()) {
                service.ask("PUT", "/lab/knobs/" + knob.getKey(), "{\"value\":" + knob.getValue() + "}");
            }
            ObjectNode report = measure(options, service, progress);
            report.put("start_seconds", startSeconds);
            return report;
        }
    }

    private static ObjectNode measure(Options options, ServiceProcess service, Consumer<String> progress)
            throws IOException, InterruptedException {
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), service.port());
        try (HttpLoadClient client = HttpLoadClient.open(address, CONNECTIONS, Duration.ofSeconds(10))) {
            if (options.warmUpSeconds() > 0) {
                progress.accept("warming up for " + options.warmUpSeconds() + " s");
                load(options, client, options.warmUpSeconds(), 1, options.cold());
            }
            JsonNode before = service.ask("POST", "/lab/reset?cold=" + options.cold(), "{}");
            assert before != null;
            before = service.ask("GET", "/lab", null);
            Map<String, Long> pids = new LinkedHashMap<>();
            before.path("processes")
                    .properties()
                    .forEach(each -> pids.put(each.getKey(), each.getValue().asLong()));
            Map<String, Duration> cpuBefore = ProcessFigures.cpu(pids);
            progress.accept("measuring for " + options.seconds() + " s");
            LoadResult result = load(options, client, options.seconds(), 2, false);
            Map<String, Duration> cpuAfter = ProcessFigures.cpu(pids);
            JsonNode after = service.ask("GET", "/lab", null);
            ObjectNode report = report(options, result, before, after);
            ObjectNode resources = report.putObject("resources");
            ObjectNode memory = resources.putObject("rss_mb");
            ProcessFigures.memoryMegabytes(pids).forEach(memory::put);
            ObjectNode cores = resources.putObject("cpu_cores");
            double seconds = result.took().toNanos() / 1e9;
            cpuAfter.forEach((name, cpu) ->
                    cores.put(name, Math.max(0, cpu.minus(cpuBefore.get(name)).toNanos() / 1e9 / seconds)));
            cores.put("generator", result.generatorCores());
            return report;
        }
    }

    private static LoadResult load(Options options, HttpLoadClient client, int seconds, long seed, boolean otherUsers)
            throws InterruptedException {
        Zipf users = new Zipf(options.users(), options.skew(), seed);
        // The same law over the users from the other end.
        long last = options.users() - 1;
        return LoadGenerator.run(
                Arrivals.poisson(options.rate(), seed),
                index -> {
                    long user = otherUsers ? last - users.next() : users.next();
                    return client.send(HttpLoadClient.get("127.0.0.1", "/v1/users/" + user + "/recommendations?n=10"));
                },
                LoadGenerator.Options.lasting(Duration.ofSeconds(seconds)));
    }

    private static ObjectNode report(Options options, LoadResult result, JsonNode before, JsonNode after) {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        report.put("lab", NAME);
        report.put("scale", options.scale());
        report.put(
                "machine",
                Runtime.getRuntime().availableProcessors() + " processors, " + System.getProperty("os.name") + " "
                        + System.getProperty("os.arch") + ", Java "
                        + Runtime.version().feature());
        ObjectNode knobs = report.putObject("knobs");
        after.path("knobs").forEach(knob -> knobs.set(knob.path("name").asText(), knob.path("current")));
        report.put("rate", options.rate());
        report.put("seconds", options.seconds());
        report.put("cold", options.cold());
        report.put("zipf_skew", options.skew());
        report.put("sent", result.sent());
        report.put("completed", result.completed());
        report.put("errors", result.failed() + result.skipped());
        ObjectNode kinds = report.putObject("errors_by_kind");
        result.errors().forEach(kinds::put);
        report.put("lost", result.sent() - result.completed() - result.failed());
        report.put("duplicates", 0);
        LoadResult.Percentiles overall = result.overall();
        ObjectNode latency = report.putObject("latency_ms");
        latency.put("p50", overall.p50());
        latency.put("p95", overall.p95());
        latency.put("p99", overall.p99());
        latency.put("p999", overall.p999());
        latency.put("max", overall.max());
        report.set("stages", after.path("stages"));
        double local = grown(before, after, "local");
        double shared = grown(before, after, "shared");
        double all = local + shared + grown(before, after, "made") + grown(before, after, "stale");
        report.put("hit_rate", all == 0 ? 0 : (local + shared) / all);
        report.put(
                "degraded_answers",
                after.path("degraded_answers").asLong()
                        - before.path("degraded_answers").asLong());
        report.set("recall_at_10", after.path("recall_at_10"));
        report.set("model", after.path("model"));
        return report;
    }

    private static double grown(JsonNode before, JsonNode after, String from) {
        return after.path("answers").path(from).asDouble()
                - before.path("answers").path(from).asDouble();
    }
}
