// expect: WA on "never more than full"
// An idle bucket grows without bound.
import java.util.HashMap;
import java.util.Map;

/** Thousandths of a token, counted when asked: O(1) a call. */
public class TokenBucket {
    private static final class Bucket {
        long thousandths;
        long at;
    }

    private final Map<String, Bucket> buckets = new HashMap<>();
    private final long full;
    private final long rate;

    public TokenBucket(long capacity, long tokensPerSecond) {
        full = capacity * 1000;
        rate = tokensPerSecond;
    }

    public boolean allow(String key, long nowMillis, long tokens) {
        Bucket bucket = buckets.computeIfAbsent(key, unused -> {
            Bucket fresh = new Bucket();
            fresh.thousandths = full;
            fresh.at = nowMillis;
            return fresh;
        });
        long elapsed = Math.max(0, nowMillis - bucket.at);
        // Bounded first: the product of a long pause and a high rate would overflow.
        long refill = elapsed > full / rate ? full : elapsed * rate;
        bucket.thousandths = bucket.thousandths + elapsed * rate;
        bucket.at = Math.max(bucket.at, nowMillis);
        if (bucket.thousandths < tokens * 1000) {
            return false;
        }
        bucket.thousandths -= tokens * 1000;
        return true;
    }
}
