package dev.onsite.problems.lint;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.problem.Signature;
import dev.onsite.judge.value.Type;
import dev.onsite.judge.verify.Check;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Holds a problem's pages against the problem: its examples are what the oracle answers, nothing it uses goes unnamed,
 * its formulas close and its links lead somewhere, and the solution page has all its parts. Whether the text is any good
 * is for a reader.
 */
public final class Linter {
    private static final int FEWEST_HINTS = 3;
    private static final int MOST_HINTS = 5;
    private static final int FEWEST_FOLLOW_UPS = 3;

    /** An answer shorter than this is none. */
    private static final int SHORTEST_ANSWER = 40;

    private static final Pattern IDENTIFIER = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
    private static final Pattern HEADING = Pattern.compile("(?m)^##+ +(.+?)\\s*$");
    private static final Pattern QUESTION = Pattern.compile("(?m)^\\*\\*(.+?)\\*\\*[ \\t]*(.*(?:\\n(?!\\*\\*|##).*)*)");

    /** What a solution page has, as its headings tell. */
    private static final Map<String, Pattern> SECTIONS = Map.of(
            "brute force", Pattern.compile("(?i)brute force.*"),
            "best", Pattern.compile("(?i)best.*"),
            "traps", Pattern.compile("(?i).*traps"),
            "what a strong candidate says", Pattern.compile("(?i)what a strong candidate says.*"),
            "follow-ups", Pattern.compile("(?i)follow-ups"));

    private static final Pattern COMPLEXITY = Pattern.compile("\\bO\\(|\\\\Theta|\\\\mathcal\\{?O");

    private final Predicate<String> pages;

    /** @param pages whether there is a page at an address of ours, such as {@code /problems/k-means} */
    public Linter(Predicate<String> pages) {
        this.pages = pages;
    }

    /** Every rule, kept or not, of a problem and its stages. */
    public List<Check> lint(Problem problem, Checker checker) {
        List<Check> checks = new ArrayList<>(lint(problem, checker, ""));
        String before = problem.statement();
        for (int i = 0; i < problem.stages().size(); i++) {
            checks.addAll(lint(problem.stages().get(i), checker.stages().get(i), before));
            before += "\n\n" + problem.stages().get(i).statement();
        }
        return checks;
    }

    /** @param before what a reader of this stage has read already, which may name what this one uses */
    private List<Check> lint(Problem problem, Checker checker, String before) {
        Markup statement = new Markup(problem.statement());
        Markup read = new Markup(before + "\n\n" + problem.statement());
        boolean first = problem.stage() == 1;
        List<Check> checks = new ArrayList<>();
        rule(checks, problem, "statement, examples", examples(problem, checker, statement));
        rule(checks, problem, "statement, every parameter and field is named", unnamed(problem, read));
        rule(checks, problem, "statement, every symbol is introduced", unintroduced(statement, read));
        rule(checks, problem, "formulas close", formulas(problem));
        rule(checks, problem, "links lead somewhere", links(problem));
        rule(checks, problem, "hints", hints(problem));
        if (first) {
            rule(checks, problem, "solution page, its parts", parts(problem.solution()));
            rule(checks, problem, "solution page, follow-ups", followUps(problem));
        }
        return checks;
    }

    private static void rule(List<Check> checks, Problem problem, String rule, List<String> faults) {
        checks.add(new Check(
                problem.slug(),
                rule,
                "no fault",
                faults.isEmpty() ? "no fault" : String.join("; ", faults),
                faults.isEmpty()));
    }

    /** The first block is the first case; every other is another sample. */
    private static List<String> examples(Problem problem, Checker checker, Markup statement) {
        List<String> samples = checker.cases(1).stream()
                .filter(Case::sample)
                .map(test -> Example.block(problem, checker, test))
                .toList();
        List<String> shown = statement.blocks().stream()
                .filter(block -> block.kind().equals("text"))
                .map(Markup.Block::text)
                .toList();
        List<String> faults = new ArrayList<>();
        if (shown.isEmpty() || !shown.get(0).equals(samples.get(0))) {
            faults.add("statement.md must contain this under its heading Example:\n" + samples.get(0));
        }
        for (int i = 1; i < shown.size(); i++) {
            if (!samples.contains(shown.get(i))) {
                faults.add("no sample case is shown as example " + (i + 1));
            }
        }
        return faults;
    }

    private static List<String> unnamed(Problem problem, Markup statement) {
        Set<String> named = new HashSet<>();
        for (String code : statement.code()) {
            IDENTIFIER.matcher(code).results().forEach(found -> named.add(found.group()));
        }
        Set<String> wanted = names(problem.signature());
        wanted.removeAll(named);
        return wanted.stream().map(name -> "`" + name + "` is not named").toList();
    }

