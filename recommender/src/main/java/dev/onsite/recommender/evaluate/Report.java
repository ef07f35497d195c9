package dev.onsite.recommender.evaluate;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;

/** An evaluation as a page of its own: a table, and the intervals drawn as SVG. */
public final class Report {
    private static final int WIDTH = 640;
    private static final int LEFT = 140;
    private static final int ROW = 26;

    private Report() {}

    /** The page. */
    public static String html(String source, List<Evaluation> evaluations) {
        StringBuilder page = new StringBuilder();
        page.append("<!doctype html>\n<html lang=\"en\"><meta charset=\"utf-8\"><title>Offline evaluation</title>\n")
                .append(
                        "<style>body{font:15px/1.5 system-ui,sans-serif;max-width:50rem;margin:2rem auto;padding:0 1rem}")
                .append(
                        "table{border-collapse:collapse}th,td{padding:.3rem .8rem;text-align:right;border-bottom:1px solid #8884}")
                .append("th:first-child,td:first-child{text-align:left}:root{color-scheme:light dark}")
                .append("svg text{fill:currentColor;font:13px system-ui,sans-serif}</style>\n")
                .append("<h1>Offline evaluation</h1>\n<p>")
                .append(escape(source))
                .append(
                        "</p>\n<p>Strong generalisation: judged users were not trained on; full catalogue, nothing sampled;")
                .append(" 95 % bootstrap intervals over ")
                .append(evaluations.isEmpty() ? 0 : evaluations.get(0).users())
                .append(" users.</p>\n<table><thead><tr><th>recommender<th>Recall@20<th>Recall@50<th>NDCG@100")
                .append("<th>coverage@20<th>Gini@20</thead><tbody>\n");
        for (Evaluation one : evaluations) {
            page.append("<tr><td>")
                    .append(escape(one.name()))
                    .append(cell(one.recall20()))
                    .append(cell(one.recall50()))
                    .append(cell(one.ndcg100()))
                    .append("<td>")
                    .append(number(one.coverage()))
                    .append("<td>")
                    .append(number(one.gini()))
                    .append("\n");
        }
        page.append("</tbody></table>\n");
        plot(page, "Recall@20", evaluations, Evaluation::recall20);
        plot(page, "Recall@50", evaluations, Evaluation::recall50);
        plot(page, "NDCG@100", evaluations, Evaluation::ndcg100);
        return page.append("</html>\n").toString();
    }

    private static String cell(Measures.Interval interval) {
        return "<td>" + number(interval.mean()) + " <small>[" + number(interval.low()) + ", " + number(interval.high())
                + "]</small>";
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.4f", value);
    }

    private static void plot(
            StringBuilder page,
            String title,
            List<Evaluation> evaluations,
            Function<Evaluation, Measures.Interval> measure) {
        double most = evaluations.stream()
                .mapToDouble(one -> measure.apply(one).high())
                .max()
                .orElse(1);
        double scale = (WIDTH - LEFT - 70) / (most > 0 ? most : 1);
        page.append("<h2>%s</h2>%n<svg role=\"img\" aria-label=\"%s\" width=\"%d\" height=\"%d\">%n"
                .formatted(title, title, WIDTH, ROW * evaluations.size()));
        for (int i = 0; i < evaluations.size(); i++) {
            Measures.Interval interval = measure.apply(evaluations.get(i));
            int y = ROW * i + ROW / 2;
            page.append(String.format(
                    Locale.ROOT,
                    "<text x=\"0\" y=\"%d\">%s</text><rect x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"10\" fill=\"#4a7ebb\"/>"
                            + "<path d=\"M%.1f %dH%.1f\" stroke=\"currentColor\" stroke-width=\"2\"/>"
                            + "<text x=\"%.1f\" y=\"%d\">%.4f</text>%n",
                    y + 5,
                    escape(evaluations.get(i).name()),
                    LEFT,
                    y - 5,
                    scale * interval.mean(),
                    LEFT + scale * interval.low(),
                    y,
                    LEFT + scale * interval.high(),
                    LEFT + scale * interval.high() + 8,
                    y + 5,
                    interval.mean()));
        }
        page.append("</svg>\n");
    }

    private static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
