package dev.onsite.ml.ann;

import java.util.Arrays;
import java.util.List;

/**
 * What an {@link HnswIndex} looks like inside.
 *
 * @param live vectors that can be found
 * @param deleted vectors removed or replaced whose nodes are still in the graph
 * @param levels nodes on each level, from 0
 * @param degrees on level 0, how many nodes have so many links
 * @param reachableShare share of the nodes that level-0 links lead to from the entry point; 1 after a build
 * @param bytes memory of vectors, links, labels and codes
 * @param mappedBytes of the vectors in a mapped file, of which the system keeps in memory what searches touch
 */
public record IndexStatistics(
        int live,
        int deleted,
        List<Integer> levels,
        List<Integer> degrees,
        double reachableShare,
        long bytes,
        long mappedBytes) {
    static IndexStatistics of(Graph graph, long extraBytes) {
        int nodes = graph.size();
        int[] levels = new int[1];
        int[] degrees = new int[graph.maxLinks(0) + 1];
        for (int node = 0; node < nodes; node++) {
            int level = graph.level(node);
            if (level >= levels.length) {
                levels = Arrays.copyOf(levels, level + 1);
            }
            for (int l = 0; l <= level; l++) {
                levels[l]++;
            }
            degrees[graph.degree(node, 0)]++;
        }
        double reachable = nodes == 0 ? 1 : (double) new Connectivity(graph).reachable() / nodes;
        return new IndexStatistics(
                graph.live(),
                graph.deleted.get(),
                list(levels),
                list(degrees),
                reachable,
                graph.bytes() + extraBytes,
                graph.vectors.mappedBytes());
    }

    private static List<Integer> list(int[] counts) {
        return Arrays.stream(counts).boxed().toList();
    }

    /** Bytes of memory for each live vector. */
    public double bytesPerVector() {
        return live == 0 ? 0 : (double) bytes / live;
    }

    /** Mean number of links on level 0. */
    public double meanDegree() {
        long links = 0;
        long nodes = 0;
        for (int degree = 0; degree < degrees.size(); degree++) {
            links += (long) degree * degrees.get(degree);
            nodes += degrees.get(degree);
        }
        return nodes == 0 ? 0 : (double) links / nodes;
    }
}
