package dev.onsite.testbed.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;

/**
 * Where a server listens.
 *
 * @param host a name or an address
 * @param port 1 to 65535
 */
public record Address(String host, int port) {
    public Address {
        if (host.isBlank() || port < 1 || port > 65_535) {
            throw new IllegalArgumentException(
                    "an address must be a host and a port between 1 and 65535, got " + host + ":" + port);
        }
    }

    /** A port of this machine. */
    static Address loopback(int port) {
        return new Address("127.0.0.1", port);
    }

    /**
     * Reads {@code host:port}, or {@code [v6]:port}.
     *
     * @throws IllegalArgumentException if it is something else
     */
    public static Address parse(String text) {
        int colon = text.lastIndexOf(':');
        try {
            String host = text.substring(0, Math.max(0, colon));
            if (host.startsWith("[") && host.endsWith("]")) {
                host = host.substring(1, host.length() - 1);
            }
            return new Address(host, Integer.parseInt(text, colon + 1, text.length(), 10));
        } catch (NumberFormatException notAPort) {
            throw new IllegalArgumentException("an address must look like 10.0.0.5:6379, got " + text, notAPort);
        }
    }

    /** A connection to the first of the host's addresses that takes one. */
    Socket connect(int timeoutMillis) throws IOException {
        IOException failure = null;
        for (InetAddress each : InetAddress.getAllByName(host)) {
            Socket socket = new Socket();
            try {
                socket.connect(new InetSocketAddress(each, port), timeoutMillis);
                return socket;
            } catch (IOException refused) {
                socket.close();
                failure = refused;
            }
        }
        throw new IOException("nothing takes connections at " + this, failure);
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
