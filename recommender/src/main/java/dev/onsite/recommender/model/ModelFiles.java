package dev.onsite.recommender.model;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** The names of a model's files, all little-endian, and what they are checked with. */
final class ModelFiles {
    static final String USERS = "users.vec";
    static final String USER_IDS = "users.ids";
    static final String HISTORY_OFFSETS = "history.offsets";
    static final String HISTORY = "history.items";
    static final String ITEMS = "items.vec";
    static final String ITEM_IDS = "items.ids";
    static final String INDEX = "items.hnsw";
    static final String ATTRIBUTES = "items.attributes";
    static final String POPULAR = "items.popular";
    static final String TRENDING = "items.trending";
    static final String RECENT = "items.recent";
    static final String SIMILAR = "items.similar";
    static final String RANKER = "ranker.json";
    static final String RANKER_FEATURES = "ranker-features.json";
    /** Appended to, not in the manifest. */
    static final String FORGOTTEN = "forgotten";

    static final List<String> NEEDED = List.of(ITEMS, ATTRIBUTES, POPULAR, TRENDING, RECENT);

    static final String BY_BLOCKS = "blocks";

    private ModelFiles() {}

    static String checksum(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return ModelWriter.checksum(in);
        }
    }

    /**
     * Requires the file to be as it was written.
     *
     * @throws IOException that says how it is not
     */
    static void verify(Path folder, String name, Manifest.Entry entry, boolean content) throws IOException {
        Path file = folder.resolve(name);
        if (!Files.exists(file)) {
            throw new IOException(file + " is missing: train or copy the model again");
        }
        if (Files.size(file) != entry.length()) {
            throw new IOException(file + " has " + Files.size(file) + " bytes, expected " + entry.length()
                    + ": it was cut or is of another model; train or copy the model again");
        }
        if (content && !entry.crc32c().equals(BY_BLOCKS)) {
            String got = checksum(file);
            if (!got.equals(entry.crc32c())) {
                throw new IOException(file + " is damaged: its CRC-32C is " + got + ", expected " + entry.crc32c()
                        + "; train or copy the model again");
            }
        }
    }

    static void deleteFolder(Path folder) throws IOException {
        List<Path> all;
        try (Stream<Path> walk = Files.walk(folder)) {
            all = walk.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path path : all) {
            Files.delete(path);
        }
    }
}
