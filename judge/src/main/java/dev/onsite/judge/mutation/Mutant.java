package dev.onsite.judge.mutation;

/**
 * A reference with one small change.
 *
 * @param line where it was changed, from 1
 * @param kind what was changed: {@code comparison}, {@code constant}, {@code removed statement} and so on
 * @param was the line before, without its indentation
 * @param now the line after; {@code ;} or {@code pass} stands where a statement was
 * @param source the whole changed source
 */
public record Mutant(int line, String kind, String was, String now, String source) {
    /** The mutant that comes of replacing a part of a source. */
    static Mutant of(String source, int start, int end, String replacement, String kind) {
        String changed = source.substring(0, start) + replacement + source.substring(end);
        int lineStart = source.lastIndexOf('\n', start - 1) + 1;
        int line = 1
                + (int) source.substring(0, lineStart)
                        .chars()
                        .filter(c -> c == '\n')
                        .count();
        return new Mutant(line, kind, lineAt(source, lineStart), lineAt(changed, lineStart), changed);
    }

    private static String lineAt(String text, int start) {
        int end = text.indexOf('\n', start);
        return text.substring(start, end < 0 ? text.length() : end).strip();
    }
}
