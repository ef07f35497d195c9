package dev.onsite.testbed.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The real servers. */
@Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ServersTest {
    @Test
    void redisAnswersUntilItIsClosed() throws Exception {
        RedisServer redis = RedisServer.start(RedisServer.Options.defaults());
        try (redis) {
            assertTrue(redis.process().isAlive());
            RedisServer.start(RedisServer.Options.at(redis.address())).close();
            assertTrue(redis.process().isAlive(), "an external server must be left alone");
        }
        assertFalse(redis.process().isAlive());
    }

    @Test
    void postgresKeepsItsRowsWhereAskedTo(@TempDir Path folder) throws Exception {
        try (PostgresServer first = PostgresServer.start(PostgresServer.Options.in(Data.kept(folder)));
                Connection connection = first.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE t AS SELECT 42 AS answer");
        }
        try (PostgresServer second = PostgresServer.start(PostgresServer.Options.in(Data.kept(folder)));
                Connection connection = second.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT answer FROM t")) {
            assertTrue(rows.next());
            assertEquals(42, rows.getInt(1));
            PostgresServer.start(PostgresServer.Options.at(second.login())).close();
            assertTrue(second.process().isAlive(), "an external server must be left alone");
        }
    }

    @ParameterizedTest
    @EnumSource
    void kafkaMakesTopicsWhereverItRuns(KafkaServer.Place place) throws Exception {
        try (KafkaServer kafka = KafkaServer.start(KafkaServer.Options.in(Data.temporary(), place))) {
            try (KafkaServer external = KafkaServer.start(KafkaServer.Options.at(kafka.bootstrap()));
                    Admin admin = external.admin()) {
                admin.createTopics(List.of(new NewTopic("orders", 2, (short) 1)))
                        .all()
                        .get(30, TimeUnit.SECONDS);
            }
            // Closing the external one has left the node alone.
            try (Admin admin = kafka.admin()) {
                assertEquals(Set.of("orders"), admin.listTopics().names().get(30, TimeUnit.SECONDS));
            }
        }
    }
}
