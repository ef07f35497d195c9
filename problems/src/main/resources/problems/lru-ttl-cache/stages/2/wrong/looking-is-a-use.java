// expect: WA on "an old death is no use"
// The clean-up looks into a map that takes every look for a use.
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.PriorityQueue;

/** A linked map by use and a heap of deaths that is cleaned lazily: O(log n) a call on average. */
public class LruTtlCache {
    record Entry(int value, long expires) {}

    record Death(long at, int key) {}

    private final int capacity;
    /** In the order of use: an entry that is used is taken out and put back at the end. */
    private final LinkedHashMap<Integer, Entry> byUse = new LinkedHashMap<>(16, 0.75f, true);
    /** One for every write; those of entries that were rewritten or evicted no longer hold. */
    private final PriorityQueue<Death> deaths = new PriorityQueue<>(Comparator.comparingLong(Death::at));

    public LruTtlCache(int capacity) {
        this.capacity = capacity;
    }

    public int get(int key, long nowMillis) {
        expire(nowMillis);
        Entry entry = byUse.get(key);
        return entry == null ? -1 : entry.value();
    }

    public void put(int key, int value, long ttlMillis, long nowMillis) {
        expire(nowMillis);
        if (byUse.remove(key) == null && byUse.size() == capacity) {
            byUse.remove(byUse.keySet().iterator().next());
        }
        byUse.put(key, new Entry(value, nowMillis + ttlMillis));
        deaths.add(new Death(nowMillis + ttlMillis, key));
    }

    public int size(long nowMillis) {
        expire(nowMillis);
        return byUse.size();
    }

    private void expire(long now) {
        while (!deaths.isEmpty() && deaths.peek().at() <= now) {
            Death death = deaths.poll();
            Entry entry = byUse.get(death.key());
            if (entry != null && entry.expires() == death.at()) {
                byUse.remove(death.key());
            }
        }
    }
}
