package dev.onsite.workbench.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.problem.Difficulty;
import dev.onsite.judge.problem.Problem;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.ReportJson;
import java.io.PrintWriter;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(name = "problems", mixinStandardHelpOptions = true, description = "List the problems of the bank.")
final class ProblemsCommand implements Callable<Integer> {
    @Option(names = "--topic", paramLabel = "T", description = "Only those about this topic.")
    private String topic;

    @Option(names = "--difficulty", paramLabel = "D", description = "Only easy, medium or hard ones.")
    private Difficulty difficulty;

    @Option(
            names = "--path",
            paramLabel = "P",
            arity = "0..1",
            fallbackValue = "",
            description = "Those of a path, in its order; without a name, the paths there are.")
    private String path;

    @Option(names = "--json", description = "Print one JSON document.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        if (path != null) {
            if (topic != null || difficulty != null) {
                throw new FailureException("--path goes with neither --topic nor --difficulty: it has its own order");
            }
            PathList.print(ProblemBank.load(), path, json, spec.commandLine().getOut());
            return Onsite.YES;
        }
        List<Problem> all = ProblemBank.load().all().stream()
                .map(ProblemBank.Entry::problem)
                .toList();
        if (topic != null && all.stream().noneMatch(this::hasTopic)) {
            TreeSet<String> topics = new TreeSet<>();
            all.forEach(problem -> topics.addAll(problem.topics()));
            throw new FailureException("no problem is about " + topic + "; topics are " + String.join(", ", topics));
        }
        List<Problem> chosen = all.stream()
                .filter(problem -> topic == null || hasTopic(problem))
                .filter(problem -> difficulty == null || problem.difficulty() == difficulty)
                .sorted(Comparator.comparing(Problem::difficulty).thenComparing(Problem::slug))
                .toList();
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            ArrayNode array = JsonNodeFactory.instance.arrayNode();
            chosen.forEach(problem -> array.add(toJson(problem)));
            out.print(ReportJson.pretty(array));
        } else {
            int width = chosen.stream().mapToInt(p -> p.slug().length()).max().orElse(0);
            chosen.forEach(problem -> out.println(line(problem, width)));
        }
        out.flush();
        return Onsite.YES;
    }

    /** A problem in a list whose widest slug has this width. */
    static String line(Problem problem, int width) {
        return String.format(
                Locale.ROOT,
                "%-" + width + "s  %-6s  %2d min  %s (%s)",
                problem.slug(),
                problem.difficulty().id(),
                problem.minutes(),
                problem.title(),
                String.join(", ", problem.topics()));
    }

    private boolean hasTopic(Problem problem) {
        return problem.topics().stream().anyMatch(topic::equalsIgnoreCase);
    }

    static ObjectNode toJson(Problem problem) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("slug", problem.slug());
        node.put("title", problem.title());
        node.put("difficulty", problem.difficulty().id());
        ArrayNode topics = node.putArray("topics");
        problem.topics().forEach(topics::add);
        ArrayNode languages = node.putArray("languages");
        problem.languages().forEach(language -> languages.add(language.id()));
        node.put("minutes", problem.minutes());
        node.put("stages", 1 + problem.stages().size());
        return node;
    }
}
