package dev.onsite.recommender.serve;

import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.online.OnlineUsers;
import dev.onsite.recommender.retrieve.Catalogue;
import dev.onsite.recommender.store.EventLog;
import dev.onsite.recommender.store.Items;
import dev.onsite.recommender.store.People;
import java.sql.SQLException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jboss.logging.Logger;

/**
 * Reads on in what other nodes wrote: events, changed items, users to forget. At the start, all of it. While PostgreSQL
 * is away, this node serves by what it knows.
 */
final class LogFollower {
    private static final Logger LOG = Logger.getLogger(LogFollower.class);
    private static final int BATCH = 10_000;
    private static final long EVERY_MILLIS = 250;

    private final EventLog log;
    private final Items items;
    private final People people;
    private final OnlineUsers users;
    private final Catalogue catalogue;
    private final LongConsumer forget;
    private long lastEvent;
    private long lastItem;
    private long lastForgotten;
    private volatile boolean reaching = true;

    LogFollower(EventLog log, Items items, People people, OnlineUsers users, Catalogue catalogue, LongConsumer forget) {
        this.log = log;
        this.items = items;
        this.people = people;
        this.users = users;
        this.catalogue = catalogue;
        this.forget = forget;
    }

    void start(ScheduledExecutorService timer) {
        var unused = timer.scheduleWithFixedDelay(this::poll, EVERY_MILLIS, EVERY_MILLIS, TimeUnit.MILLISECONDS);
    }

    private void poll() {
        try {
            catchUp();
            reaching = true;
        } catch (SQLException | RuntimeException failed) {
            if (reaching) {
                LOG.warn("PostgreSQL cannot be read; serving by what this node knows: " + failed.getMessage());
            }
            reaching = false;
        }
    }

    /** Whether the last attempt to read went well. */
    boolean reaching() {
        return reaching;
    }

    synchronized void catchUp() throws SQLException {
        lastForgotten = people.forgottenAfter(lastForgotten, forget);
        lastItem = items.readAfter(lastItem, catalogue::put);
        long before;
        do {
            before = lastEvent;
            lastEvent = log.readAfter(before, BATCH, users::apply);
        } while (lastEvent > before);
    }

    /** Makes a model forget whom earlier ones were told to. */
    void forgetIn(ServingModel model) throws SQLException {
        long last = people.forgottenAfter(0, model::forget);
        assert last >= 0;
    }
}
