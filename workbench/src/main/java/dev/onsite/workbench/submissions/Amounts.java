package dev.onsite.workbench.submissions;

import java.util.Locale;

/** Times and sizes as a person reads them. */
final class Amounts {
    private Amounts() {}

    /** {@code 0.4 ms}, {@code 34 ms}, {@code 1.25 s}. */
    static String time(double millis) {
        if (millis >= 1000) {
            return String.format(Locale.ROOT, "%.2f s", millis / 1000);
        }
        return String.format(Locale.ROOT, millis < 9.95 ? "%.1f ms" : "%.0f ms", millis);
    }

    /** {@code 41 MB}. */
    static String memory(double megabytes) {
        return String.format(Locale.ROOT, "%.0f MB", megabytes);
    }
}
