import java.util.HashMap;
import java.util.Map;

/** Two buckets a call, asked first and taken from afterwards: O(1). */
public class TokenBucket {
    private static final class Bucket {
        private final long full;
        private final long rate;
        private long thousandths;
        private long at;

        Bucket(long capacity, long rate, long nowMillis) {
            full = capacity * 1000;
            this.rate = rate;
            thousandths = full;
            at = nowMillis;
        }

        boolean has(long tokens, long nowMillis) {
            long elapsed = Math.max(0, nowMillis - at);
            // Bounded first: the product of a long pause and a high rate would overflow.
            long refill = elapsed > full / rate ? full : elapsed * rate;
            thousandths = Math.min(full, thousandths + refill);
            at = Math.max(at, nowMillis);
            return thousandths >= tokens * 1000;
        }

        void take(long tokens) {
            thousandths -= tokens * 1000;
        }
    }

    private final Map<String, Bucket> buckets = new HashMap<>();
    private final long capacity;
    private final long rate;
    private final long totalCapacity;
    private final long totalRate;
    private Bucket common;

    public TokenBucket(long capacity, long tokensPerSecond, long totalCapacity, long totalTokensPerSecond) {
        this.capacity = capacity;
        this.rate = tokensPerSecond;
        this.totalCapacity = totalCapacity;
        this.totalRate = totalTokensPerSecond;
    }

    public boolean allow(String key, long nowMillis, long tokens) {
        if (common == null) {
            common = new Bucket(totalCapacity, totalRate, nowMillis);
        }
        Bucket own = buckets.computeIfAbsent(key, unused -> new Bucket(capacity, rate, nowMillis));
        // Both are asked, so that both have seen the time.
        boolean ownHas = own.has(tokens, nowMillis);
        boolean commonHas = common.has(tokens, nowMillis);
        if (!ownHas || !commonHas) {
            return false;
        }
        own.take(tokens);
        common.take(tokens);
        return true;
    }
}
