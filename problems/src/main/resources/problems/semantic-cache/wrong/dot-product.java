// expect: WA on "two tenants"
// Does not divide by the lengths.
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A list of unit vectors a tenant, scanned at each call: O(m d). */
public class SemanticCache {
    private static final double EQUAL = 1e-9;

    static final class Entry {
        double[] unit;
        String answer;
        long used;
        double cosine;
    }

    private final int capacity;
    private final double threshold;
    private final Map<String, List<Entry>> tenants = new HashMap<>();
    private long clock;

    public SemanticCache(int capacity, double threshold) {
        this.capacity = capacity;
        this.threshold = threshold;
    }

    public void put(String tenant, double[] embedding, String answer) {
        double[] unit = unit(embedding);
        if (unit == null) {
            return;
        }
        List<Entry> entries = tenants.computeIfAbsent(tenant, name -> new ArrayList<>());
        Entry entry = nearest(entries, unit, 1 - EQUAL);
        if (entry == null) {
            entry = new Entry();
            entry.unit = unit;
            if (entries.size() == capacity) {
                entries.set(leastRecentlyUsed(entries), entry);
            } else {
                entries.add(entry);
            }
        }
        entry.answer = answer;
        entry.used = ++clock;
    }

    public String get(String tenant, double[] embedding) {
        double[] unit = unit(embedding);
        Entry entry = unit == null ? null : nearest(tenants.getOrDefault(tenant, List.of()), unit, threshold);
        if (entry == null) {
            return "";
        }
        entry.used = ++clock;
        return entry.answer;
    }

    public int size(String tenant) {
        return tenants.getOrDefault(tenant, List.of()).size();
    }

    /** The most recently used of the nearest; null where none is near enough. */
    private static Entry nearest(List<Entry> entries, double[] unit, double least) {
        double highest = Double.NEGATIVE_INFINITY;
        for (Entry entry : entries) {
            entry.cosine = dot(entry.unit, unit);
            highest = Math.max(highest, entry.cosine);
        }
        Entry best = null;
        for (Entry entry : entries) {
            if (highest >= least && entry.cosine >= highest - EQUAL && (best == null || entry.used > best.used)) {
                best = entry;
            }
        }
        return best;
    }

    private static int leastRecentlyUsed(List<Entry> entries) {
        int eldest = 0;
        for (int i = 1; i < entries.size(); i++) {
            eldest = entries.get(i).used < entries.get(eldest).used ? i : eldest;
        }
        return eldest;
    }

    private static double[] unit(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        if (length == 0) {
            return null;
        }
        double[] unit = new double[vector.length];
        for (int f = 0; f < unit.length; f++) {
            unit[f] = vector[f];
        }
        return unit;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int f = 0; f < a.length; f++) {
            sum += a[f] * b[f];
        }
        return sum;
    }
}
