package dev.onsite.workbench.submissions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.workbench.text.Sentences;
import io.quarkus.qute.RawString;
import java.util.ArrayList;
import java.util.List;

/**
 * A report as a page shows it, from its JSON.
 *
 * @param message HTML
 * @param failure the case that decided the verdict; null where none did
 * @param insight null where it was not measured
 * @param allocated over all cases; null where it is not known, as in Python
 * @param ran how many cases ran, of {@code of}, and {@code passed} of them
 */
public record ReportView(
        Verdict verdict,
        RawString message,
        List<CaseView> cases,
        CaseView failure,
        int ran,
        long passed,
        int of,
        String cpu,
        String wall,
        String memory,
        String allocated,
        String isolation,
        InsightView insight) {

    static ReportView of(JsonNode json) {
        List<CaseView> cases = new ArrayList<>();
        json.path("cases").forEach(test -> cases.add(CaseView.of(test)));
        return new ReportView(
                Verdict.valueOf(json.path("verdict").asText()),
                new RawString(Sentences.toHtml(json.path("message").asText(""))),
                List.copyOf(cases),
                cases.stream().filter(test -> !test.accepted()).findFirst().orElse(null),
                cases.size(),
                cases.stream().filter(CaseView::accepted).count(),
                cases.isEmpty() ? 0 : cases.get(0).of(),
                Amounts.time(json.path("cpu_ms").asDouble()),
                Amounts.time(json.path("wall_ms").asDouble()),
                Amounts.memory(json.path("peak_mb").asDouble()),
                allocated(json.path("cases")),
                json.path("isolation").asText("none"),
                InsightView.of(json));
    }

    /** Of all cases; null where it is not known. */
    private static String allocated(JsonNode cases) {
        double sum = 0;
        for (JsonNode test : cases) {
            if (!test.path("allocated_mb").isNumber()) {
                return null;
            }
            sum += test.path("allocated_mb").asDouble();
        }
        return Amounts.memory(sum);
    }

    public boolean accepted() {
        return verdict == Verdict.AC;
    }

    public boolean unmeasured() {
        return insight == null;
    }
}
