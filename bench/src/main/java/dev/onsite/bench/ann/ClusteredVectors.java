package dev.onsite.bench.ann;

import dev.onsite.ml.ann.BruteForceIndex;
import dev.onsite.ml.ann.Metric;
import dev.onsite.ml.ann.Neighbors;
import dev.onsite.ml.ann.SearchOptions;
import dev.onsite.ml.ann.VectorSource;
import dev.onsite.ml.ann.io.VectorFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;

/**
 * Writes a data set: {@code ClusteredVectors DIRECTORY COUNT DIMENSION QUERIES SEED}. Points scatter around 1,000
 * Gaussian centres in 24 latent dimensions, which a random linear map embeds in the full space, as embeddings of real
 * things lie near a surface of few dimensions; a little isotropic noise is added. Queries come from the same
 * distribution and are no members. Files: base.fvecs, query.fvecs, truth.ivecs (the 100 nearest by exact scan).
 */
public final class ClusteredVectors {
    private static final int LATENT = 24;
    private static final int CENTERS = 1000;
    private static final float SPREAD = 1f;
    private static final float NOISE = 0.1f;

    private final Random random;
    private final int dimension;
    private final float[][] centers = new float[CENTERS][LATENT];
    private final float[][] embedding;

    private ClusteredVectors(int dimension, long seed) {
        random = new Random(seed);
        this.dimension = dimension;
        embedding = new float[LATENT][dimension];
        fill(centers, 1);
        fill(embedding, (float) (1 / Math.sqrt(LATENT)));
    }

    private void fill(float[][] rows, float scale) {
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = scale * (float) random.nextGaussian();
            }
        }
    }

    private float[] next() {
        float[] center = centers[random.nextInt(CENTERS)];
        float[] vector = new float[dimension];
        for (int l = 0; l < LATENT; l++) {
            float latent = center[l] + SPREAD * (float) random.nextGaussian();
            for (int d = 0; d < dimension; d++) {
                vector[d] += latent * embedding[l][d];
            }
        }
        for (int d = 0; d < dimension; d++) {
            vector[d] += NOISE * (float) random.nextGaussian();
        }
        return vector;
    }

    private float[][] take(int count) {
        float[][] vectors = new float[count][];
        for (int i = 0; i < count; i++) {
            vectors[i] = next();
        }
        return vectors;
    }

    /** See the class. */
    public static void main(String[] args) throws IOException {
        Path directory = Files.createDirectories(Path.of(args[0]));
        int count = Integer.parseInt(args[1]);
        ClusteredVectors generator = new ClusteredVectors(Integer.parseInt(args[2]), Long.parseLong(args[4]));
        float[][] base = generator.take(count);
        float[][] queries = generator.take(Integer.parseInt(args[3]));
        VectorFiles.writeFvecs(directory.resolve("base.fvecs"), base);
        VectorFiles.writeFvecs(directory.resolve("query.fvecs"), queries);
        BruteForceIndex exact = BruteForceIndex.of(Metric.L2, VectorSource.of(base));
        Neighbors[] found = exact.searchBatch(queries, 100, SearchOptions.defaults());
        int[][] truth = new int[found.length][];
        for (int q = 0; q < found.length; q++) {
            truth[q] = new int[found[q].size()];
            for (int i = 0; i < truth[q].length; i++) {
                truth[q][i] = (int) found[q].label(i);
            }
        }
        VectorFiles.writeIvecs(directory.resolve("truth.ivecs"), truth);
    }
}
