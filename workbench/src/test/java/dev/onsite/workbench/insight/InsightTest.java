package dev.onsite.workbench.insight;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.grading.Growth;
import dev.onsite.judge.value.Language;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class InsightTest {
    private static Growth growth(double exponent, double factor, int sizes) {
        return Growth.fit(IntStream.range(0, sizes)
                        .mapToObj(i -> new Growth.Point(100 << i, factor * Math.pow(100 << i, exponent)))
                        .toList())
                .orElseThrow();
    }

    @Test
    void growthAndStandingAreInTheReport() {
        Insight insight = new Insight(
                Optional.of(growth(1, 0.1, 5)),
                "n, the number of points",
                "n log n",
                List.of(new Insight.Curve("brute force", growth(2, 0.01, 4))),
                List.of("It is your first."));
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        insight.into(report);
        assertEquals(1, report.at("/growth/exponent").asDouble());
        assertEquals(100, report.at("/growth/points/0/size").asInt());
        assertEquals(2, report.at("/growth/others/0/exponent").asDouble());
        assertEquals(
                "Yours grows as n^1.00 (1.00 to 1.00); the intended is n log n. Here n is the number of points.",
                report.at("/standing/0").asText());
        GrowthPlot plot = GrowthPlot.of(report.path("growth"));
        assertEquals(
                List.of("own", "brute"),
                plot.lines().stream().map(GrowthPlot.Line::kind).toList());
        assertEquals("yours, n^1.00", plot.lines().get(0).label());
        assertTrue(plot.sizes().size() >= 2 && plot.times().size() >= 2, plot.toString());
    }

    @Test
    void withoutASizeThereIsNoPlot() {
        ObjectNode report = JsonNodeFactory.instance.objectNode();
        new Insight(Optional.empty(), "", "", List.of(), List.of()).into(report);
        assertTrue(report.path("growth").isNull());
        assertNull(GrowthPlot.of(report.path("growth")));
    }

    @Test
    void bruteForceIsComparedAtTheLargestCommonSize() {
        assertEquals(
                Optional.of("At n = 800 the brute force takes 80 times as long as yours."),
                Insights.Standing.besideBruteForce(growth(1, 0.1, 6), growth(2, 0.01, 4)));
        assertEquals(
                "It takes less processor time than 2 of your 3 earlier accepted ones in Java (67 %).",
                Insights.Standing.besideEarlier(10, List.of(5.0, 11.0, 12.0), Language.JAVA));
    }
}
