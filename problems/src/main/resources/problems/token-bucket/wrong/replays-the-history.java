// expect: TLE on "20,000 calls"
// Keeps all calls and goes through them again.
import java.util.ArrayList;
import java.util.List;

public class TokenBucket {
    record Call(String key, long now, long tokens) {}

    private final List<Call> calls = new ArrayList<>();
    private final long full;
    private final long rate;

    public TokenBucket(long capacity, long tokensPerSecond) {
        full = capacity * 1000;
        rate = tokensPerSecond;
    }

    public boolean allow(String key, long nowMillis, long tokens) {
        calls.add(new Call(key, nowMillis, tokens));
        long held = full;
        long at = -1;
        boolean allowed = false;
        for (Call call : calls) {
            if (!call.key().equals(key)) {
                continue;
            }
            long elapsed = at < 0 ? 0 : Math.max(0, call.now() - at);
            held = Math.min(full, held + (elapsed > full / rate ? full : elapsed * rate));
            at = Math.max(at, call.now());
            allowed = held >= call.tokens() * 1000;
            held -= allowed ? call.tokens() * 1000 : 0;
        }
        return allowed;
    }
}
