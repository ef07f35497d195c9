package dev.onsite.recommender.store;

import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.retrieve.UserVectors;
import io.lettuce.core.RedisFuture;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;

/**
 * Users' vectors in Redis, for nodes that share them: eight bits a component and a scale a user, {@value #BLOCK} users a
 * key, one of them read by GETRANGE. A key a user costs Redis some 90 bytes beside its value; a block spreads that, and
 * 62 users of 128 dimensions lie just below a size class of its allocator, where 64 lie above. The model's version is
 * in the key, so that users and items can only be of one training.
 *
 * <p>A vector of scale 0 is that of a user who is not known. Where Redis does not answer in time, the model is asked.
 */
public final class RedisUserVectors implements UserVectors {
    static final int BLOCK = 62;
    private static final Logger LOG = Logger.getLogger(RedisUserVectors.class);
    private static final int IN_FLIGHT = 200;
    private static final int SCALE_BYTES = 4;

    private final Redis redis;
    private final Duration timeout;

    /** Over that connection; an answer later than that is none. */
    public RedisUserVectors(Redis redis, Duration timeout) {
        this.redis = redis;
        this.timeout = timeout;
    }

    private static byte[] key(ServingModel model, long block) {
        return ("vectors:" + model.version() + ":" + block).getBytes(StandardCharsets.UTF_8);
    }

    private static int record(ServingModel model) {
        return SCALE_BYTES + model.dimension();
    }

    /**
     * Writes all of a model's users; O(users · dimension).
     *
     * @throws IllegalStateException where Redis does not take them
     */
    public void upload(ServingModel model) {
        List<RedisFuture<String>> sent = new ArrayList<>();
        float[] vector = new float[model.dimension()];
        long blocks = (model.users() + BLOCK - 1) / BLOCK;
        for (long block = 0; block < blocks; block++) {
            int users = (int) Math.min(BLOCK, model.users() - block * BLOCK);
            ByteBuffer bytes = ByteBuffer.allocate(users * record(model));
            for (int i = 0; i < users; i++) {
                encode(model, block * BLOCK + i, vector, bytes);
            }
            sent.add(redis.commands().set(key(model, block), bytes.array()));
            if (sent.size() == IN_FLIGHT || block == blocks - 1) {
                sent.forEach(RedisUserVectors::await);
                sent.clear();
            }
        }
    }

    private static void encode(ServingModel model, long user, float[] vector, ByteBuffer into) {
        float largest = 0;
        if (model.userVector(user, vector)) {
            for (float x : vector) {
                largest = Math.max(largest, Math.abs(x));
            }
        }
        float scale = largest / 127;
        into.putFloat(scale);
        for (float x : vector) {
            into.put((byte) (scale == 0 ? 0 : Math.round(x / scale)));
        }
    }

    private static void await(RedisFuture<?> future) {
        try {
            Object done = future.get(10, TimeUnit.SECONDS);
            assert done != null;
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("Redis does not take the users' vectors: " + failed.getMessage(), failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while writing users' vectors", stopped);
        }
    }

    @Override
    public boolean read(ServingModel model, long user, float[] into) {
        if (user < 0 || user >= model.users()) {
            return false;
        }
        try {
            long from = user % BLOCK * record(model);
            byte[] bytes = redis.commands()
                    .getrange(key(model, user / BLOCK), from, from + record(model) - 1)
                    .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            if (bytes.length == record(model)) {
                return decode(bytes, into);
            }
        } catch (ExecutionException | TimeoutException | IllegalStateException away) {
            LOG.debugf("users' vectors: %s", away.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return model.userVector(user, into);
    }

    private static boolean decode(byte[] bytes, float[] into) {
        float scale = ByteBuffer.wrap(bytes).getFloat();
        for (int i = 0; i < into.length; i++) {
            into[i] = scale * bytes[SCALE_BYTES + i];
        }
        return scale != 0;
    }

    /**
     * Overwrites a user's vector.
     *
     * @throws IllegalStateException where Redis does not answer
     */
    public void forget(ServingModel model, long user) {
        if (user >= 0 && user < model.users()) {
            long at = user % BLOCK * record(model);
            await(redis.commands().setrange(key(model, user / BLOCK), at, new byte[record(model)]));
        }
    }

    /** Removes a version that is not served any more; O(users). */
    public void remove(ServingModel model) {
        long blocks = (model.users() + BLOCK - 1) / BLOCK;
        for (long block = 0; block < blocks; block++) {
            var unused = redis.commands().unlink(key(model, block));
        }
    }
}
