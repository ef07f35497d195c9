package dev.onsite.workbench.text;

/** What the judge says: plain sentences with {@code `code`} in them, and nothing else of Markdown. */
public final class Sentences {
    private Sentences() {}

    /** Escaped, with backticked parts as {@code <code>}. */
    public static String toHtml(String text) {
        StringBuilder html = new StringBuilder(text.length() + 32);
        int from = 0;
        while (true) {
            int open = text.indexOf('`', from);
            int close = open < 0 ? -1 : text.indexOf('`', open + 1);
            if (close < 0) {
                return html.append(escape(text.substring(from))).toString();
            }
            html.append(escape(text.substring(from, open)))
                    .append("<code>")
                    .append(escape(text.substring(open + 1, close)))
                    .append("</code>");
            from = close + 1;
        }
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
