package dev.onsite.recommender.model;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.ml.ann.BuildOptions;
import dev.onsite.ml.ann.HnswIndex;
import dev.onsite.ml.ann.HnswOptions;
import dev.onsite.ml.ann.Metric;
import dev.onsite.ml.ann.VectorSource;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.VectorKernels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;

/**
 * A model that was drawn, not trained: users and items lie around latent clusters, popularity follows Zipf's law and is
 * in the items' lengths, as matrix factorisation finds them. It has the shape and the size of the real thing, for tests
 * and for load; its recommendations are nobody's taste.
 *
 * <p>Users are drawn again each time they are asked for, by their number: ten million take no memory.
 */
public final class SyntheticModel implements ServingModel {
    private static final VectorKernels KERNELS = Kernels.vectors();
    private static final int HISTORY = 20;
    private static final int LIST = 500;
    private static final int FIRST_DAY = 19_000;

    private final Options options;
    private final float[] centres;
    private final float[] vectors;
    private final int[] cluster;
    private final int[][] members;
    private final ItemTable table;
    private final int[] popular;
    private final int[] trending;
    private final int[] recent;
    private final HnswIndex index;
    private final Set<Long> forgotten = ConcurrentHashMap.newKeySet();

    /**
     * Its size.
     *
     * @param users at least 1
     * @param items at least 100
     * @param dimension of the vectors, 8 to 1024
     * @param clusters of taste, 2 to items / 10
     * @param seed the same seed gives the same model
     */
    public record Options(long users, int items, int dimension, int clusters, long seed) {
        /** Checks the ranges. */
        public Options {
            require(users >= 1, "users must be at least 1, got %d", users);
            require(items >= 100, "items must be at least 100, got %d", items);
            require(dimension >= 8 && dimension <= 1024, "dimension must be between 8 and 1024, got %d", dimension);
            require(
                    clusters >= 2 && clusters <= items / 10,
                    "clusters must be between 2 and %d (a tenth of the items), got %d",
                    items / 10,
                    clusters);
        }

        /** 20,000 users, 5,000 items of 64 dimensions. */
        public static Options small(long seed) {
            return new Options(20_000, 5_000, 64, 50, seed);
        }

        /** 10 million users, 1 million items of 128 dimensions. */
        public static Options full(long seed) {
            return new Options(10_000_000, 1_000_000, 128, 1_000, seed);
        }
    }

    private SyntheticModel(Options options, Path kept) throws IOException {
        this.options = options;
        int items = options.items();
        int d = options.dimension();
        SplittableRandom random = new SplittableRandom(options.seed());
        centres = new float[options.clusters() * d];
        for (int i = 0; i < centres.length; i++) {
            centres[i] = (float) (gaussian(random) / Math.sqrt(d));
        }
        cluster = new int[items];
        vectors = new float[items * d];
        table = new ItemTable(
                new int[items], new int[items], new float[items], new boolean[items], new int[items], new float[items]);
        popular = drawItems(random);
        int[] byCluster = new int[options.clusters()];
        for (int c : cluster) {
            byCluster[c]++;
        }
        members = new int[options.clusters()][];
        Arrays.setAll(members, c -> new int[byCluster[c]]);
        Arrays.fill(byCluster, 0);
        for (int item : popular) {
            members[cluster[item]][byCluster[cluster[item]]++] = item;
        }
        recent = IntStream.range(0, items)
                .boxed()
                .sorted((a, b) -> Integer.compare(table.createdDay()[b], table.createdDay()[a]))
                .limit(LIST)
                .mapToInt(Integer::intValue)
                .toArray();
        // The young among the popular.
        trending = Arrays.stream(popular)
                .limit(Math.max(LIST, items / 5))
                .filter(item -> table.createdDay()[item] > FIRST_DAY + 800)
                .limit(LIST)
                .toArray();
        index = indexOf(kept);
    }

    /** Draws a model; the index is built, on all processors. */
    public static SyntheticModel draw(Options options) {
        try {
            return new SyntheticModel(options, null);
        } catch (IOException noFileIsTouched) {
            throw new IllegalStateException(noFileIsTouched);
        }
    }

    /**
     * Draws a model whose index is kept in a folder: built the first time, read afterwards.
     *
     * @throws IOException if the folder can't be written, or the index in it is damaged
     */
    public static SyntheticModel draw(Options options, Path folder) throws IOException {
        Files.createDirectories(folder);
        String name = "items-" + options.items() + "x" + options.dimension() + "-" + options.seed() + ".hnsw";
        return new SyntheticModel(options, folder.resolve(name));
    }

    private static double gaussian(SplittableRandom random) {
        return Math.sqrt(-2 * Math.log(1 - random.nextDouble())) * Math.cos(2 * Math.PI * random.nextDouble());
    }

