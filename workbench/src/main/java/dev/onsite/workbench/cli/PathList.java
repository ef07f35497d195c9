package dev.onsite.workbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.problem.Problem;
import dev.onsite.problems.ProblemBank;
import dev.onsite.problems.paths.StudyPath;
import dev.onsite.workbench.ReportJson;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** {@code onsite problems --path}: the paths, or the problems of one. */
final class PathList {
    private PathList() {}

    /** @param name empty for a list of all paths */
    static void print(ProblemBank bank, String name, boolean json, PrintWriter out) {
        if (name.isEmpty()) {
            printAll(bank.paths(), json, out);
        } else {
            printOne(bank, find(bank, name), json, out);
        }
        out.flush();
    }

    private static StudyPath find(ProblemBank bank, String name) {
        return bank.path(name)
                .orElseThrow(() -> new FailureException("there is no path " + name + "; paths are "
                        + bank.paths().stream().map(StudyPath::name).collect(Collectors.joining(", "))));
    }

    private static void printAll(List<StudyPath> paths, boolean json, PrintWriter out) {
        if (json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            paths.forEach(path -> array.addObject()
                    .put("name", path.name())
                    .put("title", path.title())
                    .put("about", path.about())
                    .put("problems", path.problems().size()));
            out.print(ReportJson.pretty(array));
            return;
        }
        for (StudyPath path : paths) {
            out.printf(
                    Locale.ROOT,
                    "%-12s %2d problems  %s: %s%n",
                    path.name(),
                    path.problems().size(),
                    path.title(),
                    path.about());
        }
    }

    private static void printOne(ProblemBank bank, StudyPath path, boolean json, PrintWriter out) {
        if (json) {
            ObjectNode node = JsonNodeFactory.instance.objectNode();
            node.put("name", path.name());
            node.put("title", path.title());
            node.put("about", path.about());
            ArrayNode parts = node.putArray("parts");
            for (StudyPath.Part part : path.parts()) {
                ObjectNode one = parts.addObject();
                one.put("title", part.title());
                one.put("about", part.about());
                ArrayNode problems = one.putArray("problems");
                part.problems().forEach(slug -> problems.add(ProblemsCommand.toJson(problem(bank, slug))));
            }
            out.print(ReportJson.pretty(node));
            return;
        }
        int width = path.problems().stream().mapToInt(String::length).max().orElse(0);
        out.println(path.title() + ". " + path.about());
        for (StudyPath.Part part : path.parts()) {
            out.println();
            out.println(part.title() + (part.about().isEmpty() ? "" : ". " + part.about()));
            part.problems().forEach(slug -> out.println("  " + ProblemsCommand.line(problem(bank, slug), width)));
        }
    }

    private static Problem problem(ProblemBank bank, String slug) {
        return bank.find(slug)
                .orElseThrow(() -> new FailureException("a path names the problem " + slug + ", which is not there"))
                .problem();
    }
}
