package dev.onsite.judge;

import dev.onsite.judge.value.Language;

/**
 * What a candidate hands in.
 *
 * @param fileName what messages call the file
 */
public record Submission(Language language, String fileName, String source) {
    /** The largest source that is judged, in characters. */
    public static final int LARGEST_SOURCE = 256 * 1024;
}
