package dev.onsite.problems.checkers;

import dev.onsite.judge.grading.Case;
import dev.onsite.judge.grading.Checker;
import dev.onsite.judge.grading.Comparison;
import dev.onsite.judge.grading.Outcome;
import dev.onsite.problems.cases.Cases;
import dev.onsite.problems.cases.Draw;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Map;

/**
 * Cases of a rule engine; the oracle sorts each rule into postfix order (Dijkstra's shunting yard) and runs it on a stack
 * of numbers and one of truths.
 */
public final class RuleEvaluator implements Checker {
    private static final double GONE = Double.NaN;
    private static final Map<String, Integer> TIGHTNESS = Map.ofEntries(
            Map.entry("or", 1),
            Map.entry("and", 2),
            Map.entry("not", 3),
            Map.entry("<", 4),
            Map.entry("<=", 4),
            Map.entry(">", 4),
            Map.entry(">=", 4),
            Map.entry("==", 4),
            Map.entry("!=", 4),
            Map.entry("+", 5),
            Map.entry("-", 5),
            Map.entry("*", 6),
            Map.entry("/", 6));

    @Override
    public List<Case> cases(long seed) {
        return Cases.seeded(seed)
                .sample(
                        "a missing amount",
                        draw -> List.of(
                                new String[] {
                                    "amount > 100 and age < 30", "not amount > 100", "amount > 100 or age < 30"
                                },
                                new String[] {"amount", "age"},
                                new double[][] {{150, 10}, {50, 60}, {GONE, 10}}))
                .sample(
                        "what binds tighter",
                        draw -> List.of(
                                new String[] {
                                    "a == 1 or b == 1 and c == 1",
                                    "(a == 1 or b == 1) and c == 1",
                                    "not a == 1 and b == 1",
                                    "a + b * c > 2",
                                    "(a + b) * c > 2"
                                },
                                new String[] {"a", "b", "c"},
                                new double[][] {{1, 0, 0}, {0, 1, 1}, {1, 1, 1}, {0, 0, 3}, {2, 1, 0}}))
                .hidden(
                        "from left to right",
                        draw -> List.of(
                                new String[] {"a - b - c == 3", "a / b / c == 5", "a - b + c == 9", "a / b * c == 5"},
                                new String[] {"a", "b", "c"},
                                new double[][] {{10, 4, 3}, {20, 2, 2}, {10, 2, 1}}))
                .hidden(
                        "unknown is not false",
                        draw -> List.of(
                                new String[] {
                                    "not (a > 1)",
                                    "not (a > 1 and b > 1)",
                                    "not (a > 1 or b > 1)",
                                    "not not (a > 1)",
                                    "a != 1",
                                    "a == a",
                                    "not (a > 1) or b > 1",
                                    "(a > 1 or b > 1) and not (a > 1)"
                                },
                                new String[] {"a", "b"},
                                new double[][] {{GONE, 0}, {GONE, 2}, {0, GONE}, {2, GONE}, {GONE, GONE}, {2, 2}}))
                .hidden(
                        "division by zero",
                        draw -> List.of(
                                new String[] {"a / b > 3", "a / b < 3", "not a / b > 3", "b == 0 or a / b > 3"},
                                new String[] {"a", "b"},
                                new double[][] {{1, 0}, {-1, 0}, {0, 0}, {8, 2}, {2, 2}}))
                .hidden(
                        "without white space",
                        draw -> List.of(
                                new String[] {"a+1>=b", "(a<b)and(b<=3.5)", "a*2!=b/2", "not(a==b)"},
                                new String[] {"a", "b"},
                                new double[][] {{1, 2}, {1, 4}, {3, 3}, {0.5, 2}}))
                .hidden(
                        "names like keywords",
                        draw -> List.of(
                                new String[] {"order > 1 and notes > 1", "android > 1 or or_2 > 1", "not not_1 > 1"},
                                new String[] {"order", "notes", "android", "or_2", "not_1"},
                                new double[][] {{2, 2, 0, 0, 0}, {0, 2, 2, 0, 2}, {2, 0, 0, 2, GONE}}))
                .hidden(
                        "the edges of comparisons",
                        draw -> List.of(
                                new String[] {"a < 2", "a <= 2", "a > 2", "a >= 2", "a == 2", "a != 2", "1 < 2"},
                                new String[] {"a"},
                                new double[][] {{1}, {2}, {3}, {GONE}}))
                .hidden("one event", draw -> random(draw, 6, 3, 1))
                .hidden("random rules", draw -> random(draw, 30, 5, 60))
                .hidden("20,000 events", draw -> random(draw, 40, 12, 20_000))
                .list();
    }

    private static List<Object> random(Draw draw, int rules, int columns, int n) {
        String[] names = new String[columns];
        for (int j = 0; j < columns; j++) {
            names[j] = "feature_" + j;
        }
        double[][] events = new double[n][columns];
        for (double[] event : events) {
            for (int j = 0; j < columns; j++) {
                event[j] = draw.chance(0.1) ? GONE : draw.between(0, 6);
            }
        }
        String[] texts = new String[rules];
        for (int r = 0; r < rules; r++) {
            do {
                texts[r] = truth(draw, names, 3);
            } while (texts[r].length() < 60 || texts[r].length() > 200);
        }
        return List.of(texts, names, events);
    }

