package dev.onsite.recommender.serve;

import dev.onsite.recommender.store.Database;
import dev.onsite.testbed.server.Data;
import dev.onsite.testbed.server.PostgresServer;
import dev.onsite.testbed.server.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;

/**
 * PostgreSQL and Redis: those that the configuration names, or children of this process.
 */
final class Servers implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(Servers.class);

    private final Configuration configuration;
    private PostgresServer postgres;
    private RedisServer redis;

    Servers(Configuration configuration) {
        this.configuration = configuration;
    }

    /** How to reach PostgreSQL; empty for none. Starts it where it is embedded. */
    Optional<Database.Login> postgres() throws IOException {
        Configuration.Postgres settings = configuration.postgres();
        switch (settings.url()) {
            case "none" -> {
                return Optional.empty();
            }
            case "embedded" -> {
                postgres = PostgresServer.start(new PostgresServer.Options(
                        null,
                        Data.kept(configuration.data().resolve("postgres")),
                        Map.of("shared_buffers", "64MB", "max_connections", "40"),
                        Duration.ofSeconds(60)));
                PostgresServer.Login login = postgres.login();
                LOG.info("PostgreSQL runs as process " + postgres.process().pid());
                return Optional.of(new Database.Login(login.jdbcUrl(), login.user(), login.password()));
            }
            default -> {
                return Optional.of(new Database.Login(
                        settings.url(), settings.user(), settings.password().orElse("")));
            }
        }
    }

    /** Where Redis is; empty for none. Starts it where it is embedded. */
    Optional<String> redis() throws IOException {
        switch (configuration.redis()) {
            case "none" -> {
                return Optional.empty();
            }
            case "embedded" -> {
                redis = RedisServer.start(new RedisServer.Options(
                        null,
                        Data.temporary(),
                        List.of(
                                configuration.scale().equals("full") ? "maxmemory 3gb" : "maxmemory 512mb",
                                // Answers expire and may go, users' vectors may not.
                                "maxmemory-policy volatile-lru"),
                        Duration.ofSeconds(30)));
                LOG.info("Redis runs as process " + redis.process().pid());
                return Optional.of(redis.uri());
            }
            default -> {
                return Optional.of(configuration.redis());
            }
        }
    }

    /** The process id of the child; empty for a server that runs elsewhere. */
    Optional<Long> redisPid() {
        return Optional.ofNullable(redis).map(server -> server.process().pid());
    }

    /** The process id of the child; empty for a server that runs elsewhere. */
    Optional<Long> postgresPid() {
        return Optional.ofNullable(postgres).map(server -> server.process().pid());
    }

    @Override
    public void close() throws IOException {
        try {
            if (redis != null) {
                redis.close();
            }
        } finally {
            if (postgres != null) {
                postgres.close();
            }
        }
    }
}
