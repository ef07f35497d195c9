import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** Loads by key, by ticket and by caller: O(1) a call. */
public class SingleFlight {
    static final class Load {
        final int ticket;
        final String key;
        final Set<Integer> callers = new LinkedHashSet<>();

        Load(int ticket, String key) {
            this.ticket = ticket;
            this.key = key;
        }
    }

    private final Map<String, Load> joinable = new HashMap<>();
    private final Map<Integer, Load> byTicket = new HashMap<>();
    private final Map<Integer, Load> byCaller = new HashMap<>();
    private int tickets;

    public SingleFlight() {}

    public int begin(int caller, String key) {
        Load load = joinable.get(key);
        boolean begins = load == null;
        if (begins) {
            load = new Load(++tickets, key);
            joinable.put(key, load);
            byTicket.put(load.ticket, load);
        }
        load.callers.add(caller);
        byCaller.put(caller, load);
        return begins ? load.ticket : 0;
    }

    public int[] finish(int ticket) {
        Load load = byTicket.get(ticket);
        if (load == null) {
            return new int[0];
        }
        end(load);
        for (int caller : load.callers) {
            byCaller.remove(caller);
        }
        return load.callers.stream().mapToInt(caller -> caller).toArray();
    }

    public boolean cancel(int caller) {
        Load load = byCaller.remove(caller);
        if (load == null) {
            return false;
        }
        load.callers.remove(caller);
        if (load.callers.isEmpty()) {
            end(load);
        }
        return true;
    }

    public void forget(String key) {
        joinable.remove(key);
    }

    public int loading() {
        return byTicket.size();
    }

    private void end(Load load) {
        byTicket.remove(load.ticket);
        // Only if it is this one: after forget there may be another.
        joinable.remove(load.key, load);
    }
}
