package dev.onsite.testbed.load;

import java.util.concurrent.CompletionStage;

/** What is put under load: a request, a message, anything that ends later. */
@FunctionalInterface
public interface Operation {
    /**
     * Starts the operation and returns at once; called on the generator's one thread, which it must not block.
     *
     * @param index 0 for the first
     * @return completes when it is done, exceptionally where it failed; a {@link FailedOperation} tells its kind
     */
    CompletionStage<?> start(long index);
}
