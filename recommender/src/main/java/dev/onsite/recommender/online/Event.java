package dev.onsite.recommender.online;

/**
 * Something a user did.
 *
 * @param sequence its place in the log
 * @param user who
 * @param item with what
 * @param kind what
 * @param value of a rating, 1 to 5; else 0
 * @param atMillis when, since 1970
 */
public record Event(long sequence, long user, int item, Kind kind, float value, long atMillis) {
    /** What a user does with an item. */
    public enum Kind {
        /** Looked at it. */
        VIEW(1, 1),
        /** Clicked on it. */
        CLICK(2, 2),
        /** Bought it. */
        PURCHASE(3, 8),
        /** Gave it stars. */
        RATING(4, 3);

        private final int code;
        private final float confidence;

        Kind(int code, float confidence) {
            this.code = code;
            this.confidence = confidence;
        }

        /** In the log. */
        public int code() {
            return code;
        }

        /** The kind of a code. */
        public static Kind ofCode(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of event has code " + code);
        }
    }

    /** How much it says about the user's taste: how strongly, and below zero for a bad rating. */
    float weight() {
        return kind == Kind.RATING ? (value - 2.5f) * kind.confidence / 2.5f : kind.confidence;
    }
}
