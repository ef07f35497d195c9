package dev.onsite.problems.lint;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A formula: whether it is balanced, which symbols it uses and which of them it introduces. */
final class Latex {
    private static final Pattern TOKEN =
            Pattern.compile("\\\\([A-Za-z]+|.)|[A-Za-z]|[_^{}=:;<>]|[^\\sA-Za-z\\\\_^{}=:;<>]|\\s+");

    private static final Set<String> GREEK = Set.of(
            "alpha",
            "beta",
            "gamma",
            "delta",
            "epsilon",
            "varepsilon",
            "zeta",
            "eta",
            "theta",
            "iota",
            "kappa",
            "lambda",
            "mu",
            "nu",
            "xi",
            "rho",
            "sigma",
            "tau",
            "phi",
            "varphi",
            "chi",
            "psi",
            "omega",
            "ell",
            "Gamma",
            "Delta",
            "Theta",
            "Lambda",
            "Phi",
            "Psi",
            "Omega");

    /** Commands whose argument is words or a letter of its own alphabet, not symbols. */
    private static final Set<String> WORDS = Set.of(
            "mathrm",
            "text",
            "texttt",
            "textbf",
            "textit",
            "operatorname",
            "mathbb",
            "mathcal",
            "begin",
            "end",
            "mathtt");

    /** Commands under which a symbol is bound: it runs, or is sought. */
    private static final Set<String> BINDERS =
            Set.of("sum", "prod", "max", "min", "argmin", "argmax", "bigcup", "bigcap", "int", "lim", "sup", "inf");

    /** What stands before one of these is introduced by it. */
    private static final Set<String> DEFINES =
            Set.of("=", "\\leftarrow", "\\gets", "\\in", ":", "\\sim", "\\equiv", "\\propto", "\\approx");

    /** Bounds introduce what stands on either side. */
    private static final Set<String> BOUNDS = Set.of("\\le", "\\ge", "\\leq", "\\geq", "<", ">", "\\dots", "\\ldots");

    private static final Set<String> CLAUSE_ENDS = Set.of("\\qquad", "\\quad", "\\\\", ";");

    /** Constants, and the O of complexities. */
    private static final Set<String> KNOWN = Set.of("e", "O");

    private final List<Token> tokens;

    /**
     * A command with its backslash, a letter or a sign.
     *
     * @param bound whether it stands in the index of a sum, a maximum or the like
     */
    private record Token(String text, boolean bound, boolean symbol) {}

    private Latex(List<Token> tokens) {
        this.tokens = tokens;
    }

    static Latex of(String formula) {
        List<Token> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(formula);
        Deque<Boolean> boundGroups = new ArrayDeque<>();
        boolean words = false;
        int depthOfWords = -1;
        boolean afterBinder = false;
        boolean bindsNext = false;
        while (matcher.find()) {
            String text = matcher.group();
            if (text.isBlank()) {
                continue;
            }
            switch (text) {
                case "{" -> {
                    boundGroups.push(bindsNext || (!boundGroups.isEmpty() && boundGroups.peek()));
                    if (words && depthOfWords < 0) {
                        depthOfWords = boundGroups.size();
                    }
                    bindsNext = false;
                }
                case "}" -> {
                    if (boundGroups.size() == depthOfWords) {
                        words = false;
                        depthOfWords = -1;
                    }
                    if (!boundGroups.isEmpty()) {
                        boundGroups.pop();
                    }
                }
                case "_" -> bindsNext = afterBinder;
                case "^" -> bindsNext = false;
                default -> {
                    String name = text.startsWith("\\") ? text.substring(1) : "";
                    if (WORDS.contains(name)) {
                        words = true;
                    } else if (words && depthOfWords < 0) {
                        // Without braces the command takes the one token behind it.
                        words = false;
                    } else if (depthOfWords < 0) {
                        boolean letter = name.isEmpty() && Character.isLetter(text.charAt(0));
                        boolean bound = bindsNext || (!boundGroups.isEmpty() && boundGroups.peek());
                        tokens.add(new Token(text, bound, letter || GREEK.contains(name)));
                    }
                    // "arg" in \arg\min leads to its binder; \limits stays with it.
                    afterBinder = BINDERS.contains(name) || (afterBinder && name.equals("limits"));
                    bindsNext = false;
                }
            }
        }
        return new Latex(tokens);
    }

    /** The symbols in it, greek ones by their command: {@code x}, {@code \alpha}; constants left out. */
    Set<String> used() {
        Set<String> used = new HashSet<>();
        tokens.stream().filter(Token::symbol).map(Token::text).forEach(used::add);
        used.removeAll(KNOWN);
        return used;
    }

    /**
     * The symbols it introduces: those before {@code =} and the like, those with bounds, those that run under a sum.
     *
     * @param inProse whether it stands within a line, where a formula without a relation names what the words speak of
     */
    Set<String> introduced(boolean inProse) {
        Set<String> introduced = new HashSet<>();
        List<Token> clause = new ArrayList<>();
        for (Token token : tokens) {
            if (CLAUSE_ENDS.contains(token.text())) {
                clause(clause, inProse, introduced);
                clause.clear();
            } else {
                clause.add(token);
            }
        }
        clause(clause, inProse, introduced);
        return introduced;
    }

    private static void clause(List<Token> clause, boolean inProse, Set<String> introduced) {
        boolean hasBounds = clause.stream().anyMatch(token -> BOUNDS.contains(token.text()) && !token.bound());
        int lastDefinition = -1;
        for (int i = 0; i < clause.size(); i++) {
            lastDefinition =
                    DEFINES.contains(clause.get(i).text()) && !clause.get(i).bound() ? i : lastDefinition;
        }
        boolean names = inProse && (hasBounds || lastDefinition < 0);
        for (int i = 0; i < clause.size(); i++) {
            Token token = clause.get(i);
            if (token.symbol() && (names || i < lastDefinition || token.bound())) {
                introduced.add(token.text());
            }
        }
    }

    /** What is not balanced in a formula, as a sentence; empty where nothing. */
    static String imbalance(String formula) {
        int depth = 0;
        int left = 0;
        Deque<String> environments = new ArrayDeque<>();
        Matcher matcher = Pattern.compile("\\\\(?:(left|right)(?![A-Za-z])|(begin|end)\\{([a-z*]+)}|.)|[{}]")
                .matcher(formula);
        while (matcher.find()) {
            if (matcher.group(1) != null) {
                left += matcher.group(1).equals("left") ? 1 : -1;
            } else if (matcher.group(2) != null && matcher.group(2).equals("begin")) {
                environments.push(matcher.group(3));
            } else if (matcher.group(2) != null
                    && (environments.isEmpty() || !environments.pop().equals(matcher.group(3)))) {
                return "\\end{" + matcher.group(3) + "} closes nothing";
            } else if (matcher.group().equals("{")) {
                depth++;
            } else if (matcher.group().equals("}")) {
                depth--;
            }
            if (depth < 0 || left < 0) {
                return depth < 0 ? "a } too many" : "a \\right without its \\left";
            }
        }
        return depth > 0
                ? "a { is not closed"
                : left > 0
                        ? "a \\left without its \\right"
                        : environments.isEmpty() ? "" : "\\begin{" + environments.peek() + "} is not ended";
    }
}
