package dev.onsite.recommender.serve;

import dev.onsite.recommender.cache.AnswerCache;
import dev.onsite.recommender.cache.AnswerCache.Found;
import dev.onsite.recommender.cache.AnswerCache.Made;
import dev.onsite.recommender.cache.AnswerCache.Where;
import dev.onsite.recommender.cache.CacheKey;
import dev.onsite.recommender.gateway.ConcurrencyLimit;
import dev.onsite.recommender.gateway.Priority;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.online.OnlineUsers;
import dev.onsite.recommender.online.UserState;
import dev.onsite.recommender.retrieve.Catalogue;
import dev.onsite.recommender.retrieve.Retriever;
import dev.onsite.recommender.retrieve.UserVectors;
import dev.onsite.recommender.stage.Stage;
import dev.onsite.recommender.stage.StageTimes;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * Answers questions with one model at a time. Which one is a single reference, read once a request: users' and items'
 * vectors swap together, and whoever began with the old one ends with it.
 */
public final class Recommender implements AutoCloseable {
    /** An answer that lacks something is given again only briefly. */
    private static final Duration DEGRADED_LIFETIME = Duration.ofSeconds(2);

    /** Who waited longer for a thread gets what costs nothing. */
    private static final long MOST_WAIT_NANOS = 50_000_000L;

    private final AnswerCache cache;
    private final OnlineUsers users;
    private final Catalogue catalogue;
    private final ConcurrencyLimit limit;
    private final AnswerMaker maker;
    private final AnswerMaker.Settings settings;
    private final StageTimes times;
    private final ExecutorService workers;
    private final LongAdder degraded = new LongAdder();
    private volatile Active active;
    private final AtomicLong knobTurns = new AtomicLong();

    private record Active(Retriever retriever, ServingModel model, long versionHash) {}

    Recommender(
            AnswerCache cache,
            OnlineUsers users,
            Catalogue catalogue,
            ConcurrencyLimit limit,
            StageTimes times,
            AnswerMaker.Settings settings,
            UserVectors vectors,
            int threads) {
        this.cache = cache;
        this.users = users;
        this.catalogue = catalogue;
        this.limit = limit;
        this.times = times;
        this.settings = settings;
        this.maker = new AnswerMaker(times, catalogue, settings, vectors);
        AtomicInteger number = new AtomicInteger();
        this.workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "recommend-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Serves that model from now on. */
    public void activate(ServingModel model) {
        active = new Active(new Retriever(model), model, model.version().hashCode());
    }

    /** The model that serves; null before there is one. */
    public ServingModel model() {
        Active now = active;
        return now == null ? null : now.model();
    }

    /** Similar items and the like, of the model that serves. */
    public Retriever retriever() {
        Active now = active;
        return now == null ? null : now.retriever();
    }

    /** Answers made before are not right any more. */
    void knobTurned() {
        knobTurns.incrementAndGet();
    }

    private CacheKey key(Question question, Active now, UserState state) {
        // Equal on nodes with equal models, items and knobs: they share what is in Redis.
        long generation = (now.versionHash() << 32) ^ (catalogue.revision() << 12) ^ knobTurns.get();
        return question.isPlain()
                ? CacheKey.plain(question.user(), state.revision(), generation, 0, question.n())
                : CacheKey.of(question.user(), state.revision(), generation, 0, question.canonical());
    }

    /** The answer where this process has it, else null: the path that most requests take, without a change of thread. */
    public byte[] peek(Question question) {
        Active now = active;
        if (now == null) {
            return null;
        }
        long begun = System.nanoTime();
        byte[] body = cache.peek(key(question, now, users.of(question.user())));
        if (body != null) {
            times.record(Stage.CACHE, System.nanoTime() - begun);
        }
        return body;
    }

    /**
     * The answer.
     *
     * @return fails with {@link OverloadedException} where the priority is low and there is too much to do, with {@link
     *     IllegalStateException} before there is a model
     */
    public CompletionStage<Found> answer(Question question, Priority priority) {
        Active now = active;
        if (now == null) {
            return CompletableFuture.failedFuture(new IllegalStateException("the model is not loaded yet"));
        }
        UserState state = question.user() < 0 ? UserState.session(question.session()) : users.of(question.user());
        long begun = System.nanoTime();
        return cache.get(key(question, now, state), () -> {
                    times.record(Stage.CACHE, System.nanoTime() - begun);
                    return submit(now, question, state, priority);
                })
                .handle((found, failure) -> {
                    if (failure == null) {
                        if (found.where() == Where.SHARED) {
                            times.record(Stage.CACHE, System.nanoTime() - begun);
                        }
                        return found.where() == Where.STALE ? stale(found) : found;
                    }
                    if (priority == Priority.LOW) {
                        throw new OverloadedException();
                    }
                    degraded.increment();
                    String reason = rootOf(failure) instanceof OverloadedException ? "overload" : "failure";
                    return new Found(
                            maker.popular(now.model(), question, state, reason).body(), Where.MADE);
                });
    }

    private Found stale(Found found) {
        degraded.increment();
        return new Found(AnswerWriter.stale(found.body()), Where.STALE);
    }

    private static Throwable rootOf(Throwable failure) {
        Throwable root = failure;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }

    private CompletionStage<Made> submit(Active now, Question question, UserState state, Priority priority) {
        if (!limit.tryAcquire(priority)) {
            return CompletableFuture.failedFuture(new OverloadedException());
        }
        CompletableFuture<Made> made = new CompletableFuture<>();
        long asked = System.nanoTime();
        try {
            workers.execute(() -> {
                try {
                    made.complete(make(now, question, state, asked));
                } catch (RuntimeException | Error failed) {
                    made.completeExceptionally(failed);
                } finally {
                    limit.release(System.nanoTime() - asked);
                }
            });
        } catch (RejectedExecutionException stopping) {
            limit.release(0);
            made.completeExceptionally(stopping);
        }
        return made;
    }

    private Made make(Active now, Question question, UserState state, long asked) {
        long begun = System.nanoTime();
        if (begun - asked > MOST_WAIT_NANOS) {
            throw new OverloadedException();
        }
        AnswerMaker.Answer answer = maker.make(now.retriever(), question, state, Level.of(limit.load()));
        boolean whole = answer.degraded().isEmpty();
        if (!whole) {
            degraded.increment();
        }
        Duration lifetime = whole ? cache.ttl() : DEGRADED_LIFETIME;
        return new Made(answer.body(), lifetime, System.nanoTime() - begun);
    }

    /** How many answers lacked something. */
    public long degradedAnswers() {
        return degraded.sum();
    }

    /** How much is under way. */
    public ConcurrencyLimit limit() {
        return limit;
    }

    /** The caches. */
    public AnswerCache cache() {
        return cache;
    }

    /** What users did lately. */
    public OnlineUsers users() {
        return users;
    }

    /** The items. */
    public Catalogue catalogue() {
        return catalogue;
    }

    /** What stages took. */
    public StageTimes times() {
        return times;
    }

    AnswerMaker.Settings settings() {
        return Objects.requireNonNull(settings);
    }

    @Override
    public void close() {
        workers.shutdown();
    }
}
