package dev.onsite.workbench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.CaseReport;
import dev.onsite.judge.Report;
import dev.onsite.judge.grading.Outcome;

/**
 * A report as JSON: what {@code onsite judge --json} prints, what is saved with a submission and what a page shows.
 * Its field names are a contract; times are in milliseconds, memory in MiB. A field that a case has no value for is
 * null.
 */
public final class ReportJson {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ReportJson() {}

    /** The whole report. */
    public static ObjectNode of(Report report) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        int dot = report.problem().indexOf('.');
        json.put("problem", dot < 0 ? report.problem() : report.problem().substring(0, dot));
        json.put("stage", dot < 0 ? 1 : Integer.parseInt(report.problem().substring(dot + 1)));
        json.put("language", report.language().id());
        json.put("verdict", report.verdict().name());
        json.put("message", report.message());
        ArrayNode cases = json.putArray("cases");
        report.cases().forEach(test -> cases.add(of(test)));
        json.put("cpu_ms", rounded(report.cpuMillis()));
        json.put("wall_ms", rounded(report.wallMillis()));
        json.put("peak_mb", rounded(report.peakMb()));
        json.put("isolation", report.isolation().id());
        return json;
    }

    /** One case. */
    public static ObjectNode of(CaseReport test) {
        Outcome outcome = test.outcome();
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("name", test.name());
        json.put("number", test.number());
        json.put("of", test.of());
        json.put("sample", test.sample());
        json.put("verdict", test.verdict().name());
        json.put("message", outcome.message());
        json.put("seed", test.seed());
        json.put("cpu_ms", rounded(test.cpuMillis()));
        json.put("wall_ms", rounded(test.wallMillis()));
        json.put("peak_mb", rounded(test.peakMb()));
        if (Double.isFinite(test.allocatedMb())) {
            json.put("allocated_mb", rounded(test.allocatedMb()));
        } else {
            json.putNull("allocated_mb");
        }
        json.put("index", outcome.index());
        json.put("expected", outcome.expected());
        json.put("got", outcome.got());
        if (Double.isFinite(outcome.relativeError())) {
            json.put("relative_error", outcome.relativeError());
        } else {
            json.putNull("relative_error");
        }
        json.put("input", test.input());
        json.put("printed", test.printed());
        return json;
    }

    /** As indented text with a line end, for a person or a program to read. */
    public static String pretty(JsonNode json) {
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a tree of JSON cannot be written", impossible);
        }
    }

    /** What {@link #of(Report)} gave, back from its text. */
    public static JsonNode parse(String json) {
        try {
            return MAPPER.readTree(json);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException("a saved report is no JSON: " + broken.getOriginalMessage(), broken);
        }
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
