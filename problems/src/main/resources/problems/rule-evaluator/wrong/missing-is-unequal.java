// expect: WA on "a missing amount"
// NaN compares as IEEE 754 says.
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Recursive descent once a rule, into nodes that are evaluated for each event. Truths are 0, ½ (unknown) and 1. */
public class Solution {
    interface Node {
        double value(double[] event);
    }

    private static final Pattern TOKEN = Pattern.compile("[A-Za-z_]\\w*|[0-9.]+|[<>=!]=|[-+*/()<>]");

    private final List<String> names;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    private Solution(String rule, List<String> names) {
        this.names = names;
        Matcher matcher = TOKEN.matcher(rule);
        while (matcher.find()) {
            tokens.add(matcher.group());
        }
    }

    public static boolean[][] evaluate(String[] rules, String[] names, double[][] events) {
        boolean[][] fires = new boolean[events.length][rules.length];
        for (int r = 0; r < rules.length; r++) {
            Node rule = new Solution(rules[r], Arrays.asList(names)).disjunction();
            for (int i = 0; i < events.length; i++) {
                fires[i][r] = rule.value(events[i]) == 1;
            }
        }
        return fires;
    }

    private Node disjunction() {
        Node left = conjunction();
        while (take("or")) {
            Node a = left;
            Node b = conjunction();
            left = event -> Math.max(a.value(event), b.value(event));
        }
        return left;
    }

    private Node conjunction() {
        Node left = negation();
        while (take("and")) {
            Node a = left;
            Node b = negation();
            left = event -> Math.min(a.value(event), b.value(event));
        }
        return left;
    }

    private Node negation() {
        if (take("not")) {
            Node inner = negation();
            return event -> 1 - inner.value(event);
        }
        return comparison();
    }

    private Node comparison() {
        Node a = sum();
        for (String operator : List.of("<", "<=", ">", ">=", "==", "!=")) {
            if (take(operator)) {
                Node b = sum();
                return event -> compare(operator, a.value(event), b.value(event));
            }
        }
        return a;
    }

    private static double compare(String operator, double a, double b) {
        boolean holds =
                switch (operator) {
                    case "<" -> a < b;
                    case "<=" -> a <= b;
                    case ">" -> a > b;
                    case ">=" -> a >= b;
                    case "==" -> a == b;
                    default -> a != b;
                };
        return holds ? 1 : 0;
    }

    private Node sum() {
        Node left = product();
        while (true) {
            Node a = left;
            if (take("+")) {
                Node b = product();
                left = event -> a.value(event) + b.value(event);
            } else if (take("-")) {
                Node b = product();
                left = event -> a.value(event) - b.value(event);
            } else {
                return left;
            }
        }
    }

    private Node product() {
        Node left = atom();
        while (true) {
            Node a = left;
            if (take("*")) {
                Node b = atom();
                left = event -> a.value(event) * b.value(event);
            } else if (take("/")) {
                Node b = atom();
                left = event -> divide(a.value(event), b.value(event));
            } else {
                return left;
            }
        }
    }

    private static double divide(double a, double b) {
        return b == 0 ? Double.NaN : a / b;
    }

    private Node atom() {
        if (take("(")) {
            Node inner = disjunction();
            take(")");
            return inner;
        }
        String token = tokens.get(at++);
        if (Character.isDigit(token.charAt(0))) {
            double number = Double.parseDouble(token);
            return event -> number;
        }
        int column = names.indexOf(token);
        return event -> event[column];
    }

    /** Goes on to the next token if this one is the given. */
    private boolean take(String token) {
        boolean found = at < tokens.size() && tokens.get(at).equals(token);
        at += found ? 1 : 0;
        return found;
    }
}
