package dev.onsite.problems.lint;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A page in Markdown, taken apart as far as the rules need it: fenced blocks, code spans, formulas, links. */
final class Markup {
    private static final Pattern FENCE = Pattern.compile("(?ms)^[ \\t]*```([^\\n`]*)\\n(.*?)^[ \\t]*```[ \\t]*$");
    private static final Pattern CODE = Pattern.compile("`([^`\\n]+)`");
    private static final Pattern DISPLAY = Pattern.compile("(?s)\\$\\$(.+?)\\$\\$");
    private static final Pattern INLINE =
            Pattern.compile("(?<!\\\\)\\$(?!\\s)((?:[^$\\\\\\n]|\\\\.)+?)(?<!\\s)\\$(?!\\d)");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)[^)]*\\)");

    private final List<Block> blocks = new ArrayList<>();
    private final List<String> code = new ArrayList<>();
    private final List<String> displayed = new ArrayList<>();
    private final List<String> inline = new ArrayList<>();
    private final List<String> links = new ArrayList<>();
    private final String rest;

    /** A fenced block: the word behind the fence, and the block with its fences. */
    record Block(String kind, String text) {}

    Markup(String markdown) {
        String text = take(
                FENCE, markdown, found -> blocks.add(new Block(found.group(1).strip(), found.group())));
        text = take(CODE, text, found -> code.add(found.group(1)));
        text = take(DISPLAY, text, found -> displayed.add(found.group(1)));
        text = take(INLINE, text, found -> inline.add(found.group(1)));
        take(LINK, text, found -> links.add(found.group(1)));
        rest = text;
    }

    List<Block> blocks() {
        return blocks;
    }

    List<String> code() {
        return code;
    }

    /** The formulas set apart, between {@code $$}. */
    List<String> displayed() {
        return displayed;
    }

    /** The formulas within lines, between {@code $}. */
    List<String> inline() {
        return inline;
    }

    List<String> links() {
        return links;
    }

    /** Whether a dollar sign is left that opens or closes no formula and begins no amount of money. */
    boolean hasLoneDollar() {
        return Pattern.compile("(?<!\\\\)\\$(?!\\d)").matcher(rest).find();
    }

    /** The formulas in table rows that hold an upright bar: the table would end its cell there. */
    static List<String> cutByTables(String markdown) {
        List<String> cut = new ArrayList<>();
        for (String line : CODE.matcher(FENCE.matcher(markdown).replaceAll(""))
                .replaceAll("")
                .split("\n", -1)) {
            if (line.strip().startsWith("|")) {
                INLINE.matcher(line)
                        .results()
                        .map(found -> found.group(1))
                        .filter(formula -> formula.matches(".*(?<!\\\\)\\|.*"))
                        .forEach(cut::add);
            }
        }
        return cut;
    }

    private interface Found {
        void accept(Matcher found);
    }

    private static String take(Pattern pattern, String text, Found found) {
        Matcher matcher = pattern.matcher(text);
        StringBuilder rest = new StringBuilder();
        while (matcher.find()) {
            found.accept(matcher);
            matcher.appendReplacement(rest, " ");
        }
        return matcher.appendTail(rest).toString();
    }
}
