package dev.onsite.workbench.text;

import java.util.Set;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Position;
import org.commonmark.parser.beta.Scanner;

/**
 * {@code $…$} and {@code $$…$$} within a paragraph. As in Pandoc the opening {@code $} has no space after it, the
 * closing one none before and no digit behind, so that "$5 or $10" stays money.
 */
final class FormulaParser implements InlineContentParser {
    static final class Factory implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new FormulaParser();
        }
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        Scanner scanner = state.scanner();
        boolean display = scanner.matchMultiple('$') >= 2;
        Position start = scanner.position();
        if (!display && Character.isWhitespace(scanner.peek())) {
            return ParsedInline.none();
        }
        while (scanner.hasNext()) {
            char next = scanner.peek();
            if (next == '\\') {
                scanner.next();
                if (scanner.hasNext()) {
                    scanner.next();
                }
                continue;
            }
            if (next != '$') {
                scanner.next();
                continue;
            }
            boolean spaceBefore = Character.isWhitespace(scanner.peekPreviousCodePoint());
            Position end = scanner.position();
            int dollars = scanner.matchMultiple('$');
            if (display) {
                if (dollars >= 2) {
                    return formula(scanner, start, end, true);
                }
            } else {
                // A $ that cannot close shows that the first one was none of ours either.
                boolean closes = dollars == 1 && !spaceBefore && !Character.isDigit(scanner.peek());
                return closes ? formula(scanner, start, end, false) : ParsedInline.none();
            }
        }
        return ParsedInline.none();
    }

    private static ParsedInline formula(Scanner scanner, Position start, Position end, boolean display) {
        String latex = scanner.getSource(start, end).getContent().strip();
        return latex.isEmpty()
                ? ParsedInline.none()
                : ParsedInline.of(new Formula.Inline(latex, display), scanner.position());
    }
}