    private static String truth(Draw draw, String[] names, int depth) {
        if (depth == 0 || draw.chance(0.2)) {
            String[] symbols = {"<", "<=", ">", ">=", "==", "!="};
            return number(draw, names, 2) + " " + symbols[draw.between(0, 5)] + " " + number(draw, names, 1);
        }
        if (draw.chance(0.2)) {
            return "not (" + truth(draw, names, depth - 1) + ")";
        }
        String joined =
                truth(draw, names, depth - 1) + (draw.chance(0.5) ? " and " : " or ") + truth(draw, names, depth - 1);
        return draw.chance(0.5) ? "(" + joined + ")" : joined;
    }

    private static String number(Draw draw, String[] names, int depth) {
        if (depth == 0 || draw.chance(0.5)) {
            return draw.chance(0.4)
                    ? String.valueOf(draw.between(0, 24) / 4.0)
                    : names[draw.between(0, names.length - 1)];
        }
        String[] symbols = {"+", "-", "*", "/"};
        String joined = number(draw, names, depth - 1) + " " + symbols[draw.between(0, 3)] + " "
                + number(draw, names, depth - 1);
        return draw.chance(0.3) ? "(" + joined + ")" : joined;
    }

    @Override
    public Object expected(Case test) {
        String[] rules = test.argument(0, String[].class);
        List<String> names = Arrays.asList(test.argument(1, String[].class));
        double[][] events = test.argument(2, double[][].class);
        boolean[][] fires = new boolean[events.length][rules.length];
        for (int r = 0; r < rules.length; r++) {
            List<Object> postfix = postfix(rules[r], names);
            for (int i = 0; i < events.length; i++) {
                fires[i][r] = Boolean.TRUE.equals(run(postfix, events[i]));
            }
        }
        return fires;
    }

    /** Operators as texts, numbers as doubles, columns as integers. */
    private static List<Object> postfix(String rule, List<String> names) {
        List<Object> output = new ArrayList<>();
        Deque<String> waiting = new ArrayDeque<>();
        int at = 0;
        while (at < rule.length()) {
            int end = end(rule, at);
            String token = rule.substring(at, end);
            at = end;
            if (token.isBlank()) {
                continue;
            }
            if (token.equals("(") || token.equals("not")) {
                waiting.push(token);
            } else if (token.equals(")")) {
                while (!waiting.peek().equals("(")) {
                    output.add(waiting.pop());
                }
                waiting.pop();
            } else if (TIGHTNESS.containsKey(token)) {
                while (!waiting.isEmpty() && TIGHTNESS.getOrDefault(waiting.peek(), 0) >= TIGHTNESS.get(token)) {
                    output.add(waiting.pop());
                }
                waiting.push(token);
            } else {
                output.add(
                        Character.isDigit(token.charAt(0))
                                ? (Object) Double.valueOf(token)
                                : (Object) names.indexOf(token));
            }
        }
        output.addAll(waiting);
        return output;
    }

    private static int end(String rule, int at) {
        int end = at + 1;
        char first = rule.charAt(at);
        if (Character.isLetterOrDigit(first) || first == '_') {
            while (end < rule.length()
                    && (Character.isLetterOrDigit(rule.charAt(end)) || "_.".indexOf(rule.charAt(end)) >= 0)) {
                end++;
            }
        } else if ("<>=!".indexOf(first) >= 0 && end < rule.length() && rule.charAt(end) == '=') {
            end++;
        }
        return end;
    }

    /** True, false, or null where unknown. */
    private static Boolean run(List<Object> postfix, double[] event) {
        double[] numbers = new double[postfix.size()];
        int[] truths = new int[postfix.size()];
        int number = 0;
        int truth = 0;
        for (Object step : postfix) {
            if (step instanceof Double constant) {
                numbers[number++] = constant;
            } else if (step instanceof Integer column) {
                numbers[number++] = event[column];
            } else if (step.equals("not")) {
                truths[truth - 1] = -truths[truth - 1];
            } else if (step.equals("and") || step.equals("or")) {
                truth--;
                // −1 false, 0 unknown, 1 true.
                truths[truth - 1] = step.equals("and")
                        ? Math.min(truths[truth - 1], truths[truth])
                        : Math.max(truths[truth - 1], truths[truth]);
            } else {
                double b = numbers[--number];
                double a = numbers[--number];
                if ("+-*/".contains((String) step)) {
                    numbers[number++] = calculated((String) step, a, b);
                } else {
                    truths[truth++] = compared((String) step, a, b);
                }
            }
        }
        return truths[0] == 0 ? null : truths[0] > 0;
    }

    private static double calculated(String operator, double a, double b) {
        return switch (operator) {
            case "+" -> a + b;
            case "-" -> a - b;
            case "*" -> a * b;
            default -> b == 0 ? GONE : a / b;
        };
    }

    private static int compared(String operator, double a, double b) {
        if (Double.isNaN(a) || Double.isNaN(b)) {
            return 0;
        }
        int order = Double.compare(a + 0.0, b + 0.0);
        boolean holds = switch (operator) {
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            case ">=" -> order >= 0;
            case "==" -> order == 0;
            default -> order != 0;
        };
        return holds ? 1 : -1;
    }

    @Override
    public Outcome check(Case test, Object expected, Object answer, Comparison comparison) {
        Outcome outcome = comparison.compare(expected, answer);
        boolean[][] right = (boolean[][]) expected;
        boolean[][] given = (boolean[][]) answer;
        for (int i = 0; i < right.length && given.length == right.length; i++) {
            for (int r = 0; r < right[i].length && given[i].length == right[i].length; r++) {
                if (right[i][r] != given[i][r]) {
                    return outcome.withNote("That is the rule `" + test.argument(0, String[].class)[r] + "` on "
                            + Arrays.toString(test.argument(2, double[][].class)[i]) + ".");
                }
            }
        }
        return outcome;
    }
}
