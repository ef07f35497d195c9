package dev.onsite.recommender.store;

import dev.onsite.recommender.online.Event;
import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/**
 * The log of events. What many requests bring at once is committed together, and acknowledged when it is on disk; an id
 * that is there already is not written again.
 *
 * <p>Writers take turns by an advisory lock, so that events become visible in the order of their sequence and whoever
 * reads on from the last one it saw misses none.
 */
public final class EventLog implements AutoCloseable {
    private static final int MAX_BATCH = 200;
    private static final int QUEUE = 10_000;
    private static final long TURN = 0x6f6e_7369_7465L;

    private static final String INSERT = "INSERT INTO event (id, user_id, item_id, kind, value, at)"
            + " SELECT i, u, t, k, v, to_timestamp(a / 1000.0)"
            + " FROM unnest(?::text[], ?::bigint[], ?::integer[], ?::smallint[], ?::real[], ?::bigint[])"
            + " AS e(i, u, t, k, v, a) ON CONFLICT (id) DO NOTHING RETURNING sequence, id";

    private final Database database;
    private final Consumer<Event> committed;
    private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(QUEUE);
    private final Thread writer;
    private volatile boolean closed;

    /**
     * An event as it comes in.
     *
     * @param id given by the client; what comes twice counts once
     * @param event whose sequence is not known yet
     */
    public record Incoming(String id, Event event) {}

    /**
     * What became of a request.
     *
     * @param stored events that are new
     * @param duplicates events that were there
     * @param revision the last sequence of the new ones, 0 for none
     */
    public record Receipt(int stored, int duplicates, long revision) {}

    private record Batch(List<Incoming> events, CompletableFuture<Receipt> receipt) {}

    /**
     * A log in that database.
     *
     * @param committed is told each event that is on disk, before its writer is
     */
    public EventLog(Database database, Consumer<Event> committed) {
        this.database = database;
        this.committed = committed;
        writer = new Thread(this::run, "event-log");
        writer.setDaemon(true);
        writer.start();
    }

    /** Writes events; completes when they are on disk, or fails as the database did. */
    public CompletableFuture<Receipt> append(List<Incoming> events) {
        Batch batch = new Batch(List.copyOf(events), new CompletableFuture<>());
        if (closed || !queue.offer(batch)) {
            batch.receipt().completeExceptionally(new RejectedExecutionException("too many events wait to be written"));
        }
        return batch.receipt();
    }

    private void run() {
        List<Batch> batches = new ArrayList<>();
        while (!closed) {
            try {
                batches.clear();
                batches.add(queue.take());
                queue.drainTo(batches, MAX_BATCH - 1);
                write(batches);
            } catch (InterruptedException stopped) {
                break;
            }
        }
        queue.forEach(batch -> batch.receipt().completeExceptionally(new RejectedExecutionException("stopping")));
    }

    private void write(List<Batch> batches) {
        try {
            Map<String, Long> sequences = database.write(connection -> insert(connection, batches));
            for (Batch batch : batches) {
                batch.receipt().complete(receipt(batch, sequences));
            }
        } catch (SQLException | RuntimeException failed) {
            batches.forEach(batch -> batch.receipt().completeExceptionally(failed));
        }
    }

    private static Map<String, Long> insert(Connection connection, List<Batch> batches) throws SQLException {
        List<Incoming> all = new ArrayList<>();
        batches.forEach(batch -> all.addAll(batch.events()));
        try (Statement turn = connection.createStatement()) {
            turn.execute("SELECT pg_advisory_xact_lock(" + TURN + ")");
        }
        try (PreparedStatement insert = connection.prepareStatement(INSERT)) {
            insert.setArray(1, array(connection, "text", all, Incoming::id));
            insert.setArray(2, array(connection, "bigint", all, in -> in.event().user()));
            insert.setArray(
                    3, array(connection, "integer", all, in -> in.event().item()));
            insert.setArray(4, array(connection, "smallint", all, in ->
                    (short) in.event().kind().code()));
            insert.setArray(5, array(connection, "real", all, in -> in.event().value()));
            insert.setArray(6, array(connection, "bigint", all, in -> in.event().atMillis()));
            Map<String, Long> sequences = new HashMap<>();
            try (ResultSet rows = insert.executeQuery()) {
                while (rows.next()) {
                    sequences.put(rows.getString(2), rows.getLong(1));
                }
            }
            return sequences;
        }
    }

    private static Array array(
            Connection connection, String type, List<Incoming> all, java.util.function.Function<Incoming, Object> of)
            throws SQLException {
        return connection.createArrayOf(type, all.stream().map(of).toArray());
    }

    /** Whoever brought an id first gets it; the map is emptied on the way, so that a second one is a duplicate. */
    private Receipt receipt(Batch batch, Map<String, Long> sequences) {
        int stored = 0;
        long revision = 0;
        for (Incoming in : batch.events()) {
            Long sequence = sequences.remove(in.id());
            if (sequence != null) {
                Event e = in.event();
                committed.accept(new Event(sequence, e.user(), e.item(), e.kind(), e.value(), e.atMillis()));
                stored++;
                revision = Math.max(revision, sequence);
            }
        }
        return new Receipt(stored, batch.events().size() - stored, revision);
    }

    /**
     * Reads events after a sequence, in order.
     *
     * @return the last sequence read
     */
    public long readAfter(long sequence, int limit, Consumer<Event> consumer) throws SQLException {
        return database.readCurrent(connection -> {
            long last = sequence;
            try (PreparedStatement select = connection.prepareStatement(
                    "SELECT sequence, user_id, item_id, kind, value, extract(epoch FROM at) * 1000 FROM event"
                            + " WHERE sequence > ? ORDER BY sequence LIMIT ?")) {
                select.setLong(1, sequence);
                select.setInt(2, limit);
                try (ResultSet row = select.executeQuery()) {
                    while (row.next()) {
                        last = row.getLong(1);
                        consumer.accept(new Event(
                                last,
                                row.getLong(2),
                                row.getInt(3),
                                Event.Kind.ofCode(row.getInt(4)),
                                row.getFloat(5),
                                (long) row.getDouble(6)));
                    }
                }
            }
            return last;
        });
    }

    @Override
    public void close() {
        closed = true;
        writer.interrupt();
    }
}
