package dev.onsite.recommender.serve;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.recommender.retrieve.ItemFilter;
import java.util.Arrays;

/**
 * What is asked for.
 *
 * @param user whose recommendations, or −1 for a session's
 * @param session the items of a session, latest last; empty for a user's
 * @param n how many, 1 to {@value #MOST}
 * @param filter which items may come
 * @param exclude items that may not, sorted
 * @param hour of the day where the user is, 0 to 23, or −1 for any
 * @param explain whether to give reasons
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its canonical form
public record Question(long user, int[] session, int n, ItemFilter filter, int[] exclude, int hour, boolean explain) {
    /** The most items that can be asked for. */
    public static final int MOST = 200;

    /** Checks the ranges. */
    public Question {
        require(n >= 1 && n <= MOST, "n must be between 1 and %d, got %d", MOST, n);
        require(hour >= -1 && hour <= 23, "hour must be between 0 and 23, got %d", hour);
        require(exclude.length <= 1000, "exclude must name at most 1000 items, got %d", exclude.length);
        require(session.length <= 200, "a session must have at most 200 items, got %d", session.length);
    }

    /** The plain question of a user. */
    public static Question plain(long user, int n) {
        return new Question(user, new int[0], n, ItemFilter.NONE, new int[0], -1, false);
    }

    boolean isPlain() {
        return session.length == 0 && filter.isNone() && exclude.length == 0 && hour < 0 && !explain;
    }

    /** The same text for the same question. */
    String canonical() {
        return "n" + n + filter.canonical() + "x" + Arrays.toString(exclude) + "h" + hour + (explain ? "e" : "") + "s"
                + Arrays.toString(session);
    }

    boolean excludes(int item) {
        return exclude.length > 0 && Arrays.binarySearch(exclude, item) >= 0;
    }
}