    private static Set<String> names(Signature signature) {
        Set<String> names = new LinkedHashSet<>();
        if (signature instanceof Signature.Structure structure) {
            structure.constructor().forEach(parameter -> names.add(parameter.name()));
            for (Signature.Function method : structure.methods()) {
                names.add(method.pythonName());
                names(method, names);
            }
        } else {
            names((Signature.Function) signature, names);
        }
        return names;
    }

    private static void names(Signature.Function function, Set<String> names) {
        function.parameters().forEach(parameter -> names.add(parameter.name()));
        Type returned = function.returns() instanceof Type.ListOf list ? list.element() : function.returns();
        if (returned instanceof Type.Structure record) {
            record.fields().forEach(field -> names.add(field.name()));
        }
    }

    private static List<String> unintroduced(Markup statement, Markup read) {
        Set<String> used = new TreeSet<>();
        statement.displayed().forEach(formula -> used.addAll(Latex.of(formula).used()));
        statement.inline().forEach(formula -> used.addAll(Latex.of(formula).used()));
        read.displayed().forEach(formula -> used.removeAll(Latex.of(formula).introduced(false)));
        read.inline().forEach(formula -> used.removeAll(Latex.of(formula).introduced(true)));
        // A parameter whose symbol is its name: `k` and $k$.
        used.removeAll(read.code());
        return used.stream()
                .map(symbol -> "nothing says what $" + symbol + "$ is")
                .toList();
    }

    private static List<String> formulas(Problem problem) {
        List<String> faults = new ArrayList<>();
        formulas("statement.md", problem.statement(), faults);
        for (String hint : problem.hints()) {
            formulas("hints.md", hint, faults);
        }
        formulas("solution.md", problem.solution(), faults);
        return faults;
    }

    private static void formulas(String file, String markdown, List<String> faults) {
        Markup markup = new Markup(markdown);
        if (markup.hasLoneDollar()) {
            faults.add(file + " has a $ that opens or closes no formula");
        }
        List<String> all = new ArrayList<>(markup.displayed());
        all.addAll(markup.inline());
        for (String formula : all) {
            String imbalance = Latex.imbalance(formula);
            if (!imbalance.isEmpty()) {
                faults.add(file + ", $" + formula.strip() + "$: " + imbalance);
            }
        }
        for (String formula : Markup.cutByTables(markdown)) {
            faults.add(
                    file + ", $" + formula + "$ stands in a table, which ends its cell at |: write \\lvert or \\mid");
        }
    }

    private List<String> links(Problem problem) {
        Set<String> links = new LinkedHashSet<>(new Markup(problem.statement()).links());
        problem.hints().forEach(hint -> links.addAll(new Markup(hint).links()));
        links.addAll(new Markup(problem.solution()).links());
        List<String> faults = new ArrayList<>();
        for (String link : links) {
            if (!link.startsWith("/")) {
                faults.add(link + " leads out of the house, where nobody keeps it alive: name the source in words");
            } else if (!pages.test(link)) {
                faults.add("there is no page " + link);
            }
        }
        return faults;
    }

    private static List<String> hints(Problem problem) {
        int count = problem.hints().size();
        return (count >= FEWEST_HINTS && count <= MOST_HINTS) || (count == 0 && problem.stage() > 1)
                ? List.of()
                : List.of(count + " hints, expected " + FEWEST_HINTS + " to " + MOST_HINTS);
    }

    private static List<String> parts(String solution) {
        List<String> headings =
                HEADING.matcher(solution).results().map(found -> found.group(1)).toList();
        List<String> faults = new ArrayList<>();
        new TreeSet<>(SECTIONS.keySet()).forEach(section -> {
            if (headings.stream()
                    .noneMatch(heading -> SECTIONS.get(section).matcher(heading).matches())) {
                faults.add("no section on " + section);
            }
        });
        if (!COMPLEXITY.matcher(solution).find()) {
            faults.add("no complexity such as $O(n)$");
        }
        return faults;
    }

    private static List<String> followUps(Problem problem) {
        Matcher section =
                Pattern.compile("(?ms)^## Follow-ups\\s*$(.*?)(?=^## |\\z)").matcher(problem.solution());
        Set<String> answered = new HashSet<>();
        if (section.find()) {
            QUESTION.matcher(section.group(1))
                    .results()
                    .filter(found -> found.group(2).strip().length() >= SHORTEST_ANSWER)
                    .forEach(found -> answered.add(found.group(1).strip()));
        }
        int wanted = Math.max(FEWEST_FOLLOW_UPS, problem.followUps().size());
        return answered.size() >= wanted
                ? List.of()
                : List.of(answered.size() + " questions with an answer, expected at least " + wanted
                        + ": those of problem.yaml, each in bold and its answer behind it");
    }
}
