package dev.onsite.recommender.serve;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * How the service runs; each is {@code recommender.<name>}, or an environment variable such as {@code
 * RECOMMENDER_REDIS}.
 */
@ConfigMapping(prefix = "recommender")
public interface Configuration {
    /** Where servers of its own and what is drawn once are kept. */
    Path data();

    /** A folder of trained models, whose active one is served; the synthetic model where there is none. */
    Optional<Path> models();

    /** {@code small} or {@code full}: the size of the synthetic model. */
    @WithDefault("small")
    String scale();

    /** Of the synthetic model. */
    @WithDefault("42")
    long seed();

    /** {@code embedded}, {@code none} or an address such as {@code redis://10.0.0.5:6379}. */
    @WithDefault("embedded")
    String redis();

    /** A command to Redis that takes longer has failed. */
    @WithDefault("20ms")
    Duration redisTimeout();

    /** Where users' vectors are read: {@code model}, this process, or {@code redis}, shared by the nodes. */
    @WithDefault("model")
    String vectors();

    /** PostgreSQL. */
    Postgres postgres();

    /** A replica to read from. */
    Replica replica();

    /** {@code open}: whoever reaches the port may ask for recommendations; {@code key}: only with a key. */
    @WithDefault("open")
    String reads();

    /** The first administrator's key; drawn and written to {@code admin.key} in the data folder where none is given. */
    Optional<String> adminKey();

    /** Requests a second that one client may send. */
    @WithDefault("1000")
    long clientRate();

    /** Requests a second of all clients together. */
    @WithDefault("20000")
    long globalRate();

    /** The caches. */
    CacheSettings cache();

    /** The index's beam. */
    @WithDefault("80")
    int ef();

    /** Candidates that are ranked, about. */
    @WithDefault("150")
    int candidates();

    /** Threads that make answers; 0 for one a processor. */
    @WithDefault("0")
    int threads();

    /** Where PostgreSQL is. */
    interface Postgres {
        /** {@code embedded}, {@code none} or a JDBC URL. */
        @WithDefault("embedded")
        String url();

        /** The role. */
        @WithDefault("postgres")
        String user();

        /** Its password. */
        Optional<String> password();
    }

    /** Where the replica is. */
    interface Replica {
        /** A JDBC URL; the login is the primary's. */
        Optional<String> url();

        /** It is not read while it is further behind. */
        @WithDefault("2")
        double maxLagSeconds();
    }

    /** How answers are kept. */
    interface CacheSettings {
        /** How long an answer is given. */
        @WithDefault("300s")
        Duration ttl();

        /** The lifetime is drawn from ttl · (1 ± jitter). */
        @WithDefault("0.15")
        double jitter();

        /** How long after that it is given where a new one can't be made. */
        @WithDefault("3600s")
        Duration stale();

        /** Megabytes in this process. */
        @WithDefault("256")
        long localMegabytes();
    }
}
