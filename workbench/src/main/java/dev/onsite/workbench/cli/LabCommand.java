package dev.onsite.workbench.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.workbench.ReportJson;
import dev.onsite.workbench.lab.RecommenderLab;
import dev.onsite.workbench.store.DataFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "lab",
        mixinStandardHelpOptions = true,
        description = "Start a system, put load on it and say what it took. Exits with 1 where a request failed.")
final class LabCommand implements Callable<Integer> {
    @Parameters(paramLabel = "LAB", description = "recommender")
    private String lab;

    @Option(names = "--scale", paramLabel = "S", description = "small or full (default: ${DEFAULT-VALUE}).")
    private String scale = "small";

    @Option(names = "--rate", paramLabel = "N", description = "Requests a second (default: ${DEFAULT-VALUE}).")
    private double rate = 1000;

    @Option(names = "--seconds", paramLabel = "S", description = "How long (default: ${DEFAULT-VALUE}).")
    private int seconds = 20;

    @Option(names = "--warm-up", paramLabel = "S", description = "Load before that (default: ${DEFAULT-VALUE} s).")
    private int warmUp = 15;

    @Option(names = "--cold", description = "Begin with empty caches.")
    private boolean cold;

    @Option(names = "--skew", paramLabel = "Z", description = "Of Zipf's law (default: ${DEFAULT-VALUE}).")
    private double skew = 1.0;

    @Option(names = "--set", paramLabel = "KNOB=V", description = "Turn a knob first; can be repeated.")
    private Map<String, Double> knobs = new LinkedHashMap<>();

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "The data folder (default: the XDG one).")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!lab.equals("recommender")) {
            throw new FailureException("there is a lab of the recommender, got " + lab);
        }
        PrintWriter err = spec.commandLine().getErr();
        ObjectNode report;
        try {
            report = RecommenderLab.run(
                    new RecommenderLab.Options(scale, rate, seconds, warmUp, cold, skew, knobs),
                    serviceJar(),
                    DataFolder.resolve(Optional.ofNullable(data))
                            .resolve("labs")
                            .resolve(lab),
                    err::println);
        } catch (IllegalArgumentException wrong) {
            throw new FailureException(wrong.getMessage());
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(ReportJson.pretty(report));
        } else {
            tell(out, report);
        }
        out.flush();
        return report.path("errors").asLong() == 0 ? Onsite.YES : Onsite.NO;
    }

    /** Beside our own jar in the checkout, unless ONSITE_RECOMMENDER_JAR names another. */
    private static Path serviceJar() {
        String named = System.getenv("ONSITE_RECOMMENDER_JAR");
        if (named != null) {
            return Path.of(named);
        }
        try {
            Path own = Path.of(LabCommand.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return own.resolveSibling("../../recommender/target/onsite-recommender-runner.jar")
                    .normalize();
        } catch (URISyntaxException strange) {
            throw new FailureException("the place of this program has no path: " + strange.getMessage());
        }
    }

    private static void tell(PrintWriter out, ObjectNode report) {
        JsonNode latency = report.path("latency_ms");
        out.printf(
                Locale.ROOT,
                "%d requests at %.0f/s, %d failed; %.0f %% from the caches%n",
                report.path("sent").asLong(),
                report.path("rate").asDouble(),
                report.path("errors").asLong(),
                100 * report.path("hit_rate").asDouble());
        out.printf(
                Locale.ROOT,
                "p50 %.2f  p95 %.2f  p99 %.2f  p99.9 %.2f ms%n",
                latency.path("p50").asDouble(),
                latency.path("p95").asDouble(),
                latency.path("p99").asDouble(),
                latency.path("p999").asDouble());
        report.path("stages")
                .properties()
                .forEach(stage -> out.printf(
                        Locale.ROOT,
                        "  %-10s p50 %6.2f  p95 %6.2f  p99 %6.2f of %d ms%n",
                        stage.getKey(),
                        stage.getValue().path("p50").asDouble(),
                        stage.getValue().path("p95").asDouble(),
                        stage.getValue().path("p99").asDouble(),
                        stage.getValue().path("budget_ms").asInt()));
        report.path("resources")
                .path("cpu_cores")
                .properties()
                .forEach(part -> out.printf(
                        Locale.ROOT,
                        "  %-10s %.2f cores%n",
                        part.getKey(),
                        part.getValue().asDouble()));
    }
}
