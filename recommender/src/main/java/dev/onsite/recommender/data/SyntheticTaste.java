package dev.onsite.recommender.data;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.recommender.model.ItemTable;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * Interactions that nobody had: items lie in clusters, users have a few of them as their tastes, come in sessions that
 * stay within one, drift from their first taste to their last, and take the popular more often (Zipf's law within a
 * cluster and over all). There is something to learn in them, and something that can't be.
 *
 * <p>A user is drawn from the seed and the user's number whenever asked for, so ten million take no memory.
 */
public final class SyntheticTaste implements Histories {
    private static final long STEP = 0x9e37_79b9_7f4a_7c15L;
    private static final int FIRST_DAY = 19_000;
    private static final int TASTES = 3;

    private final Options options;
    private final int[] cluster;
    private final int[] byRank;
    private final int[][] members;
    private final ItemTable table;

    /**
     * Its size.
     *
     * @param users at least 1
     * @param items at least 100
     * @param clusters of items, 2 to items / 10
     * @param mean interactions a user, about; 2 to 1000
     * @param noise share of interactions that follow no taste, only popularity; 0 to 1
     * @param seed the same seed gives the same interactions
     */
    public record Options(long users, int items, int clusters, int mean, double noise, long seed) {
        /** Checks the ranges. */
        public Options {
            require(users >= 1, "users must be at least 1, got %d", users);
            require(items >= 100, "items must be at least 100, got %d", items);
            require(
                    clusters >= 2 && clusters <= items / 10,
                    "clusters must be between 2 and %d (a tenth of the items), got %d",
                    items / 10,
                    clusters);
            require(mean >= 2 && mean <= 1000, "mean must be between 2 and 1000, got %d", mean);
            require(noise >= 0 && noise <= 1, "noise must be between 0 and 1, got %s", noise);
        }

        /** 20,000 users, 5,000 items, about 30 interactions a user. */
        public static Options small(long seed) {
            return new Options(20_000, 5_000, 50, 30, 0.15, seed);
        }

        /** 10 million users, 1 million items, about 20 interactions a user. */
        public static Options full(long seed) {
            return new Options(10_000_000, 1_000_000, 1_000, 20, 0.15, seed);
        }
    }

    /** Draws the items; users are drawn when asked for. */
    public SyntheticTaste(Options options) {
        this.options = options;
        int n = options.items();
        SplittableRandom random = new SplittableRandom(options.seed());
        byRank = new int[n];
        for (int i = 0; i < n; i++) {
            int j = random.nextInt(i + 1);
            byRank[i] = byRank[j];
            byRank[j] = i;
        }
        cluster = new int[n];
        table = new ItemTable(new int[n], new int[n], new float[n], new boolean[n], new int[n], new float[n]);
        int[] sizes = new int[options.clusters()];
        int brands = Math.max(10, n / 50);
        for (int rank = 0; rank < n; rank++) {
            int item = byRank[rank];
            int c = rank < options.clusters() ? rank : random.nextInt(options.clusters());
            cluster[item] = c;
            sizes[c]++;
            table.category()[item] = random.nextInt(10) == 0 ? random.nextInt(30) : c % 30;
            table.brand()[item] = random.nextInt(3) == 0 ? random.nextInt(brands) : c * 7 % brands;
            table.price()[item] = (float) (Math.round(100 * Math.exp(2.5 + 0.8 * random.nextGaussian())) / 100.0);
            table.available()[item] = random.nextInt(20) != 0;
            table.createdDay()[item] = FIRST_DAY + (int) (1000 * Math.sqrt(random.nextDouble()));
        }
        members = new int[options.clusters()][];
        Arrays.setAll(members, c -> new int[sizes[c]]);
        Arrays.fill(sizes, 0);
        for (int item : byRank) {
            members[cluster[item]][sizes[cluster[item]]++] = item;
        }
    }

    /** What it is, for people to read. */
    public String source() {
        return "synthetic: %,d users, %,d items in %,d clusters, seed %d; nobody's taste"
                .formatted(options.users(), options.items(), options.clusters(), options.seed());
    }

    /** The items' attributes; popularity is for who counts to fill. */
    public ItemTable table() {
        return table;
    }

    /** The cluster of an item, which no learner is told. */
    public int cluster(int item) {
        return cluster[item];
    }

    @Override
    public long users() {
        return options.users();
    }

    @Override
    public int items() {
        return options.items();
    }

    /** A rank below n with probability about 1/(rank + 1): Zipf's law, by inversion. */
    private static int zipf(SplittableRandom random, int n) {
        return Math.min(n - 1, (int) (Math.exp(random.nextDouble() * Math.log1p(n)) - 1));
    }

    @Override
    public int[] history(long user) {
        require(
                user >= 0 && user < options.users(),
                "user must be between 0 and %d, got %d",
                options.users() - 1,
                user);
        SplittableRandom random = new SplittableRandom(options.seed() ^ (user * STEP + 1));
        int[] tastes = new int[TASTES];
        for (int t = 0; t < TASTES; t++) {
            tastes[t] = zipf(random, options.clusters());
        }
        // Log-normal about the mean: most have few, some have many.
        double length = options.mean() * Math.exp(0.7 * random.nextGaussian() - 0.245);
        int wanted = (int) Math.max(3, Math.min(length, Math.min(20.0 * options.mean(), options.items() / 4.0)));
        int[] drawn = new int[wanted];
        int size = 0;
        int taste = tastes[0];
        int left = 0;
        for (int i = 0; i < wanted; i++) {
            if (left-- == 0) {
                left = 1 + random.nextInt(6);
                // Drift: the later, the more of the last taste.
                boolean late = random.nextDouble() * wanted < i;
                taste = late ? tastes[TASTES - 1] : tastes[random.nextInt(TASTES - 1)];
            }
            boolean astray = random.nextDouble() < options.noise();
            int[] of = astray ? byRank : members[taste];
            int item = of[zipf(random, of.length)];
            if (!contains(drawn, size, item)) {
                drawn[size++] = item;
            }
        }
        return Arrays.copyOf(drawn, size);
    }

    private static boolean contains(int[] items, int size, int item) {
        for (int i = 0; i < size; i++) {
            if (items[i] == item) {
                return true;
            }
        }
        return false;
    }

    /** The first users' interactions in memory. */
    public Interactions first(int count) {
        Interactions.Builder builder = new Interactions.Builder(options.items());
        for (int user = 0; user < count; user++) {
            int[] history = history(user);
            builder.add(history, history.length);
        }
        return builder.build();
    }
}
