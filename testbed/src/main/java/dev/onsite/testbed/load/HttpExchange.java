package dev.onsite.testbed.load;

import java.util.concurrent.CompletableFuture;

/** A request and its answer to come; {@code deadline} by {@link System#nanoTime}. */
@SuppressWarnings("ArrayRecordComponent") // never compared
record HttpExchange(byte[] request, CompletableFuture<HttpAnswer> answer, long deadline) {
    void fail(String kind) {
        answer.completeExceptionally(new FailedOperation(kind));
    }

    void answered(HttpAnswer got) {
        if (got.status() >= 400) {
            fail("http " + got.status());
        } else {
            answer.complete(got);
        }
    }
}
