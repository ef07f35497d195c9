import java.util.Iterator;
import java.util.LinkedHashMap;

/** Two orders of the same entries, by use and by time of writing: O(1) a call on average. */
public class LruTtlCache {
    private final int capacity;
    private final long ttl;
    private final LinkedHashMap<Integer, Integer> byUse = new LinkedHashMap<>(16, 0.75f, true);
    private final LinkedHashMap<Integer, Long> byWrite = new LinkedHashMap<>();

    public LruTtlCache(int capacity, long ttlMillis) {
        this.capacity = capacity;
        ttl = ttlMillis;
    }

    public int get(int key, long nowMillis) {
        expire(nowMillis);
        Integer value = byUse.get(key);
        return value == null ? -1 : value;
    }

    public void put(int key, int value, long nowMillis) {
        expire(nowMillis);
        if (!byUse.containsKey(key) && byUse.size() == capacity) {
            int eldest = byUse.keySet().iterator().next();
            byUse.remove(eldest);
            byWrite.remove(eldest);
        }
        byUse.put(key, value);
        byWrite.remove(key);
        byWrite.put(key, nowMillis + ttl);
    }

    public int size(long nowMillis) {
        expire(nowMillis);
        return byUse.size();
    }

    /** The first to be written are the first to expire. */
    private void expire(long now) {
        Iterator<java.util.Map.Entry<Integer, Long>> oldest = byWrite.entrySet().iterator();
        while (oldest.hasNext()) {
            java.util.Map.Entry<Integer, Long> entry = oldest.next();
            if (entry.getValue() > now) {
                return;
            }
            byUse.remove(entry.getKey());
            oldest.remove();
        }
    }
}
