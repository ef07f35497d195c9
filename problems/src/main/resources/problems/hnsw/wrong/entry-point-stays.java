// expect: WA on "one candidate at a time"
// The first node stays the entry point.
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

public class Hnsw {
    record Found(int id, double distance) {}

    private static final Comparator<Found> NEAREST = Comparator.comparingDouble(Found::distance);

    private final int m;
    private final int efConstruction;
    private final List<double[]> vectors = new ArrayList<>();
    // links.get(id).get(layer)
    private final List<List<List<Integer>>> links = new ArrayList<>();
    private int entry = -1;

    public Hnsw(int m, int efConstruction) {
        this.m = m;
        this.efConstruction = efConstruction;
    }

    public void add(double[] vector, int level) {
        int id = vectors.size();
        vectors.add(vector);
        List<List<Integer>> own = new ArrayList<>();
        for (int layer = 0; layer <= level; layer++) {
            own.add(new ArrayList<>());
        }
        links.add(own);
        if (entry < 0) {
            entry = id;
            return;
        }
        List<Found> near = List.of(descend(vector, level));
        for (int layer = Math.min(level, top()); layer >= 0; layer--) {
            near = searchLayer(vector, near, efConstruction, layer);
            for (int neighbor : select(near, m)) {
                own.get(layer).add(neighbor);
                List<Integer> back = links.get(neighbor).get(layer);
                back.add(id);
                if (back.size() > most(layer)) {
                    List<Found> all = new ArrayList<>();
                    for (int other : back) {
                        all.add(new Found(other, distance(vectors.get(neighbor), other)));
                    }
                    all.sort(NEAREST);
                    links.get(neighbor).set(layer, select(all, most(layer)));
                }
            }
        }
    }

    public int[] search(double[] query, int k, int ef) {
        if (entry < 0) {
            return new int[0];
        }
        return searchLayer(query, List.of(descend(query, 0)), ef, 0).stream()
                .limit(k)
                .mapToInt(Found::id)
                .toArray();
    }

    public int[] neighbors(int id, int layer) {
        return links.get(id).get(layer).stream().mapToInt(i -> i).toArray();
    }

    private int top() {
        return links.get(entry).size() - 1;
    }

    private int most(int layer) {
        return layer == 0 ? 2 * m : m;
    }

    /** Where the greedy walk arrives above a layer. */
    private Found descend(double[] query, int above) {
        Found here = new Found(entry, distance(query, entry));
        for (int layer = top(); layer > above; layer--) {
            boolean moved = true;
            while (moved) {
                moved = false;
                for (int neighbor : links.get(here.id()).get(layer)) {
                    double distance = distance(query, neighbor);
                    if (distance < here.distance()) {
                        here = new Found(neighbor, distance);
                        moved = true;
                    }
                }
            }
        }
        return here;
    }

    /** The ef nearest found on a layer, nearest first. */
    private List<Found> searchLayer(double[] query, List<Found> entries, int ef, int layer) {
        boolean[] visited = new boolean[vectors.size()];
        PriorityQueue<Found> queue = new PriorityQueue<>(NEAREST);
        PriorityQueue<Found> kept = new PriorityQueue<>(NEAREST.reversed());
        for (Found found : entries) {
            visited[found.id()] = true;
            queue.add(found);
            kept.add(found);
        }
        while (!queue.isEmpty()) {
            Found next = queue.poll();
            if (kept.size() >= ef && next.distance() > kept.peek().distance()) {
                break;
            }
            for (int neighbor : links.get(next.id()).get(layer)) {
                if (visited[neighbor]) {
                    continue;
                }
                visited[neighbor] = true;
                double distance = distance(query, neighbor);
                if (kept.size() < ef || distance < kept.peek().distance()) {
                    Found found = new Found(neighbor, distance);
                    queue.add(found);
                    kept.add(found);
                    if (kept.size() > ef) {
                        kept.poll();
                    }
                }
            }
        }
        List<Found> sorted = new ArrayList<>(kept);
        sorted.sort(NEAREST);
        return sorted;
    }

    /** Of candidates by distance, those nearer to their node than to any chosen before. */
    private List<Integer> select(List<Found> candidates, int count) {
        List<Integer> chosen = new ArrayList<>();
        for (Found candidate : candidates) {
            boolean diverse = true;
            for (int other : chosen) {
                diverse &= distance(vectors.get(candidate.id()), other) > candidate.distance();
            }
            if (diverse && chosen.size() < count) {
                chosen.add(candidate.id());
            }
        }
        return chosen;
    }

    private double distance(double[] from, int id) {
        double sum = 0;
        double[] to = vectors.get(id);
        for (int i = 0; i < to.length; i++) {
            sum += (from[i] - to[i]) * (from[i] - to[i]);
        }
        return sum;
    }
}
