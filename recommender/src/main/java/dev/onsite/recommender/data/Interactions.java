package dev.onsite.recommender.data;

import static dev.onsite.recommender.Preconditions.require;

import java.util.Arrays;

/**
 * Who dealt with what, as compressed sparse rows: the items of user u lie at {@code starts[u]} to {@code starts[u + 1]},
 * each once, the latest last. 4 bytes an interaction and 8 a user.
 */
public final class Interactions implements Histories {
    private final int columns;
    private final long[] starts;
    private final int[] items;

    /**
     * Takes the arrays over.
     *
     * @param columns how many items there are
     * @param starts where each user's items begin, and the end
     * @param items all users' items, one user after the other
     */
    public Interactions(int columns, long[] starts, int[] items) {
        require(starts.length >= 1 && starts[0] == 0, "starts must begin with 0");
        require(
                starts[starts.length - 1] == items.length,
                "starts must end with %d (the number of items), got %d",
                items.length,
                starts[starts.length - 1]);
        this.columns = columns;
        this.starts = starts;
        this.items = items;
    }

    /** One that grows a user at a time. */
    public static final class Builder {
        private final int columns;
        private long[] starts = new long[1024];
        private int[] items = new int[1 << 14];
        private int rows;
        private int size;

        /** For that many items. */
        public Builder(int columns) {
            this.columns = columns;
        }

        /** Adds the next user's items. */
        public Builder add(int[] history, int count) {
            if (rows + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length);
            }
            if (size + count > items.length) {
                items = Arrays.copyOf(items, Math.max(size + count, (int) Math.min(2L * size, Integer.MAX_VALUE - 8)));
            }
            for (int i = 0; i < count; i++) {
                require(
                        history[i] >= 0 && history[i] < columns,
                        "items must be between 0 and %d, got %d",
                        columns - 1,
                        history[i]);
                items[size++] = history[i];
            }
            starts[++rows] = size;
            return this;
        }

        /** All that was added. */
        public Interactions build() {
            return new Interactions(columns, Arrays.copyOf(starts, rows + 1), Arrays.copyOf(items, size));
        }
    }

    @Override
    public long users() {
        return starts.length - 1L;
    }

    @Override
    public int items() {
        return columns;
    }

    /** How many interactions there are. */
    public int size() {
        return items.length;
    }

    @Override
    public int[] history(long user) {
        return Arrays.copyOfRange(items, (int) starts[(int) user], (int) starts[(int) user + 1]);
    }

    /** Where a user's items begin in {@link #columnsOf}; the user after the last for the end. */
    public int start(int user) {
        return (int) starts[user];
    }

    /** All items, users one after the other; not to be changed. */
    public int[] columnsOf() {
        return items;
    }

    /** How many users each item has. */
    public int[] counts() {
        int[] counts = new int[columns];
        for (int item : items) {
            counts[item]++;
        }
        return counts;
    }

    /** Items' users, ascending: the same by columns. O(size). */
    public Interactions transpose() {
        long[] begin = new long[columns + 1];
        for (int item : items) {
            begin[item + 1]++;
        }
        for (int i = 0; i < columns; i++) {
            begin[i + 1] += begin[i];
        }
        long[] next = begin.clone();
        int[] users = new int[items.length];
        for (int u = 0; u < starts.length - 1; u++) {
            for (int at = start(u); at < start(u + 1); at++) {
                users[(int) next[items[at]]++] = u;
            }
        }
        return new Interactions(starts.length - 1, begin, users);
    }
}
