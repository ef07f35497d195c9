package dev.onsite.recommender.store;

import io.agroal.api.AgroalDataSource;
import io.agroal.api.configuration.supplier.AgroalDataSourceConfigurationSupplier;
import io.agroal.api.security.NamePrincipal;
import io.agroal.api.security.SimplePassword;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.flywaydb.core.Flyway;
import org.postgresql.Driver;

/**
 * PostgreSQL: a pool to the primary, and one to a replica where there is one. What is read may come from the replica as
 * long as it is at most so far behind; whatever is written, and what must see it, goes to the primary. Never on the path
 * of a recommendation.
 */
public final class Database implements AutoCloseable {
    private final AgroalDataSource primary;
    private final AgroalDataSource replica;
    private final double maxLagSeconds;
    private volatile long checkedAt = System.nanoTime() - Duration.ofHours(1).toNanos();
    private volatile boolean replicaUsable;

    /**
     * How to connect.
     *
     * @param jdbcUrl of the server
     * @param user the role
     * @param password its password
     */
    public record Login(String jdbcUrl, String user, String password) {
        @Override
        public String toString() {
            return jdbcUrl + " as " + user;
        }
    }

    /** Something done on a connection. */
    @FunctionalInterface
    public interface Work<T> {
        /** Does it. */
        T run(Connection connection) throws SQLException;
    }

    private Database(AgroalDataSource primary, AgroalDataSource replica, double maxLagSeconds) {
        this.primary = primary;
        this.replica = replica;
        this.maxLagSeconds = maxLagSeconds;
    }

    /**
     * Opens the pools; connections are made when they are first needed.
     *
     * @param replica null for none
     * @param maxLagSeconds a replica further behind is not read
     * @throws SQLException if the pool can't be made
     */
    public static Database open(Login primary, Login replica, double maxLagSeconds) throws SQLException {
        return new Database(pool(primary), replica == null ? null : pool(replica), maxLagSeconds);
    }

    private static AgroalDataSource pool(Login login) throws SQLException {
        return AgroalDataSource.from(new AgroalDataSourceConfigurationSupplier()
                .connectionPoolConfiguration(pool -> pool.maxSize(8)
                        .minSize(0)
                        .acquisitionTimeout(Duration.ofSeconds(2))
                        .validateOnBorrow(true)
                        .connectionValidator(connection -> valid(connection))
                        .connectionFactoryConfiguration(factory -> factory.jdbcUrl(login.jdbcUrl())
                                .connectionProviderClass(Driver.class)
                                .jdbcProperty("connectTimeout", "2")
                                .jdbcProperty("socketTimeout", "10")
                                .jdbcProperty("ApplicationName", "onsite-recommender")
                                .principal(new NamePrincipal(login.user()))
                                .credential(new SimplePassword(login.password())))));
    }

    private static boolean valid(Connection connection) {
        try {
            return connection.isValid(1);
        } catch (SQLException gone) {
            return false;
        }
    }

    /** Brings the schema up to date. */
    public void migrate() {
        Flyway.configure(Database.class.getClassLoader())
                .dataSource(primary)
                .locations("classpath:dev/onsite/recommender/store")
                .load()
                .migrate();
    }

    /**
     * On the primary, as one transaction.
     *
     * @throws SQLException as the work did, after rolling back
     */
    public <T> T write(Work<T> work) throws SQLException {
        try (Connection connection = primary.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException failed) {
                connection.rollback();
                throw failed;
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    /** Reads what may be a moment old: from the replica where it is near enough. */
    public <T> T read(Work<T> work) throws SQLException {
        if (replicaUsable()) {
            try (Connection connection = replica.getConnection()) {
                return work.run(connection);
            } catch (SQLException failed) {
                replicaUsable = false;
            }
        }
        return readCurrent(work);
    }

    /** Reads what was written last. */
    public <T> T readCurrent(Work<T> work) throws SQLException {
        try (Connection connection = primary.getConnection()) {
            return work.run(connection);
        }
    }

    /** Whether there is a replica near enough, looked at once a second. */
    public boolean replicaUsable() {
        if (replica == null) {
            return false;
        }
        long now = System.nanoTime();
        if (now - checkedAt > 1_000_000_000L) {
            checkedAt = now;
            replicaUsable = lagIsSmall();
        }
        return replicaUsable;
    }

    private boolean lagIsSmall() {
        // A primary that writes nothing does not make its replica older.
        String lag = "SELECT CASE WHEN pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() THEN 0"
                + " ELSE coalesce(extract(epoch FROM now() - pg_last_xact_replay_timestamp()), 0) END";
        try (Connection connection = replica.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(lag)) {
            return row.next() && row.getDouble(1) <= maxLagSeconds;
        } catch (SQLException unreachable) {
            return false;
        }
    }

    /** Whether a replica is configured. */
    public boolean hasReplica() {
        return replica != null;
    }

    /** Whether the primary answers. */
    public boolean healthy() {
        try (Connection connection = primary.getConnection()) {
            return connection.isValid(1);
        } catch (SQLException gone) {
            return false;
        }
    }

    @Override
    public void close() {
        primary.close();
        if (replica != null) {
            replica.close();
        }
    }
}
