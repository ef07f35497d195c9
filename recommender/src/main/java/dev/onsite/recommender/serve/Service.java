package dev.onsite.recommender.serve;

import dev.onsite.recommender.cache.AnswerCache;
import dev.onsite.recommender.cache.SharedAnswers;
import dev.onsite.recommender.gateway.ConcurrencyLimit;
import dev.onsite.recommender.gateway.RateLimit;
import dev.onsite.recommender.gateway.RateLimiter;
import dev.onsite.recommender.model.ModelStore;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.model.SyntheticModel;
import dev.onsite.recommender.model.TrainedModel;
import dev.onsite.recommender.online.OnlineUsers;
import dev.onsite.recommender.retrieve.Catalogue;
import dev.onsite.recommender.retrieve.UserVectors;
import dev.onsite.recommender.stage.StageTimes;
import dev.onsite.recommender.store.Database;
import dev.onsite.recommender.store.EventLog;
import dev.onsite.recommender.store.Items;
import dev.onsite.recommender.store.Keys;
import dev.onsite.recommender.store.People;
import dev.onsite.recommender.store.Redis;
import dev.onsite.recommender.store.RedisUserVectors;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.logging.Logger;

/**
 * The parts of a node, wired. HTTP listens at once and is not ready until the model is loaded; a node without Redis or
 * PostgreSQL serves all the same, by what it has.
 */
@ApplicationScoped
public class Service {
    private static final Logger LOG = Logger.getLogger(Service.class);

