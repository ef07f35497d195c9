public class ConsistentHashRing {
    /**
     * @param pointsPerNode how many points of the ring each node owns
     */
    public ConsistentHashRing(int pointsPerNode) {
        // Keep what the calls need.
    }

    /**
     * @param node the node that joins
     */
    public void add(String node) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param node the node that leaves
     */
    public void remove(String node) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param key what to find the node of
     */
    public String route(String key) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param key what to find the nodes of
     * @param count how many different nodes, at least 1
     */
    public String[] replicas(String key, int count) {
        throw new UnsupportedOperationException("not written yet");
    }
}
