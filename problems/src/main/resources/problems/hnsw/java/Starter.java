public class Hnsw {
    /**
     * @param m most links of a node on a layer above 0, at least 2; twice as many on layer 0
     * @param efConstruction how many candidates add looks at on a layer
     */
    public Hnsw(int m, int efConstruction) {
        // Keep what the calls need.
    }

    /**
     * @param vector (d) the next vector; its id is the number of earlier ones
     * @param level the highest layer the node is on, at least 0
     */
    public void add(double[] vector, int level) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param query (d)
     * @param k how many to return, at least 1
     * @param ef how many candidates to keep on layer 0, at least k
     */
    public int[] search(double[] query, int k, int ef) {
        throw new UnsupportedOperationException("not written yet");
    }

    /**
     * @param id a node
     * @param layer a layer the node is on
     */
    public int[] neighbors(int id, int layer) {
        throw new UnsupportedOperationException("not written yet");
    }
}
