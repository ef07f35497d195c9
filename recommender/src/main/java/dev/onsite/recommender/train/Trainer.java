package dev.onsite.recommender.train;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.ml.ann.BuildOptions;
import dev.onsite.ml.ann.HnswIndex;
import dev.onsite.ml.ann.HnswOptions;
import dev.onsite.ml.ann.Metric;
import dev.onsite.ml.ann.VectorSource;
import dev.onsite.recommender.data.Histories;
import dev.onsite.recommender.data.Interactions;
import dev.onsite.recommender.model.ItemTable;
import dev.onsite.recommender.model.Manifest;
import dev.onsite.recommender.model.ModelStore;
import dev.onsite.recommender.model.ModelWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * Makes a model of histories. Factors are trained on at most so many users; all users' vectors are then made by one
 * half-step from the finished items and streamed to the files, so memory is the active users' and the items', whatever
 * the number of users.
 */
public final class Trainer {
    private static final int FOLDED_AT_ONCE = 8192;
    private static final int SIMILAR = 20;

    private final Options options;
    private final Progress progress;

    /**
     * How a model is made.
     *
     * @param version its name
     * @param als how factors are learned
     * @param activeUsers trained on, spread evenly over all; the others are folded in. At least 1
     * @param encoding of users' vectors
     * @param efConstruction of the index, at least 16
     * @param checkpoint where a training that is stopped goes on from; null for none
     */
    public record Options(
            String version,
            ImplicitAls.Options als,
            int activeUsers,
            Manifest.Encoding encoding,
            int efConstruction,
            Path checkpoint) {
        /** Checks the ranges. */
        public Options {
            require(activeUsers >= 1, "activeUsers must be at least 1, got %d", activeUsers);
            require(efConstruction >= 16, "efConstruction must be at least 16, got %d", efConstruction);
        }
    }

    /** With those options, telling that progress. */
    public Trainer(Options options, Progress progress) {
        this.options = options;
        this.progress = progress;
    }

    /**
     * Trains and writes a model.
     *
     * @param data all histories
     * @param table the items' attributes; popularity is filled in
     * @param source for people to read
     * @param ids users' and items' own numbers, null where they are 0 to n − 1
     */
    public Manifest train(Histories data, ItemTable table, String source, Ids ids, ModelStore store)
            throws IOException {
        int active = (int) Math.min(data.users(), options.activeUsers());
        progress.begin("reading %,d of %,d users".formatted(active, data.users()));
        Interactions sample = sample(data, active);
        int[] counts = sample.counts();
        long most = 1;
        for (int count : counts) {
            most = Math.max(most, count);
        }
        for (int i = 0; i < counts.length; i++) {
            table.popularity()[i] = (float) counts[i] / most;
        }
        ImplicitAls als = factors(sample);
        int d = options.als().dimension();
        int cold = ColdItems.fill(als.itemFactors(), d, counts, table);
        progress.begin("%,d items that nobody dealt with have vectors from their attributes".formatted(cold));
        ModelWriter.Head head =
                new ModelWriter.Head(options.version(), source, options.als().seed(), d, options.encoding());
        try (ModelWriter writer = store.writer(head)) {
            foldIn(data, als.foldIn(), writer);
            if (ids != null) {
                writer.userIds(ids.users());
                writer.itemIds(ids.items());
            }
            progress.begin("writing items and lists");
            writer.items(als.itemFactors(), table);
            writer.lists(Lists.popular(counts), Lists.trending(sample, counts), Lists.recent(table));
            progress.begin("items that are dealt with together");
            ItemNeighbours similar =
                    ItemNeighbours.fit(sample, SIMILAR, options.als().threads());
            writer.similar(similar.rows(), similar.width());
            writer.index(index(als.itemFactors(), d));
            progress.begin("bringing the files to the disk");
            return writer.publish(Map.of());
        }
    }

    /**
     * The numbers that users and items had before they were numbered from 0.
     *
     * @param users ascending
     * @param items of each item
     */
    @SuppressWarnings("ArrayRecordComponent") // one a training: never compared
    public record Ids(long[] users, long[] items) {}

    private static Interactions sample(Histories data, int active) {
        if (data instanceof Interactions all && all.users() == active) {
            return all;
        }
        Interactions.Builder builder = new Interactions.Builder(data.items());
        for (int i = 0; i < active; i++) {
            int[] history = data.history(i * data.users() / active);
            builder.add(history, history.length);
        }
        return builder.build();
    }

    private ImplicitAls factors(Interactions sample) throws IOException {
        ImplicitAls als = new ImplicitAls((int) sample.users(), sample.items(), options.als());
        Checkpoint checkpoint = options.checkpoint() == null
                ? null
                : new Checkpoint(options.checkpoint(), options.als(), 31L * sample.users() + sample.size());
        boolean resumed = checkpoint != null && checkpoint.resume(als);
        progress.begin("%s %,d interactions of %,d users with %,d items, %d dimensions"
                .formatted(
                        resumed ? "going on after iteration " + als.iteration() + " with" : "learning from",
                        sample.size(),
                        sample.users(),
                        sample.items(),
                        options.als().dimension()));
        als.fit(sample, (iteration, of, loss, state) -> {
            progress.tell(iteration, of, "iterations, loss %.6g".formatted(loss));
            if (checkpoint != null) {
                try {
                    checkpoint.write(state);
                } catch (IOException failed) {
                    throw new UncheckedIOException("the checkpoint could not be written", failed);
                }
            }
        });
        if (checkpoint != null) {
            checkpoint.delete();
        }
        return als;
    }

    private void foldIn(Histories data, ImplicitAls.FoldIn foldIn, ModelWriter writer) throws IOException {
        progress.begin("vectors of %,d users".formatted(data.users()));
        int d = options.als().dimension();
        float[] vectors = new float[FOLDED_AT_ONCE * d];
        int[][] histories = new int[FOLDED_AT_ONCE][];
        for (long first = 0; first < data.users(); first += FOLDED_AT_ONCE) {
            int size = (int) Math.min(FOLDED_AT_ONCE, data.users() - first);
            long begin = first;
            Parallel.rows(size, 128, options.als().threads(), (from, to) -> {
                for (int u = from; u < to; u++) {
                    histories[u] = data.history(begin + u);
                    foldIn.solve(histories[u], histories[u].length, vectors, u * d);
                }
            });
            for (int u = 0; u < size; u++) {
                writer.addUser(vectors, u * d, histories[u], histories[u].length);
            }
            progress.at(first + size, data.users(), "users");
        }
    }

    private HnswIndex index(float[] vectors, int d) {
        progress.begin("index over %,d items".formatted(vectors.length / d));
        VectorSource source = VectorSource.of(vectors, d);
        HnswOptions how = HnswOptions.of(d, Metric.INNER_PRODUCT).withEfConstruction(options.efConstruction());
        BuildOptions build = BuildOptions.ofThreads(options.als().threads()).withProgress((done, total) -> {
            progress.at(done, total, "items");
            return true;
        });
        return HnswIndex.build(how, source, build);
    }
}
