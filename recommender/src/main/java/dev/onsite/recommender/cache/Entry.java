package dev.onsite.recommender.cache;

import java.util.Arrays;

/**
 * An answer and how long it may be given.
 *
 * <p>Refreshed early by XFetch (Vattani, Chierichetti and Lowenstein, "Optimal probabilistic cache stampede prevention",
 * VLDB 2015): each reader refreshes with a probability that rises towards the expiry, sooner what takes longer to make.
 */
final class Entry {
    private static final int HEADER = 24;

    final byte[] body;
    /** By {@link System#currentTimeMillis}: other processes read it. */
    final long expiresMillis;

    final long staleUntilMillis;
    final long costNanos;

    Entry(byte[] body, long expiresMillis, long staleUntilMillis, long costNanos) {
        this.body = body;
        this.expiresMillis = expiresMillis;
        this.staleUntilMillis = staleUntilMillis;
        this.costNanos = costNanos;
    }

    boolean freshAt(long nowMillis) {
        return nowMillis < expiresMillis;
    }

    boolean usableAt(long nowMillis) {
        return nowMillis < staleUntilMillis;
    }

    /**
     * Whether this reader should make it anew.
     *
     * @param uniform a draw from (0, 1]
     * @param beta above 1 earlier, below 1 later
     */
    boolean refreshEarly(long nowMillis, double uniform, double beta) {
        return nowMillis - costNanos / 1e6 * beta * Math.log(uniform) >= expiresMillis;
    }

    byte[] toBytes() {
        byte[] bytes = new byte[HEADER + body.length];
        Bytes.putLong(bytes, 0, expiresMillis);
        Bytes.putLong(bytes, 8, staleUntilMillis);
        Bytes.putLong(bytes, 16, costNanos);
        System.arraycopy(body, 0, bytes, HEADER, body.length);
        return bytes;
    }

    /** Null for what is none. */
    static Entry ofBytes(byte[] bytes) {
        if (bytes == null || bytes.length < HEADER) {
            return null;
        }
        return new Entry(
                Arrays.copyOfRange(bytes, HEADER, bytes.length),
                Bytes.longAt(bytes, 0),
                Bytes.longAt(bytes, 8),
                Bytes.longAt(bytes, 16));
    }
}
