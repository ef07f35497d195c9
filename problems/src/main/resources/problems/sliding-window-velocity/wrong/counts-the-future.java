// expect: WA on "a clock that runs ahead"
// Counts a payment before it has happened.
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;

/** Two heaps a key, of what is still to come and of what counts: O(log n) a call on average. */
public class SlidingWindowVelocity {
    record Event(long time, long amount) {}

    static final class Window {
        final PriorityQueue<Event> pending = new PriorityQueue<>(Comparator.comparingLong(Event::time));
        final PriorityQueue<Event> active = new PriorityQueue<>(Comparator.comparingLong(Event::time));
        long sum;
    }

    private final long length;
    private final Map<String, Window> windows = new HashMap<>();

    public SlidingWindowVelocity(long windowMillis) {
        length = windowMillis;
    }

    public void add(String key, long eventMillis, long amount, long nowMillis) {
        windows.computeIfAbsent(key, any -> new Window()).pending.add(new Event(eventMillis, amount));
        moved(key, nowMillis);
    }

    public int count(String key, long nowMillis) {
        Window window = moved(key, nowMillis);
        return window == null ? 0 : window.active.size();
    }

    public long sum(String key, long nowMillis) {
        Window window = moved(key, nowMillis);
        return window == null ? 0 : window.sum;
    }

    /** The key's window at this time; null if it has nothing in it and nothing to come. */
    private Window moved(String key, long now) {
        Window window = windows.get(key);
        if (window == null) {
            return null;
        }
        while (!window.pending.isEmpty()) {
            Event event = window.pending.poll();
            window.active.add(event);
            window.sum += event.amount();
        }
        while (!window.active.isEmpty() && window.active.peek().time() <= now - length) {
            window.sum -= window.active.poll().amount();
        }
        if (window.active.isEmpty() && window.pending.isEmpty()) {
            windows.remove(key);
        }
        return window;
    }
}
