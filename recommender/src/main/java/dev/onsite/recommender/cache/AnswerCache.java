package dev.onsite.recommender.cache;

import static dev.onsite.recommender.Preconditions.require;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Weigher;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/**
 * Looks an answer up in this process, then in the shared cache, and has it made where neither has it.
 *
 * <p>However many ask for one key at once, it is looked up and made once (single flight). Lifetimes are jittered, so that
 * what was made together does not expire together, and what is asked for often is made anew shortly before it expires
 * (XFetch), so that nobody waits for it. What expired is kept a while and given where a new one can't be made.
 */
public final class AnswerCache {
    private static final double BETA = 1.0;

    private final Options options;
    private final SharedAnswers shared;
    private final Cache<CacheKey, Entry> local;
    private final ConcurrentHashMap<CacheKey, CompletableFuture<Found>> flights = new ConcurrentHashMap<>();
    private final Map<Where, LongAdder> counts = new EnumMap<>(Where.class);
    private final LongAdder early = new LongAdder();
    private volatile boolean localEnabled = true;
    private volatile Duration ttl;

    /**
     * How answers are kept.
     *
     * @param ttl how long an answer is given
     * @param jitter the lifetime is drawn from ttl · (1 ± jitter), 0 to 0.5
     * @param stale how long after that it may still be given where no new one can be made
     * @param localBytes the bodies kept in this process
     */
    public record Options(Duration ttl, double jitter, Duration stale, long localBytes) {
        /** Checks the ranges. */
        public Options {
            require(ttl.toMillis() >= 1, "ttl must be at least 1 ms, got %s", ttl);
            require(jitter >= 0 && jitter <= 0.5, "jitter must be between 0 and 0.5, got %s", jitter);
            require(!stale.isNegative(), "stale must not be negative, got %s", stale);
            require(localBytes >= 0, "localBytes must be at least 0, got %d", localBytes);
        }
    }

    /** Where an answer came from. */
    public enum Where {
        /** This process. */
        LOCAL,
        /** Redis. */
        SHARED,
        /** Made now. */
        MADE,
        /** Past its time, since a new one could not be made. */
        STALE
    }

    /**
     * An answer.
     *
     * @param body its bytes, which nobody changes
     * @param where it came from
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Found(byte[] body, Where where) {}

    /**
     * An answer that was made.
     *
     * @param body its bytes
     * @param lifetime how long it may be given at most; zero for not again
     * @param costNanos what making it took
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Made(byte[] body, Duration lifetime, long costNanos) {}

    /** An empty cache in front of that shared one. */
    public AnswerCache(Options options, SharedAnswers shared) {
        this.options = options;
        this.shared = shared;
        this.ttl = options.ttl();
        for (Where where : Where.values()) {
            counts.put(where, new LongAdder());
        }
        Weigher<CacheKey, Entry> weigher = (key, entry) -> 150 + entry.body.length;
        local = Caffeine.newBuilder()
                .maximumWeight(options.localBytes())
                .weigher(weigher)
                .build();
    }

    /** The answer where this process has it fresh, else null; costs one look-up. */
    public byte[] peek(CacheKey key) {
        if (!localEnabled) {
            return null;
        }
        Entry entry = local.getIfPresent(key);
        long now = System.currentTimeMillis();
        if (entry == null || !entry.freshAt(now)) {
            return null;
        }
        if (entry.refreshEarly(now, 1 - ThreadLocalRandom.current().nextDouble(), BETA)) {
            return null; // this reader makes it anew by get, the others go on with what is there
        }
        counts.get(Where.LOCAL).increment();
        return entry.body;
    }

    /**
     * The answer for a key.
     *
     * @param maker makes it; where it fails, an expired answer is given if there is one
     * @return fails as the maker did, where there is nothing else
     */
    public CompletionStage<Found> get(CacheKey key, Supplier<CompletionStage<Made>> maker) {
        Entry entry = localEnabled ? local.getIfPresent(key) : null;
        if (entry != null && entry.freshAt(System.currentTimeMillis())) {
            // It was peek's turn to refresh: in the background, at most once.
            if (!flights.containsKey(key)) {
                early.increment();
                var unused = fly(key, entry, maker, false);
            }
            return CompletableFuture.completedFuture(count(new Found(entry.body, Where.LOCAL)));
        }
        return fly(key, entry, maker, true).thenApply(this::count);
    }

