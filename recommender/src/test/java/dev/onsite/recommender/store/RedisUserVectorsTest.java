package dev.onsite.recommender.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.recommender.model.SyntheticModel;
import dev.onsite.testbed.server.RedisServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;

class RedisUserVectorsTest {
    private static final SyntheticModel MODEL = SyntheticModel.draw(new SyntheticModel.Options(1000, 200, 128, 8, 3));

    @Test
    void vectorsAreReadBackWithinTheirQuantisationAndForgotten() throws Exception {
        ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
        try (RedisServer server = RedisServer.start(RedisServer.Options.defaults());
                Redis redis = Redis.connect(server.uri(), Duration.ofSeconds(5), timer)) {
            while (!redis.connected()) {
                Thread.onSpinWait();
            }
            RedisUserVectors vectors = new RedisUserVectors(redis, Duration.ofSeconds(5));
            vectors.upload(MODEL);

            for (long user : new long[] {0, 61, 62, 999}) {
                float[] expected = new float[128];
                float[] read = new float[128];
                MODEL.userVector(user, expected);
                assertTrue(vectors.read(MODEL, user, read));
                float largest = 0;
                for (float x : expected) {
                    largest = Math.max(largest, Math.abs(x));
                }
                assertArrayEquals(expected, read, largest / 127, "user " + user);
            }
            assertFalse(vectors.read(MODEL, 1000, new float[128]));

            vectors.forget(MODEL, 61);
            assertFalse(vectors.read(MODEL, 61, new float[128]));
            assertTrue(vectors.read(MODEL, 60, new float[128]) && vectors.read(MODEL, 62, new float[128]));

            byte[] key = ("vectors:" + MODEL.version() + ":3").getBytes(StandardCharsets.UTF_8);
            long bytes = redis.commands().memoryUsage(key).get();
            assertEquals(133, bytes / (double) RedisUserVectors.BLOCK, 3, "bytes a user");
        } finally {
            timer.shutdownNow();
        }
    }
}
