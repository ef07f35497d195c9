package dev.onsite.testbed.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses, and external servers that aren't there. */
class AddressTest {
    @Test
    void namesAndBothKindsOfAddressesAreRead() {
        assertEquals(new Address("redis.internal", 6379), Address.parse("redis.internal:6379"));
        assertEquals(new Address("10.0.0.5", 1), Address.parse("10.0.0.5:1"));
        assertEquals(new Address("::1", 65535), Address.parse("[::1]:65535"));
        assertEquals("[::1]:65535", Address.parse("[::1]:65535").toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "host", ":6379", "host:", "host:0", "host:65536", "host:abc"})
    void anythingElseIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> Address.parse(text));
    }

    @Test
    void anExternalServerThatIsNotThereIsNamed() throws Exception {
        Address nothing = Address.loopback(FreePorts.take(1).get(0));
        IOException failed = assertThrows(
                IOException.class,
                () -> RedisServer.start(
                        new RedisServer.Options(nothing, Data.temporary(), List.of(), Duration.ofMillis(50))));
        assertTrue(failed.getMessage().contains("Redis at " + nothing), failed.getMessage());
    }
}
