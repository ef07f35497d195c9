package dev.onsite.workbench.cli;

import dev.onsite.judge.Submission;
import dev.onsite.judge.value.Language;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** Reads a candidate's file. */
final class SourceFile {
    /** Enough for the longest source that is judged; of a longer file no more is read. */
    private static final int MOST_BYTES = 4 * Submission.LARGEST_SOURCE + 1;

    private SourceFile() {}

    static Submission read(Path file) {
        if (!Files.exists(file)) {
            throw new FailureException("there is no file " + file);
        }
        if (!Files.isRegularFile(file)) {
            throw new FailureException(file + " is not a file");
        }
        String name = file.getFileName().toString();
        String lower = name.toLowerCase(Locale.ROOT);
        Language language;
        if (lower.endsWith(".java")) {
            language = Language.JAVA;
        } else if (lower.endsWith(".py")) {
            language = Language.PYTHON;
        } else {
            throw new FailureException(name + " must end with .java or .py: that is how its language is told");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return new Submission(language, name, new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8));
        } catch (IOException unreadable) {
            throw new FailureException(file + " cannot be read: " + unreadable.getMessage());
        }
    }
}
