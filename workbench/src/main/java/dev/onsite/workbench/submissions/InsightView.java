package dev.onsite.workbench.submissions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsite.workbench.insight.GrowthPlot;
import java.util.ArrayList;
import java.util.List;

/**
 * What an accepted submission's figures say, as a page shows it.
 *
 * @param plot null where its growth is unknown
 */
public record InsightView(List<String> sentences, GrowthPlot plot) {
    /** From a report's JSON; null where it was not measured. */
    static InsightView of(JsonNode report) {
        if (!report.path("standing").isArray()) {
            return null;
        }
        List<String> sentences = new ArrayList<>();
        report.path("standing").forEach(sentence -> sentences.add(sentence.asText()));
        return new InsightView(List.copyOf(sentences), GrowthPlot.of(report.path("growth")));
    }
}
