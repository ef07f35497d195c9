package dev.onsite.testbed.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * What a server answered.
 *
 * @param status its code
 * @param body as it came, chunks joined
 * @param keepAlive whether the connection can be used again
 */
@SuppressWarnings("ArrayRecordComponent") // one record a request: never compared
public record HttpAnswer(int status, byte[] body, boolean keepAlive) {
    /**
     * Reads an answer of HTTP/1.1 from its beginning (RFC 9112).
     *
     * @param closed whether no more will come
     * @return {@code null} while it is not whole
     * @throws FailedOperation if it is no answer
     */
    static HttpAnswer parse(byte[] bytes, int length, boolean closed) throws FailedOperation {
        int body = endOfHead(bytes, length);
        if (body < 0) {
            return null;
        }
        String head = new String(bytes, 0, body, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        if (!head.startsWith("http/1.")) {
            throw new FailedOperation("not HTTP/1.1");
        }
        try {
            int status = Integer.parseInt(head, 9, 12, 10);
            boolean keepAlive = !"close".equals(header(head, "connection"));
            if (status == 204 || status == 304) {
                return new HttpAnswer(status, new byte[0], keepAlive);
            }
            if ("chunked".equals(header(head, "transfer-encoding"))) {
                byte[] joined = chunks(bytes, body, length);
                return joined == null ? null : new HttpAnswer(status, joined, keepAlive);
            }
            String declared = header(head, "content-length");
            if (declared == null) {
                return closed ? new HttpAnswer(status, Arrays.copyOfRange(bytes, body, length), false) : null;
            }
            int size = Integer.parseInt(declared);
            return length - body < size
                    ? null
                    : new HttpAnswer(status, Arrays.copyOfRange(bytes, body, body + size), keepAlive);
        } catch (NumberFormatException | IndexOutOfBoundsException malformed) {
            throw new FailedOperation("malformed HTTP answer");
        }
    }

    private static int endOfHead(byte[] bytes, int length) {
        for (int i = 3; i < length; i++) {
            if (bytes[i] == '\n' && bytes[i - 1] == '\r' && bytes[i - 2] == '\n' && bytes[i - 3] == '\r') {
                return i + 1;
            }
        }
        return -1;
    }

    private static String header(String head, String name) {
        int at = head.indexOf("\r\n" + name + ":");
        if (at < 0) {
            return null;
        }
        int from = at + name.length() + 3;
        return head.substring(from, head.indexOf('\r', from)).strip();
    }

    private static byte[] chunks(byte[] bytes, int from, int length) {
        byte[] joined = new byte[length - from];
        int size = 0;
        int at = from;
        while (true) {
            int line = at;
            while (line < length && bytes[line] != '\n') {
                line++;
            }
            if (line == length) {
                return null;
            }
            String text = new String(bytes, at, line - at, StandardCharsets.ISO_8859_1);
            int chunk = Integer.parseInt(text.split(";", 2)[0].strip(), 16);
            int next = Math.addExact(line + 1, chunk) + 2;
            if (next > length) {
                return null;
            }
            if (chunk == 0) {
                return Arrays.copyOf(joined, size);
            }
            System.arraycopy(bytes, line + 1, joined, size, chunk);
            size += chunk;
            at = next;
        }
    }
}