    private CompletableFuture<Found> fly(
            CacheKey key, Entry expired, Supplier<CompletionStage<Made>> maker, boolean lookUp) {
        CompletableFuture<Found> flight = new CompletableFuture<>();
        CompletableFuture<Found> other = flights.putIfAbsent(key, flight);
        if (other != null) {
            return other;
        }
        CompletionStage<Entry> found = lookUp ? shared.get(key) : CompletableFuture.completedFuture(null);
        var unused = found.handle((entry, failure) -> failure == null ? entry : null)
                .thenCompose(entry -> entry != null && entry.freshAt(System.currentTimeMillis())
                        ? CompletableFuture.completedFuture(keepLocal(key, entry))
                        : make(key, expired == null ? entry : expired, maker))
                .whenComplete((answer, failure) -> {
                    flights.remove(key, flight);
                    if (failure == null) {
                        flight.complete(answer);
                    } else {
                        flight.completeExceptionally(unwrapped(failure));
                    }
                });
        return flight;
    }

    private Found keepLocal(CacheKey key, Entry entry) {
        if (localEnabled) {
            local.put(key, entry);
        }
        return new Found(entry.body, Where.SHARED);
    }

    private CompletionStage<Found> make(CacheKey key, Entry expired, Supplier<CompletionStage<Made>> maker) {
        CompletionStage<Made> making;
        try {
            making = maker.get();
        } catch (RuntimeException failed) {
            making = CompletableFuture.failedFuture(failed);
        }
        return making.handle((made, failure) -> {
            if (failure == null) {
                keep(key, made);
                return new Found(made.body(), Where.MADE);
            }
            if (expired != null && expired.usableAt(System.currentTimeMillis())) {
                return new Found(expired.body, Where.STALE);
            }
            throw new CompletionException(unwrapped(failure));
        });
    }

    private void keep(CacheKey key, Made made) {
        Duration most = ttl;
        Duration lifetime = made.lifetime().compareTo(most) < 0 ? made.lifetime() : most;
        if (lifetime.isZero()) {
            return;
        }
        double factor = 1 + options.jitter() * (2 * ThreadLocalRandom.current().nextDouble() - 1);
        long expires = System.currentTimeMillis() + Math.max(1, (long) (lifetime.toMillis() * factor));
        Entry entry = new Entry(made.body(), expires, expires + options.stale().toMillis(), made.costNanos());
        if (localEnabled) {
            local.put(key, entry);
        }
        shared.put(key, entry);
    }

    private Found count(Found found) {
        counts.get(found.where()).increment();
        return found;
    }

    private static Throwable unwrapped(Throwable failure) {
        return failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
    }

    /** Forgets all answers of a user here and, when the returned stage completes, in the shared cache; how many. */
    public CompletionStage<Long> forget(long user) {
        long before = local.asMap().keySet().stream()
                .filter(key -> key.user() == user)
                .count();
        local.asMap().keySet().removeIf(key -> key.user() == user);
        return shared.forget(user).thenApply(there -> before + there);
    }

    /** Whether an answer of the user is kept in this process; O(answers). */
    public boolean holds(long user) {
        return local.asMap().keySet().stream().anyMatch(key -> key.user() == user);
    }

    /** Empties this process's part. */
    public void clearLocal() {
        local.invalidateAll();
    }

    /** Whether this process keeps answers. */
    public void localEnabled(boolean enabled) {
        localEnabled = enabled;
        if (!enabled) {
            local.invalidateAll();
        }
    }

    /** Whether this process keeps answers. */
    public boolean localEnabled() {
        return localEnabled;
    }

    /** The shared part. */
    public SharedAnswers shared() {
        return shared;
    }

    /** How long answers made from now on are given. */
    public void ttl(Duration value) {
        require(value.toMillis() >= 1, "ttl must be at least 1 ms, got %s", value);
        ttl = value;
    }

    /** How long answers are given. */
    public Duration ttl() {
        return ttl;
    }

    /** How many answers came from there. */
    public long count(Where where) {
        return counts.get(where).sum();
    }

    /** How many were made anew before they expired. */
    public long refreshedEarly() {
        return early.sum();
    }

    /** Answers in this process, about. */
    public long localSize() {
        return local.estimatedSize();
    }
}
