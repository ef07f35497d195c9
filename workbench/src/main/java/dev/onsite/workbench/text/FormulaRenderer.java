package dev.onsite.workbench.text;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlWriter;

/** Writes formulas as escaped LaTeX in elements that the page finds. */
final class FormulaRenderer implements NodeRenderer {
    private final HtmlWriter html;

    FormulaRenderer(HtmlNodeRendererContext context) {
        this.html = context.getWriter();
    }

    @Override
    public Set<Class<? extends Node>> getNodeTypes() {
        return Set.of(Formula.Inline.class, Formula.Block.class);
    }

    @Override
    public void render(Node node) {
        if (node instanceof Formula.Block block) {
            html.line();
            write("div", "math display", block.latex());
            html.line();
        } else if (node instanceof Formula.Inline inline) {
            write("span", inline.display() ? "math display" : "math", inline.latex());
        }
    }

    private void write(String tag, String classes, String latex) {
        html.tag(tag, Map.of("class", classes));
        html.text(latex);
        html.tag("/" + tag);
    }
}
