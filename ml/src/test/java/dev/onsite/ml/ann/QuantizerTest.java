package dev.onsite.ml.ann;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QuantizerTest {
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 8, 24, 100, 128, 200})
    void rotationKeepsInnerProducts(int dimension) {
        float[][] vectors = TestVectors.uniform(2, dimension, dimension);
        double before = dot(vectors[0], vectors[1]);
        Rotation rotation = new Rotation(dimension, 5);
        rotation.apply(vectors[0]);
        rotation.apply(vectors[1]);
        assertEquals(before, dot(vectors[0], vectors[1]), 1e-5 * dimension);
    }

    @Test
    void rotationSpreadsASpike() {
        float[] spike = new float[96];
        spike[3] = 1;
        new Rotation(96, 1).apply(spike);
        for (float component : spike) {
            assertTrue(Math.abs(component) < 0.6, "component " + component);
        }
    }

    private static double dot(float[] a, float[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += (double) a[i] * b[i];
        }
        return sum;
    }

    @ParameterizedTest
    @CsvSource({
        "L2, INT8, 0.01", "INNER_PRODUCT, INT8, 0.05", "COSINE, INT8, 0.01",
        "L2, INT4, 0.08", "INNER_PRODUCT, INT4, 0.15", "COSINE, INT4, 0.08"
    })
    void codedScoresAreNearTheExactOnes(Metric metric, Quantization quantization, double tolerance) {
        float[][] vectors = TestVectors.clustered(300, 40, 1);
        HnswIndex index = HnswIndex.build(
                HnswOptions.of(40, metric)
                        .withQuantization(quantization)
                        .withM(4)
                        .withEfConstruction(10),
                VectorSource.of(vectors),
                BuildOptions.ofThreads(1));
        Graph graph = index.graph();
        GraphSearch search = new GraphSearch(graph);
        int[] nodes = java.util.stream.IntStream.range(0, 300).toArray();
        float[] exact = new float[300];
        float[] coded = new float[300];
        double scale = 0;
        double error = 0;
        for (int q = 0; q < 20; q++) {
            float[] query = metric.prepared(TestVectors.clustered(320, 40, 1)[300 + q]);
            search.exact.query(query);
            search.coded.query(query);
            search.exact.score(nodes, 300, exact);
            search.coded.score(nodes, 300, coded);
            // COSINE's constant 1 is left out of the coded score.
            float constant = metric == Metric.COSINE ? 1 : 0;
            for (int i = 0; i < 300; i++) {
                scale += Math.abs(exact[i]);
                error += Math.abs(exact[i] - constant - coded[i]);
            }
            if (quantization == Quantization.INT8) {
                search.coded.query(q);
                search.exact.query(q);
                search.exact.score(nodes, 300, exact);
                search.coded.score(nodes, 300, coded);
                for (int i = 0; i < 300; i++) {
                    error += Math.abs(exact[i] - constant - coded[i]);
                }
            }
        }
        double relative = error / scale;
        assertTrue(relative < tolerance, () -> "mean error " + relative);
    }
}