    private final Configuration configuration;
    private final MeterRegistry registry;
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2, task -> {
        Thread thread = new Thread(task, "recommender-timer");
        thread.setDaemon(true);
        return thread;
    });
    private final Keys keys = new Keys();
    private final OnlineUsers users = new OnlineUsers();
    private final Catalogue catalogue = new Catalogue();
    private final Knobs knobs = new Knobs();
    private final Deque<ServingModel> earlier = new ArrayDeque<>();
    private Servers servers;
    private Redis redis;
    private Database database;
    private EventLog log;
    private Items items;
    private People people;
    private LogFollower follower;
    private Recommender recommender;
    private RateLimiter limiter;
    private RecallMonitor recall;
    private RedisUserVectors shared;
    private volatile boolean ready;
    private volatile String failure = "";

    @Inject
    Service(Configuration configuration, MeterRegistry registry) {
        this.configuration = configuration;
        this.registry = registry;
    }

    void begin(@Observes StartupEvent event) throws IOException, SQLException {
        Files.createDirectories(configuration.data());
        servers = new Servers(configuration);
        Optional<String> redisUri = servers.redis();
        redis = redisUri.isEmpty() ? Redis.none() : Redis.connect(redisUri.get(), configuration.redisTimeout(), timer);
        Configuration.CacheSettings settings = configuration.cache();
        AnswerCache cache = new AnswerCache(
                new AnswerCache.Options(
                        settings.ttl(), settings.jitter(), settings.stale(), settings.localMegabytes() << 20),
                new SharedAnswers(redis));
        AnswerMaker.Settings made = new AnswerMaker.Settings();
        made.ef = configuration.ef();
        made.candidates = configuration.candidates();
        int threads = configuration.threads() > 0
                ? configuration.threads()
                : Runtime.getRuntime().availableProcessors();
        recommender = new Recommender(
                cache,
                users,
                catalogue,
                new ConcurrencyLimit(new ConcurrencyLimit.Options(64, 16, 1000)),
                new StageTimes(registry),
                made,
                vectors(),
                threads);
        limiter = new RateLimiter(
                RateLimit.perSecond(configuration.clientRate()), RateLimit.perSecond(configuration.globalRate()));
        openDatabase();
        addAdminKey();
        KnobList.fill(knobs, recommender, limiter);
        recall = new RecallMonitor(recommender, timer);
        ServiceMeters.register(registry, recommender, recall);
        Thread loader = new Thread(this::load, "model-loader");
        loader.setDaemon(true);
        loader.start();
    }

    private UserVectors vectors() {
        return switch (configuration.vectors()) {
            case "model" -> ServingModel::userVector;
            case "redis" -> {
                shared = new RedisUserVectors(redis, configuration.redisTimeout());
                yield shared;
            }
            default ->
                throw new IllegalArgumentException(
                        "recommender.vectors must be model or redis, got " + configuration.vectors());
        };
    }

    private void openDatabase() throws IOException, SQLException {
        Optional<Database.Login> login = servers.postgres();
        if (login.isEmpty()) {
            return;
        }
        Database.Login primary = login.get();
        Database.Login replica = configuration
                .replica()
                .url()
                .map(url -> new Database.Login(url, primary.user(), primary.password()))
                .orElse(null);
        database = Database.open(primary, replica, configuration.replica().maxLagSeconds());
        log = new EventLog(database, users::apply);
        items = new Items(database);
        people = new People(database);
        follower = new LogFollower(log, items, people, users, catalogue, this::forgetHere);
        try {
            database.migrate();
            keys.load(database);
            follower.catchUp();
        } catch (SQLException | RuntimeException away) {
            LOG.warn("PostgreSQL cannot be reached; events are refused until it can: " + away.getMessage());
        }
        follower.start(timer);
    }

    private void addAdminKey() throws IOException {
        Keys.Grant admin = new Keys.Grant("administrator", Set.of(Keys.Scope.ADMIN));
        if (configuration.adminKey().isPresent()) {
            keys.add(configuration.adminKey().get(), admin);
            return;
        }
        Path file = configuration.data().resolve("admin.key");
        if (!Files.exists(file)) {
            byte[] random = new byte[24];
            new SecureRandom().nextBytes(random);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, HexFormat.of().formatHex(random));
        }
        keys.add(Files.readString(file).strip(), admin);
    }

    private void load() {
        try {
            Optional<TrainedModel> trained =
                    store().isEmpty() ? Optional.empty() : store().get().openActive();
            activate(trained.isPresent() ? trained.get() : draw(configuration.scale(), configuration.seed()));
            ready = true;
            LOG.info("serving model " + recommender.model().version());
        } catch (IOException | RuntimeException failed) {
            failure = "the model cannot be loaded: " + failed.getMessage();
            LOG.error(failure);
        }
    }

    private Optional<ModelStore> store() throws IOException {
        return configuration.models().isEmpty()
                ? Optional.empty()
                : Optional.of(new ModelStore(configuration.models().get()));
    }

    /**
     * Serves a trained model, now and after the next start.
     *
     * @throws IOException if there is no such version, or its files are damaged; the one before serves on
     */
    public void activate(String version) throws IOException {
        ModelStore models = store().orElseThrow(() ->
                new IllegalArgumentException("recommender.models names no folder: there are no trained models"));
        ServingModel model = models.open(version);
        models.activate(version);
        activate(model);
    }

    /**
     * Makes a synthetic model.
     *
     * @throws IllegalArgumentException for another scale than small and full
     */
    public ServingModel draw(String scale, long seed) throws IOException {
        Path folder = configuration.data().resolve("models");
        return switch (scale) {
            case "small" -> SyntheticModel.draw(SyntheticModel.Options.small(seed), folder);
            case "full" -> SyntheticModel.draw(SyntheticModel.Options.full(seed), folder);
            default -> throw new IllegalArgumentException("scale must be small or full, got " + scale);
        };
    }

    /** Serves another model; the one before can be gone back to. */
    public synchronized void activate(ServingModel model) {
        if (follower != null) {
            try {
                follower.forgetIn(model);
            } catch (SQLException away) {
                LOG.warn("who is to be forgotten cannot be read now; the log is followed until it can");
            }
        }
        share(model);
        ServingModel before = recommender.model();
        if (before != null) {
            earlier.push(before);
            while (earlier.size() > 1) {
                ServingModel gone = earlier.removeLast(); // a full model is 700 MB
                if (shared != null) {
                    shared.remove(gone);
                }
            }
        }
        recommender.activate(model);
    }

    /** Users' vectors are there before the items that belong to them are served. */
    private void share(ServingModel model) {
        if (shared == null) {
            return;
        }
        try {
            shared.upload(model);
        } catch (IllegalStateException away) {
            LOG.warn(away.getMessage() + "; they are read from the model");
        }
    }

    /** Goes back to the model before; false where there is none. */
    public synchronized boolean rollBack() throws IOException {
        if (earlier.isEmpty()) {
            return false;
        }
        ServingModel back = earlier.pop();
        ServingModel now = recommender.model();
        recommender.activate(back);
        earlier.push(now);
        if (back instanceof TrainedModel && store().isPresent()) {
            store().get().activate(back.version());
        }
        return true;
    }

    /** Takes a user out of this process: state, answers, the model's vector. */
    public void forgetHere(long user) {
        users.forget(user);
        ServingModel model = recommender.model();
        if (model != null) {
            model.forget(user);
            forgetShared(model, user);
        }
        synchronized (this) {
            earlier.forEach(each -> each.forget(user));
        }
        var unused = recommender.cache().forget(user);
    }

    private void forgetShared(ServingModel model, long user) {
        try {
            if (shared != null) {
                shared.forget(model, user);
            }
        } catch (IllegalStateException away) {
            LOG.warn("a user's vector in Redis could not be overwritten: " + away.getMessage());
        }
    }

    void end(@Observes ShutdownEvent event) throws IOException {
        ready = false;
        recommender.close();
        if (log != null) {
            log.close();
        }
        timer.shutdownNow();
        redis.close();
        if (database != null) {
            database.close();
        }
        servers.close();
    }

    /** Whether it can answer. */
    public boolean ready() {
        return ready;
    }

    /** Why it never will; empty unless so. */
    public String failure() {
        return failure;
    }

    /** The configuration. */
    public Configuration configuration() {
        return configuration;
    }

    /** What answers. */
    public Recommender recommender() {
        return recommender;
    }

    /** What limits the rate. */
    public RateLimiter limiter() {
        return limiter;
    }

    /** Who may do what. */
    public Keys keys() {
        return keys;
    }

    /** The database; empty where there is none. */
    public Optional<Database> database() {
        return Optional.ofNullable(database);
    }

    /** The log of events; empty without a database. */
    public Optional<EventLog> log() {
        return Optional.ofNullable(log);
    }

    /** The items' changes; empty without a database. */
    public Optional<Items> items() {
        return Optional.ofNullable(items);
    }

    /** What is kept of users; empty without a database. */
    public Optional<People> people() {
        return Optional.ofNullable(people);
    }

    /** Whether what other nodes write is seen. */
    public boolean following() {
        return follower == null || follower.reaching();
    }

    /** What can be changed at run time. */
    public Knobs knobs() {
        return knobs;
    }

    /** How good the index is on what users ask. */
    public RecallMonitor recall() {
        return recall;
    }

    /** The child's process id, where Redis is one. */
    public Optional<Long> redisPid() {
        return servers.redisPid();
    }

    /** The child's process id, where PostgreSQL is one. */
    public Optional<Long> postgresPid() {
        return servers.postgresPid();
    }
}
