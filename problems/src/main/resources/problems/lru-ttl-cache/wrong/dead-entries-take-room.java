// expect: WA on "the dead make room first"
// Expired entries only go when they are asked for.
import java.util.LinkedHashMap;

public class LruTtlCache {
    record Entry(int value, long expires) {}

    private final int capacity;
    private final long ttl;
    private final LinkedHashMap<Integer, Entry> byUse = new LinkedHashMap<>(16, 0.75f, true);

    public LruTtlCache(int capacity, long ttlMillis) {
        this.capacity = capacity;
        ttl = ttlMillis;
    }

    public int get(int key, long nowMillis) {
        Entry entry = byUse.get(key);
        if (entry == null || entry.expires() <= nowMillis) {
            byUse.remove(key);
            return -1;
        }
        return entry.value();
    }

    public void put(int key, int value, long nowMillis) {
        if (!byUse.containsKey(key) && byUse.size() == capacity) {
            byUse.remove(byUse.keySet().iterator().next());
        }
        byUse.put(key, new Entry(value, nowMillis + ttl));
    }

    public int size(long nowMillis) {
        byUse.values().removeIf(entry -> entry.expires() <= nowMillis);
        return byUse.size();
    }
}
