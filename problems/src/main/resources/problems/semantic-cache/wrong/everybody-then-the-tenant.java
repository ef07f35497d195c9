// expect: TLE on "8,000 calls"
// Compares with everybody's entries and looks at the tenant last.
import java.util.ArrayList;
import java.util.List;

public class SemanticCache {
    private static final double EQUAL = 1e-9;

    static final class Entry {
        String tenant;
        double[] embedding;
        String answer;
        long used;
    }

    private final int capacity;
    private final double threshold;
    private final List<Entry> entries = new ArrayList<>();
    private long clock;

    public SemanticCache(int capacity, double threshold) {
        this.capacity = capacity;
        this.threshold = threshold;
    }

    public void put(String tenant, double[] embedding, String answer) {
        if (cosine(embedding, embedding) == 0) {
            return;
        }
        Entry entry = nearest(tenant, embedding, 1 - EQUAL);
        if (entry == null) {
            if (size(tenant) == capacity) {
                Entry eldest = null;
                for (Entry other : entries) {
                    if (other.tenant.equals(tenant) && (eldest == null || other.used < eldest.used)) {
                        eldest = other;
                    }
                }
                entries.remove(eldest);
            }
            entry = new Entry();
            entry.tenant = tenant;
            entry.embedding = embedding;
            entries.add(entry);
        }
        entry.answer = answer;
        entry.used = ++clock;
    }

    public String get(String tenant, double[] embedding) {
        Entry entry = nearest(tenant, embedding, threshold);
        if (entry == null) {
            return "";
        }
        entry.used = ++clock;
        return entry.answer;
    }

    public int size(String tenant) {
        int size = 0;
        for (Entry entry : entries) {
            size += entry.tenant.equals(tenant) ? 1 : 0;
        }
        return size;
    }

    private Entry nearest(String tenant, double[] embedding, double least) {
        Entry best = null;
        double highest = least;
        for (Entry entry : entries) {
            double cosine = cosine(entry.embedding, embedding);
            if (!entry.tenant.equals(tenant) || cosine < least) {
                continue;
            }
            boolean higher = best == null || cosine > highest + EQUAL;
            if (higher || (cosine >= highest - EQUAL && entry.used > best.used)) {
                best = entry;
                highest = Math.max(highest, cosine);
            }
        }
        return best;
    }

    private static double cosine(double[] a, double[] b) {
        double product = 0;
        double squareA = 0;
        double squareB = 0;
        for (int f = 0; f < a.length; f++) {
            product += a[f] * b[f];
            squareA += a[f] * a[f];
            squareB += b[f] * b[f];
        }
        return product == 0 ? 0 : product / Math.sqrt(squareA * squareB);
    }
}
