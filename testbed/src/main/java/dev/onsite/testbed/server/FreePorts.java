package dev.onsite.testbed.server;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of 127.0.0.1 that nothing listens on. */
final class FreePorts {
    private static final byte[] LOOPBACK = {127, 0, 0, 1};

    private FreePorts() {}

    /**
     * As many different ports, free a moment ago: another program may take one before its server does, so a start that
     * fails to bind is tried again with others.
     */
    static List<Integer> take(int count) throws IOException {
        List<ServerSocket> held = new ArrayList<>();
        List<Integer> ports = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                ServerSocket socket = new ServerSocket(0, 1, InetAddress.getByAddress(LOOPBACK));
                held.add(socket);
                ports.add(socket.getLocalPort());
            }
            return ports;
        } finally {
            for (ServerSocket socket : held) {
                socket.close();
            }
        }
    }
}