    /** Draws all items; returns them by popularity. */
    private int[] drawItems(SplittableRandom random) {
        int items = options.items();
        int d = options.dimension();
        int[] order = IntStream.range(0, items).toArray();
        for (int i = items - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int swapped = order[i];
            order[i] = order[j];
            order[j] = swapped;
        }
        for (int rank = 0; rank < items; rank++) {
            int item = order[rank];
            int c = random.nextInt(options.clusters());
            cluster[item] = c;
            float popularity = (float) Math.pow(rank + 1.0, -0.8);
            float length = (float) (0.7 + 0.6 * Math.log1p(1e4 * popularity) / Math.log1p(1e4));
            for (int k = 0; k < d; k++) {
                double noise = 0.7 * gaussian(random) / Math.sqrt(d);
                vectors[item * d + k] = (float) (length * (centres[c * d + k] + noise));
            }
            table.popularity()[item] = popularity;
            table.category()[item] = c % 30;
            table.brand()[item] = random.nextInt(Math.max(10, items / 50));
            table.price()[item] = (float) (Math.round(100 * Math.exp(2.5 + 0.8 * gaussian(random))) / 100.0);
            table.available()[item] = random.nextInt(20) != 0;
            table.createdDay()[item] = FIRST_DAY + (int) (1000 * Math.sqrt(random.nextDouble()));
        }
        return order;
    }

    private HnswIndex indexOf(Path kept) throws IOException {
        if (kept != null && Files.exists(kept)) {
            return HnswIndex.load(kept);
        }
        int d = options.dimension();
        VectorSource source = VectorSource.of(vectors, d);
        HnswIndex built = HnswIndex.build(
                HnswOptions.of(d, Metric.INNER_PRODUCT).withEfConstruction(100), source, BuildOptions.allProcessors());
        if (kept != null) {
            built.save(kept);
        }
        return built;
    }

    @Override
    public String version() {
        return "synthetic-" + options.users() + "x" + options.items() + "-" + options.seed();
    }

    @Override
    public String source() {
        return "synthetic: drawn around " + options.clusters() + " clusters, not trained";
    }

    @Override
    public int dimension() {
        return options.dimension();
    }

    @Override
    public int items() {
        return options.items();
    }

    @Override
    public long users() {
        return options.users();
    }

    private SplittableRandom drawOf(long user) {
        return new SplittableRandom(options.seed() ^ (user * 0x9e37_79b9_7f4a_7c15L + 1));
    }

    private boolean knows(long user) {
        return user >= 0 && user < options.users() && !forgotten.contains(user);
    }

    @Override
    public boolean userVector(long user, float[] into) {
        if (!knows(user)) {
            return false;
        }
        SplittableRandom random = drawOf(user);
        int first = random.nextInt(options.clusters());
        int second = random.nextInt(options.clusters());
        int d = options.dimension();
        // Uniform noise of the same variance: a twentieth of a Gaussian's cost, and this is on every request's path.
        float spread = (float) (0.5 * Math.sqrt(3) / Math.sqrt(d));
        for (int k = 0; k < d; k++) {
            float noise = spread * (2 * (float) random.nextDouble() - 1);
            into[k] = 0.7f * centres[first * d + k] + 0.4f * centres[second * d + k] + noise;
        }
        return true;
    }

    @Override
    public void itemVector(int item, float[] into) {
        System.arraycopy(vectors, item * options.dimension(), into, 0, options.dimension());
    }

    @Override
    public float score(int item, float[] vector) {
        return KERNELS.dot(vectors, item * options.dimension(), vector, 0, options.dimension());
    }

    @Override
    public Optional<HnswIndex> index() {
        return Optional.of(index);
    }

    @Override
    public ItemTable table() {
        return table;
    }

    @Override
    public int[] popular() {
        return popular;
    }

    @Override
    public int[] trending() {
        return trending;
    }

    @Override
    public int[] recent() {
        return recent;
    }

    @Override
    public int[] history(long user) {
        if (!knows(user)) {
            return new int[0];
        }
        SplittableRandom random = drawOf(user);
        int[] tastes = {random.nextInt(options.clusters()), random.nextInt(options.clusters())};
        int[] drawn = new int[HISTORY];
        int size = 0;
        for (int i = 0; i < HISTORY; i++) {
            int[] of = members[tastes[i % 3 == 2 ? 1 : 0]];
            if (of.length > 0) {
                double u = random.nextDouble();
                drawn[size++] = of[(int) (of.length * u * u)]; // the popular ones more often
            }
        }
        return Arrays.stream(drawn, 0, size).distinct().toArray();
    }

    @Override
    public Optional<BoostedTrees> ranker() {
        return Optional.empty();
    }

    @Override
    public void forget(long user) {
        forgotten.add(user);
    }
}
