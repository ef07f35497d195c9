package dev.onsite.workbench.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class MarkdownTest {
    @Test
    void formulaKeepsWhatMarkdownWouldTakeForEmphasis() {
        assertEquals(
                "<p>With <span class=\"math\">a_i * b_i * \\\\_c</span> <em>in</em> it.</p>\n",
                Markdown.toHtml("With $a_i * b_i * \\\\_c$ *in* it."));
    }

    @Test
    void formulaOnItsOwnLinesMayLookLikeHeadingsAndLists() {
        assertEquals(
                "<p>So</p>\n<div class=\"math display\">x\n= y\n- z &lt; 1</div>\n<p>holds.</p>\n",
                Markdown.toHtml("So\n$$\nx\n= y\n- z < 1\n$$\nholds."));
    }

    @Test
    void displayedFormulaMayStandOnOneLineOrInAParagraph() {
        assertEquals("<div class=\"math display\">x^2</div>\n", Markdown.toHtml("$$x^2$$"));
        assertEquals("<p><span class=\"math display\">x</span> is known</p>\n", Markdown.toHtml("$$x$$ is known"));
    }

    @Test
    void unclosedDisplayedFormulaEndsWithTheText() {
        assertEquals("<div class=\"math display\">x</div>\n", Markdown.toHtml("$$\nx"));
    }

    @Test
    void moneyIsNoFormula() {
        String money = "It costs $5 or $10, \\$x and a lone $ too.";
        assertFalse(Markdown.toHtml(money).contains("math"), Markdown.toHtml(money));
    }

    @Test
    void formulaInCodeStaysCode() {
        assertEquals("<p><code>$x$</code></p>\n", Markdown.toHtml("`$x$`"));
    }

    @Test
    void formulaCannotBringMarkup() {
        assertTrue(Markdown.toHtml("$<img src=x onerror=alert(1)>$").contains("&lt;img"));
    }

    @Test
    void rawHtmlIsShownAsText() {
        String html = Markdown.toHtml("<script>alert(1)</script>\n\na <b onclick=x>c</b>");
        assertFalse(html.contains("<script") || html.contains("<b "), html);
    }

    @Test
    void scriptsInLinksAreLeftOut() {
        assertFalse(Markdown.toHtml("[x](javascript:alert(1))").contains("javascript"));
    }

    @Test
    void tablesAreTables() {
        assertTrue(Markdown.toHtml("| n | $d$ |\n|---|---|\n| 1 | 2 |").contains("<th><span class=\"math\">d</span>"));
    }

    @Test
    void judgesSentencesAreEscapedAndTheirCodeMarked() {
        assertEquals("<code>a[0]&lt;b</code> is &lt;i&gt; &amp; `odd", Sentences.toHtml("`a[0]<b` is <i> & `odd"));
    }
}
