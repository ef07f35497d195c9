package dev.onsite.workbench.text;

import org.commonmark.node.CustomBlock;
import org.commonmark.node.CustomNode;

/** LaTeX in a text. */
final class Formula {
    private Formula() {}

    /** Within a line, or set apart in the middle of a paragraph. */
    static final class Inline extends CustomNode {
        private final String latex;
        private final boolean display;

        Inline(String latex, boolean display) {
            this.latex = latex;
            this.display = display;
        }

        String latex() {
            return latex;
        }

        boolean display() {
            return display;
        }
    }

    /** On lines of its own. */
    static final class Block extends CustomBlock {
        private String latex = "";

        void latex(String text) {
            latex = text;
        }

        String latex() {
            return latex;
        }
    }
}
