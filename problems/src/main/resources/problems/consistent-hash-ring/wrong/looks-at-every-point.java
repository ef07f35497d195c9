// expect: TLE on "20,000 keys"
// Looks at all points for every key.
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.TreeSet;

/** The points of all nodes in a balanced tree, by position and name: O(log P) a key. */
public class ConsistentHashRing {
    record Point(long position, String node) {}

    private final int pointsPerNode;
    private final TreeSet<Point> ring =
            new TreeSet<>(Comparator.comparingLong(Point::position).thenComparing(Point::node));

    public ConsistentHashRing(int pointsPerNode) {
        this.pointsPerNode = pointsPerNode;
    }

    public void add(String node) {
        for (int i = 0; i < pointsPerNode; i++) {
            ring.add(new Point(hash(node + "#" + i), node));
        }
    }

    public void remove(String node) {
        for (int i = 0; i < pointsPerNode; i++) {
            ring.remove(new Point(hash(node + "#" + i), node));
        }
    }

    public String route(String key) {
        if (ring.isEmpty()) {
            return "";
        }
        long position = hash(key);
        Point next = null;
        for (Point point : ring) {
            if (point.position() >= position && (next == null || point.position() < next.position())) {
                next = point;
            }
        }
        return (next == null ? ring.first() : next).node();
    }

    public String[] replicas(String key, int count) {
        Point start = new Point(hash(key), "");
        Set<String> nodes = new LinkedHashSet<>();
        collect(ring.tailSet(start), count, nodes);
        collect(ring.headSet(start), count, nodes);
        return nodes.toArray(new String[0]);
    }

    private static void collect(Set<Point> points, int count, Set<String> nodes) {
        for (Point point : points) {
            if (nodes.size() == count) {
                return;
            }
            nodes.add(point.node());
        }
    }

    private static long hash(String text) {
        int h = (int) 2166136261L;
        for (int i = 0; i < text.length(); i++) {
            h = (h ^ text.charAt(i)) * 16777619;
        }
        h = (h ^ (h >>> 16)) * 0x85ebca6b;
        h = (h ^ (h >>> 13)) * 0xc2b2ae35;
        h = h ^ (h >>> 16);
        return h & 0xffffffffL;
    }
}
