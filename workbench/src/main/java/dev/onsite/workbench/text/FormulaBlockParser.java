package dev.onsite.workbench.text;

import org.commonmark.node.Block;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A formula that begins a line with {@code $$} and ends one. It is a block because its lines may look like Markdown: one
 * that begins with {@code =} would make a heading of the line before, one with {@code -} a list.
 */
final class FormulaBlockParser extends AbstractBlockParser {
    private static final String FENCE = "$$";

    private final Formula.Block block = new Formula.Block();
    private final StringBuilder latex = new StringBuilder();
    private boolean closed;

    static final class Factory extends AbstractBlockParserFactory {
        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            CharSequence line = state.getLine().getContent();
            int start = state.getNextNonSpaceIndex();
            String rest = line.subSequence(start, line.length()).toString().strip();
            if (state.getIndent() >= 4 || !rest.startsWith(FENCE)) {
                return BlockStart.none();
            }
            int end = rest.indexOf(FENCE, FENCE.length());
            if (end >= 0 && end < rest.length() - FENCE.length()) {
                // Text follows the formula on its line: the paragraph's parser takes it.
                return BlockStart.none();
            }
            return BlockStart.of(new FormulaBlockParser()).atIndex(start + FENCE.length());
        }
    }

    @Override
    public Block getBlock() {
        return block;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return closed ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        String text = line.getContent().toString();
        String stripped = text.stripTrailing();
        if (stripped.endsWith(FENCE)) {
            closed = true;
            text = stripped.substring(0, stripped.length() - FENCE.length());
        }
        latex.append(text).append('\n');
    }

    @Override
    public void closeBlock() {
        block.latex(latex.toString().strip());
    }
}
