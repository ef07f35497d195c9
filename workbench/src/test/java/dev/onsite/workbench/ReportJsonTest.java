package dev.onsite.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsite.judge.CaseReport;
import dev.onsite.judge.Report;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.value.Language;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportJsonTest {
    @Test
    void namesAreTheContract() {
        Outcome outcome = new Outcome(Verdict.NUM, "`a[0]` is 1.1, expected 1.0.", "a[0]", "1.0", "1.1", 0.1);
        CaseReport test = new CaseReport("tiny", 1, 2, 42, true, 1.23456, 2, 30, 1.5, outcome, "x = 1", "hello");
        Report report = new Report(
                "k-means", Language.PYTHON, Verdict.NUM, "Case 1", List.of(test), 1.23456, 7, Isolation.BUBBLEWRAP);

        JsonNode json = ReportJson.parse(ReportJson.pretty(ReportJson.of(report)));

        assertEquals(
                List.of(
                        "problem",
                        "stage",
                        "language",
                        "verdict",
                        "message",
                        "cases",
                        "cpu_ms",
                        "wall_ms",
                        "peak_mb",
                        "isolation"),
                names(json));
        assertEquals("python", json.get("language").asText());
        JsonNode first = json.get("cases").get(0);
        assertTrue(
                names(first)
                        .containsAll(List.of(
                                "name", "verdict", "seed", "cpu_ms", "wall_ms", "peak_mb", "index", "expected", "got")),
                names(first).toString());
        assertEquals(1.235, first.get("cpu_ms").asDouble());
        assertEquals("NUM", first.get("verdict").asText());
        assertEquals("a[0]", first.get("index").asText());
        assertEquals(0.1, first.get("relative_error").asDouble());
    }

    @Test
    void whatACaseDoesNotHaveIsNull() {
        CaseReport test = new CaseReport("tiny", 1, 1, 42, true, 1, 2, 30, Double.NaN, Outcome.ACCEPTED, "x = 1", "");

        JsonNode json = ReportJson.of(test);

        assertTrue(json.get("index").isNull());
        assertTrue(json.get("expected").isNull());
        assertTrue(json.get("relative_error").isNull(), "NaN is no JSON");
    }

    private static List<String> names(JsonNode json) {
        List<String> names = new java.util.ArrayList<>();
        json.fieldNames().forEachRemaining(names::add);
        return names;
    }
}
