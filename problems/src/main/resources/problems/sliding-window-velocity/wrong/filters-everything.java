// expect: TLE on "50,000 calls"
// Goes through the payments of all keys at every question.
import java.util.ArrayList;
import java.util.List;

public class SlidingWindowVelocity {
    record Event(String key, long time, long amount) {}

    private final long length;
    private final List<Event> events = new ArrayList<>();

    public SlidingWindowVelocity(long windowMillis) {
        length = windowMillis;
    }

    public void add(String key, long eventMillis, long amount, long nowMillis) {
        events.add(new Event(key, eventMillis, amount));
    }

    public int count(String key, long nowMillis) {
        return inWindow(key, nowMillis).size();
    }

    public long sum(String key, long nowMillis) {
        return inWindow(key, nowMillis).stream().mapToLong(Event::amount).sum();
    }

    private List<Event> inWindow(String key, long now) {
        return events.stream()
                .filter(event -> event.key().equals(key))
                .filter(event -> event.time() > now - length && event.time() <= now)
                .toList();
    }
}
