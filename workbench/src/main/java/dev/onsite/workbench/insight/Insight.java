package dev.onsite.workbench.insight;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.grading.Growth;
import java.util.List;
import java.util.Optional;

/**
 * What an accepted submission's figures say.
 *
 * @param growth how its processor time grows; empty where the problem has no size or it could not be measured
 * @param scale what grows, in words; empty without growth, as is the intended complexity
 * @param others the same of the reference and of the brute force, where they were measured too
 * @param standing sentences that compare it with the reference, the brute force and earlier submissions
 */
public record Insight(
        Optional<Growth> growth, String scale, String intended, List<Curve> others, List<String> standing) {
    public Insight {
        others = List.copyOf(others);
        standing = List.copyOf(standing);
    }

    /** Somebody else's growth. */
    public record Curve(String name, Growth growth) {}

    /** What is measured in words: {@code Yours grows as n^1.03 (0.98 to 1.08); the intended is n log n.} */
    public List<String> sentences() {
        List<String> sentences = new java.util.ArrayList<>();
        growth.ifPresent(
                own -> sentences.add(own.sentence(intended) + " Here n is " + scale.replaceFirst("^n, ", "") + "."));
        sentences.addAll(standing);
        return sentences;
    }

    /** Puts the fields {@code growth} and {@code standing} into a report's JSON; growth is null where unknown. */
    public void into(ObjectNode report) {
        if (growth.isPresent()) {
            ObjectNode json = of(growth.get());
            json.put("scale", scale);
            json.put("intended", intended);
            ArrayNode array = json.putArray("others");
            for (Curve curve : others) {
                ObjectNode other = of(curve.growth());
                other.put("name", curve.name());
                array.add(other);
            }
            report.set("growth", json);
        } else {
            report.putNull("growth");
        }
        ArrayNode told = report.putArray("standing");
        sentences().forEach(told::add);
    }

    private static ObjectNode of(Growth growth) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        json.put("exponent", rounded(growth.exponent()));
        json.put("low", rounded(growth.low()));
        json.put("high", rounded(growth.high()));
        ArrayNode points = json.putArray("points");
        for (Growth.Point point : growth.points()) {
            points.addObject().put("size", point.size()).put("cpu_ms", rounded(point.cpuMillis()));
        }
        return json;
    }

    private static double rounded(double value) {
        return Math.rint(value * 1000) / 1000;
    }
}
