package dev.onsite.recommender.online;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The users of whom something is new, on this node: its own events at once, other nodes' from the log. */
public final class OnlineUsers {
    private final Map<Long, UserState> states = new ConcurrentHashMap<>();
    private final Set<Long> forgotten = ConcurrentHashMap.newKeySet();

    /** What is new of a user. */
    public UserState of(long user) {
        return states.getOrDefault(user, UserState.NONE);
    }

    /** Takes an event in; once, however often it comes. */
    public void apply(Event event) {
        states.merge(event.user(), UserState.NONE.with(event), (before, unused) -> before.with(event));
    }

    /** Forgets a user, and remembers that it is to be forgotten; true where something was known. */
    public boolean forget(long user) {
        forgotten.add(user);
        return states.remove(user) != null;
    }

    /** Whether the user asked to be forgotten. */
    public boolean isForgotten(long user) {
        return !forgotten.isEmpty() && forgotten.contains(user);
    }

    /** How many users. */
    public int size() {
        return states.size();
    }
}
