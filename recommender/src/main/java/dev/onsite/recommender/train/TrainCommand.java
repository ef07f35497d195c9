package dev.onsite.recommender.train;

import dev.onsite.recommender.data.InteractionFile;
import dev.onsite.recommender.data.SyntheticTaste;
import dev.onsite.recommender.model.Manifest;
import dev.onsite.recommender.model.ModelStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code recommender train}: from a file, or from interactions that are drawn, to a model that is active. */
@Command(
        name = "train",
        aliases = "generate",
        mixinStandardHelpOptions = true,
        description = "Train a model from --data, or from synthetic interactions of a --scale.")
public final class TrainCommand implements Callable<Integer> {
    @Option(names = "--data", paramLabel = "PATH", description = "MovieLens' folder, or CSV, JSON Lines or Parquet.")
    private Path data;

    @Option(names = "--scale", paramLabel = "S", defaultValue = "small", description = "small or full, without --data.")
    private String scale;

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "The folder of models.")
    private Path out;

    @Option(
            names = "--model",
            paramLabel = "NAME",
            description = "The version (default: the scale or the data's name).")
    private String version;

    @Option(names = "--dimension", paramLabel = "D", description = "Of the vectors (default 64; 128 for full).")
    private Integer dimension;

    @Option(names = "--iterations", paramLabel = "N", description = "Of ALS (default 8; 4 for full).")
    private Integer iterations;

    @Option(names = "--active-users", paramLabel = "N", description = "Trained on; others are folded in (default 1M).")
    private int activeUsers = 1_000_000;

    @Option(names = "--least-rating", paramLabel = "R", description = "That counts as an interaction (default 4).")
    private double leastRating = 4;

    @Option(names = "--float32", description = "Keep users' vectors in 4 bytes a component instead of 1.")
    private boolean float32;

    @Option(names = "--seed", paramLabel = "N", description = "Default 1.")
    private long seed = 1;

    @Override
    public Integer call() throws IOException {
        if (!scale.equals("small") && !scale.equals("full")) {
            throw new IllegalArgumentException("--scale must be small or full, got " + scale);
        }
        boolean full = data == null && scale.equals("full");
        String name = version != null ? version : data == null ? scale + "-" + seed : nameOf(data);
        int d = dimension != null ? dimension : full ? 128 : 64;
        int rounds = iterations != null ? iterations : full ? 4 : 8;
        ModelStore store = new ModelStore(out);
        Trainer.Options options = new Trainer.Options(
                name,
                ImplicitAls.Options.of(d, rounds, seed),
                activeUsers,
                float32 ? Manifest.Encoding.FLOAT32 : Manifest.Encoding.INT8,
                100,
                out.resolve(name + ".checkpoint"));
        Trainer trainer = new Trainer(options, new Progress(System.err));
        Manifest made;
        if (data == null) {
            SyntheticTaste taste =
                    new SyntheticTaste(full ? SyntheticTaste.Options.full(seed) : SyntheticTaste.Options.small(seed));
            made = trainer.train(taste, taste.table(), taste.source(), null, store);
        } else {
            InteractionFile.Loaded loaded = InteractionFile.read(data, leastRating);
            putAside(loaded, out.resolve(name + ".rejected.txt"));
            made = trainer.train(
                    loaded.interactions(),
                    loaded.table(),
                    data.getFileName() + ", ratings of at least " + leastRating,
                    new Trainer.Ids(loaded.userIds(), loaded.itemIds()),
                    store);
        }
        store.activate(made.version());
        System.out.printf(
                "%s: %,d users, %,d items, %,d interactions%n",
                made.version(), made.users(), made.items(), made.interactions());
        return 0;
    }

    private static String nameOf(Path data) {
        String name = data.toAbsolutePath().getFileName().toString().replaceAll("[^A-Za-z0-9._-]", "-");
        return name.isEmpty() || !Character.isLetterOrDigit(name.charAt(0)) ? "data-" + name : name;
    }

    private static void putAside(InteractionFile.Loaded loaded, Path file) throws IOException {
        if (loaded.badRows() == 0) {
            return;
        }
        StringBuilder lines = new StringBuilder();
        for (InteractionFile.BadRow row : loaded.firstBad()) {
            lines.append("line ")
                    .append(row.line())
                    .append(": ")
                    .append(row.reason().lines().findFirst().orElse(""));
            lines.append("\n    ").append(row.text()).append('\n');
        }
        Files.writeString(file, lines);
        System.err.printf("%,d rows could not be read; the first of them are in %s%n", loaded.badRows(), file);
    }
}
