package dev.onsite.workbench.text;

import java.util.List;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * CommonMark with tables and formulas. Raw HTML is shown as text and links with a script are left out, so that a text
 * from anywhere can be shown. Formulas stand between {@code $} or {@code $$}; Markdown leaves them alone, and they
 * arrive in the page as elements of the class {@code math} for KaTeX, or readable as LaTeX without it.
 */
public final class Markdown {
    private static final List<org.commonmark.Extension> EXTENSIONS = List.of(TablesExtension.create());

    private static final Parser PARSER = Parser.builder()
            .extensions(EXTENSIONS)
            .customBlockParserFactory(new FormulaBlockParser.Factory())
            .customInlineContentParserFactory(new FormulaParser.Factory())
            .build();

    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(EXTENSIONS)
            .escapeHtml(true)
            .sanitizeUrls(true)
            .nodeRendererFactory(FormulaRenderer::new)
            .build();

    private Markdown() {}

    public static String toHtml(String markdown) {
        return RENDERER.render(PARSER.parse(markdown));
    }
}
