package dev.onsite.workbench.submissions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.value.Show;
import dev.onsite.workbench.text.Sentences;
import io.quarkus.qute.RawString;

/**
 * A case as a page shows it, from its JSON.
 *
 * @param message HTML
 * @param index null, as are the others, where the case has none
 */
public record CaseView(
        int number,
        int of,
        String name,
        Verdict verdict,
        boolean sample,
        RawString message,
        long seed,
        String time,
        String memory,
        String index,
        String expected,
        String got,
        String relativeError,
        String input,
        String printed) {

    static CaseView of(JsonNode json) {
        return new CaseView(
                json.path("number").asInt(),
                json.path("of").asInt(),
                json.path("name").asText(),
                Verdict.valueOf(json.path("verdict").asText()),
                json.path("sample").asBoolean(),
                new RawString(Sentences.toHtml(json.path("message").asText(""))),
                json.path("seed").asLong(),
                Amounts.time(json.path("cpu_ms").asDouble()),
                Amounts.memory(json.path("peak_mb").asDouble()),
                text(json, "index"),
                text(json, "expected"),
                text(json, "got"),
                json.path("relative_error").isNumber()
                        ? Show.small(json.path("relative_error").asDouble())
                        : null,
                text(json, "input"),
                text(json, "printed"));
    }

    public boolean accepted() {
        return verdict == Verdict.AC;
    }

    private static String text(JsonNode json, String field) {
        JsonNode value = json.path(field);
        return value.isTextual() && !value.asText().isEmpty() ? value.asText() : null;
    }
}
