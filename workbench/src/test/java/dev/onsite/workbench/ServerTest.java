package dev.onsite.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ServerTest {
    @TempDir
    Path folder;

    private final PrintStream usual = System.err;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void listen() {
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
    }

    @AfterEach
    void stopListening() {
        System.setErr(usual);
    }

    @Test
    void takenPortIsNamedWithTheWayOut() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            int code = Server.run(new Server.Options(other.getLocalPort(), Optional.of(folder)));

            assertEquals(Server.CANNOT_START, code);
            assertTrue(said().startsWith("Port " + other.getLocalPort() + " is taken"), said());
            assertTrue(said().contains("--port"), said());
        }
    }

    @Test
    void folderThatCannotBeWrittenIsNamedWithTheWayOut() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }

        int code = Server.run(new Server.Options(port, Optional.of(file.resolve("data"))));

        assertEquals(Server.CANNOT_START, code);
        assertTrue(said().contains(file.resolve("data") + " cannot be written"), said());
        assertTrue(said().contains("--data"), said());
    }

    @Test
    void portOutOfRangeIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Server.Options(70_000, Optional.empty()));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }
}
