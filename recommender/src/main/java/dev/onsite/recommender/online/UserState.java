package dev.onsite.recommender.online;

import java.util.Arrays;

/**
 * What one user did since the model was trained, latest last, at most {@value #MAX_EVENTS} of it. Immutable.
 */
public final class UserState {
    static final int MAX_EVENTS = 64;

    /** A user of whom nothing is new. */
    public static final UserState NONE = new UserState(0, new long[0], new int[0], new float[0]);

    private final long revision;
    private final long[] sequences;
    private final int[] items;
    private final float[] weights;

    private UserState(long revision, long[] sequences, int[] items, float[] weights) {
        this.revision = revision;
        this.sequences = sequences;
        this.items = items;
        this.weights = weights;
    }

    /** This and one event more; this itself where it is known already. */
    UserState with(Event event) {
        for (long known : sequences) {
            if (known == event.sequence()) {
                return this;
            }
        }
        int keep = Math.min(sequences.length, MAX_EVENTS - 1);
        int from = sequences.length - keep;
        long[] newSequences = Arrays.copyOfRange(sequences, from, from + keep + 1);
        int[] newItems = Arrays.copyOfRange(items, from, from + keep + 1);
        float[] newWeights = Arrays.copyOfRange(weights, from, from + keep + 1);
        newSequences[keep] = event.sequence();
        newItems[keep] = event.item();
        newWeights[keep] = event.weight();
        return new UserState(Math.max(revision, event.sequence()), newSequences, newItems, newWeights);
    }

    /** The sequence of the last event, 0 for none: part of the key of every answer. */
    public long revision() {
        return revision;
    }

    /** How many events. */
    public int size() {
        return items.length;
    }

    /** The item of the i-th. */
    public int item(int i) {
        return items[i];
    }

    /** What the i-th says about the user's taste. */
    public float weight(int i) {
        return weights[i];
    }

    /** Whether the user dealt with the item. */
    public boolean saw(int item) {
        for (int seen : items) {
            if (seen == item) {
                return true;
            }
        }
        return false;
    }

    /** A state of a session: these items, viewed in this order. */
    public static UserState session(int[] items) {
        float[] ones = new float[items.length];
        Arrays.fill(ones, 2);
        return new UserState(0, new long[items.length], items.clone(), ones);
    }
}
