package dev.onsite.testbed.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;

/** A connection of {@link HttpLoadClient}, used by its thread alone. */
final class HttpConnection {
    private static final int MAX_ANSWER = 1 << 26;

    private final InetSocketAddress server;
    private final Selector selector;
    private ByteBuffer in = ByteBuffer.allocate(1 << 13);
    private ByteBuffer out = ByteBuffer.allocate(0);
    private SocketChannel channel;
    private SelectionKey key;
    private HttpExchange exchange;

    HttpConnection(InetSocketAddress server, Selector selector) {
        this.server = server;
        this.selector = selector;
    }

    boolean idle() {
        return exchange == null;
    }

    void take(HttpExchange next) {
        exchange = next;
        out = ByteBuffer.wrap(next.request());
        in.clear();
        try {
            if (channel == null) {
                connect();
            } else {
                write();
            }
        } catch (IOException failed) {
            fail(channel == null || !channel.isConnected() ? "not connected" : "connection lost");
        }
    }

    private void connect() throws IOException {
        channel = SocketChannel.open();
        channel.configureBlocking(false);
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        boolean connected = channel.connect(server);
        key = channel.register(selector, connected ? SelectionKey.OP_READ : SelectionKey.OP_CONNECT, this);
        if (connected) {
            write();
        }
    }

    void ready() {
        if (channel == null) {
            return;
        }
        try {
            if (key.isConnectable() && channel.finishConnect()) {
                write();
            } else if (key.isWritable()) {
                write();
            }
            if (channel != null && key.isReadable()) {
                read();
            }
        } catch (FailedOperation malformed) {
            fail(malformed.getMessage());
        } catch (IOException failed) {
            fail(channel.isConnected() ? "connection lost" : "not connected");
        }
    }

    private void write() throws IOException {
        channel.write(out);
        key.interestOps(out.hasRemaining() ? SelectionKey.OP_READ | SelectionKey.OP_WRITE : SelectionKey.OP_READ);
    }

    private void read() throws IOException, FailedOperation {
        int count = channel.read(in);
        boolean ended = count < 0;
        if (exchange == null) {
            drop(); // closed by the server while idle, or it speaks unasked
            return;
        }
        HttpAnswer answer = HttpAnswer.parse(in.array(), in.position(), ended);
        if (answer != null) {
            HttpExchange done = exchange;
            exchange = null;
            // One answered before it was written whole can't be followed by another.
            if (ended || !answer.keepAlive() || out.hasRemaining()) {
                drop();
            }
            done.answered(answer);
        } else if (ended) {
            fail("connection lost");
        } else if (!in.hasRemaining()) {
            grow();
        }
    }

    private void grow() throws FailedOperation {
        if (in.capacity() >= MAX_ANSWER) {
            throw new FailedOperation("answer above 64 MiB");
        }
        in = ByteBuffer.allocate(in.capacity() * 2).put(in.flip());
    }

    void expire(long now) {
        if (exchange != null && now - exchange.deadline() >= 0) {
            fail("timeout");
        }
    }

    /** Gives the connection up, and what it was asked. */
    void fail(String kind) {
        HttpExchange failed = exchange;
        exchange = null;
        drop();
        if (failed != null) {
            failed.fail(kind);
        }
    }

    private void drop() {
        if (channel == null) {
            return;
        }
        try {
            channel.close();
        } catch (IOException alreadyGone) {
            // it is given up anyway
        }
        channel = null;
    }
}
