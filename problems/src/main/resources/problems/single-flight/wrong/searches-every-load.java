// expect: TLE on "30,000 calls"
// Goes through all loads for a key and for a caller.
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

public class SingleFlight {
    static final class Load {
        String key;
        boolean forgotten;
        Set<Integer> callers = new LinkedHashSet<>();
    }

    private final Map<Integer, Load> loads = new LinkedHashMap<>();
    private int tickets;

    public SingleFlight() {}

    public int begin(int caller, String key) {
        for (Load load : loads.values()) {
            if (load.key.equals(key) && !load.forgotten) {
                load.callers.add(caller);
                return 0;
            }
        }
        Load load = new Load();
        load.key = key;
        load.callers.add(caller);
        loads.put(++tickets, load);
        return tickets;
    }

    public int[] finish(int ticket) {
        Load load = loads.remove(ticket);
        return load == null
                ? new int[0]
                : load.callers.stream().mapToInt(caller -> caller).toArray();
    }

    public boolean cancel(int caller) {
        for (Map.Entry<Integer, Load> load : loads.entrySet()) {
            if (load.getValue().callers.remove(caller)) {
                if (load.getValue().callers.isEmpty()) {
                    loads.remove(load.getKey());
                }
                return true;
            }
        }
        return false;
    }

    public void forget(String key) {
        for (Load load : loads.values()) {
            load.forgotten |= load.key.equals(key);
        }
    }

    public int loading() {
        return loads.size();
    }
}
