package dev.onsite.recommender.model;

import static dev.onsite.recommender.Preconditions.require;

import dev.onsite.ml.ann.HnswIndex;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.CRC32C;

/**
 * Writes a model's files beside the models and moves them among them when they are complete: a model is there whole or
 * not at all. Users are streamed; nothing is kept of them. For one thread.
 */
public final class ModelWriter implements AutoCloseable {
    private static final int BUFFER = 1 << 16;

    private final Path target;
    private final Path staged;
    private final Head head;
    private final Map<String, Manifest.Entry> files = new HashMap<>();
    private final BlockSums.Writer vectors;
    private final BlockSums.Writer offsets;
    private final BlockSums.Writer history;
    private final ByteBuffer record;
    private ByteBuffer ints = ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN);
    private final ByteBuffer oneLong = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    private long users;
    private long interactions;
    private int items = -1;
    private int similarWidth;
    private boolean denseUsers = true;
    private boolean denseItems = true;

    /**
     * What is known of a model before it is written.
     *
     * @param version its name
     * @param source where it comes from
     * @param seed of its training
     * @param dimension of its vectors
     * @param encoding of users' vectors
     */
    public record Head(String version, String source, long seed, int dimension, Manifest.Encoding encoding) {}

    ModelWriter(Path models, Head head) throws IOException {
        Manifest.requireVersion(head.version());
        this.head = head;
        this.target = models.resolve(head.version());
        if (Files.exists(target)) {
            throw new IOException(target + " is there already: choose another version or delete it");
        }
        this.staged = Files.createTempDirectory(models, "." + head.version() + "-");
        this.vectors = sink(ModelFiles.USERS);
        this.offsets = sink(ModelFiles.HISTORY_OFFSETS);
        this.history = sink(ModelFiles.HISTORY);
        this.record = ByteBuffer.allocate(head.encoding().recordBytes(head.dimension()))
                .order(ByteOrder.LITTLE_ENDIAN);
        putOffset();
    }

    private BlockSums.Writer sink(String name) throws IOException {
        return new BlockSums.Writer(new BufferedOutputStream(Files.newOutputStream(staged.resolve(name)), BUFFER));
    }

    private void putOffset() throws IOException {
        oneLong.putLong(0, interactions);
        offsets.write(oneLong.array(), 0, 8);
    }

    /**
     * Adds the next user.
     *
     * @param from where the user's vector begins
     * @param seen the items the user dealt with, the latest last
     * @param size how many of them
     */
    public void addUser(float[] vector, int from, int[] seen, int size) throws IOException {
        UserVectors.encode(head.encoding(), vector, from, head.dimension(), record);
        vectors.write(record.array(), 0, record.capacity());
        if (ints.capacity() < 4 * size) {
            ints = ByteBuffer.allocate(8 * size).order(ByteOrder.LITTLE_ENDIAN);
        }
        ints.asIntBuffer().put(seen, 0, size);
        history.write(ints.array(), 0, 4 * size);
        interactions += size;
        users++;
        putOffset();
    }

    /** The users' own numbers, ascending, in the order in which they are added, where they are not 0 to users − 1. */
    public void userIds(long[] ids) throws IOException {
        for (int i = 1; i < ids.length; i++) {
            require(ids[i] > ids[i - 1], "users' numbers must ascend, got %d after %d", ids[i], ids[i - 1]);
        }
        denseUsers = false;
        write(ModelFiles.USER_IDS, longs(ids));
    }

    /** The items' own numbers. */
    public void itemIds(long[] ids) throws IOException {
        denseItems = false;
        write(ModelFiles.ITEM_IDS, longs(ids));
    }

    private static byte[] longs(long[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asLongBuffer().put(values);
        return bytes.array();
    }

    private static byte[] bytes(int[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asIntBuffer().put(values);
        return bytes.array();
    }

    /** The items: vectors one after the other, and what is known of them. */
    public void items(float[] values, ItemTable table) throws IOException {
        items = table.category().length;
        require(
                values.length == items * head.dimension(),
                "%d items of dimension %d have %d numbers, got %d",
                items,
                head.dimension(),
                items * head.dimension(),
                values.length);
        CRC32C sum = new CRC32C();
        long length = 0;
        try (OutputStream out = Files.newOutputStream(staged.resolve(ModelFiles.ITEMS))) {
            ByteBuffer chunk = ByteBuffer.allocate(1 << 20).order(ByteOrder.LITTLE_ENDIAN);
            for (int at = 0; at < values.length; at += chunk.capacity() / 4) {
                int count = Math.min(chunk.capacity() / 4, values.length - at);
                chunk.asFloatBuffer().put(values, at, count);
                out.write(chunk.array(), 0, 4 * count);
                sum.update(chunk.array(), 0, 4 * count);
                length += 4L * count;
            }
        }
        enter(ModelFiles.ITEMS, length, sum);
        write(ModelFiles.ATTRIBUTES, ItemTableFile.encode(table));
    }

    /** The index over the items. */
    public void index(HnswIndex index) throws IOException {
        Path file = staged.resolve(ModelFiles.INDEX);
        index.save(file);
        enterFile(ModelFiles.INDEX);
    }

    /** A list of items: {@link ModelFiles#POPULAR}, {@link ModelFiles#TRENDING} or {@link ModelFiles#RECENT}. */
    void list(String name, int[] list) throws IOException {
        write(name, bytes(list));
    }

    /** The lists that are the same for everyone. */
    public void lists(int[] popular, int[] trending, int[] recent) throws IOException {
        list(ModelFiles.POPULAR, popular);
        list(ModelFiles.TRENDING, trending);
        list(ModelFiles.RECENT, recent);
    }

    /** The nearest of each item, {@code width} a row, −1 where there are fewer. */
    public void similar(int[] rows, int width) throws IOException {
        similarWidth = width;
        write(ModelFiles.SIMILAR, bytes(rows));
    }

    /** The ranker, as XGBoost saves it in JSON, and the names of its features. */
    public void ranker(byte[] json, byte[] features) throws IOException {
        write(ModelFiles.RANKER, json);
        write(ModelFiles.RANKER_FEATURES, features);
    }

    private void write(String name, byte[] content) throws IOException {
        Files.write(staged.resolve(name), content);
        CRC32C sum = new CRC32C();
        sum.update(content);
        enter(name, content.length, sum);
    }

    private void enter(String name, long length, CRC32C sum) {
        files.put(name, new Manifest.Entry(length, "%08x".formatted(sum.getValue())));
    }

    private void enterFile(String name) throws IOException {
        Path file = staged.resolve(name);
        files.put(name, new Manifest.Entry(Files.size(file), ModelFiles.checksum(file)));
    }

    /**
     * Brings all to the disk and moves the model among the others.
     *
     * @throws IllegalStateException if the items or the lists are missing
     */
    public Manifest publish(Map<String, Double> metrics) throws IOException {
        for (String name : ModelFiles.NEEDED) {
            if (!files.containsKey(name)) {
                throw new IllegalStateException("a model needs " + name + ", which was not written");
            }
        }
        seal(vectors, ModelFiles.USERS);
        seal(offsets, ModelFiles.HISTORY_OFFSETS);
        seal(history, ModelFiles.HISTORY);
        Manifest manifest = new Manifest(
                Manifest.FORMAT,
                head.version(),
                head.source(),
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                head.seed(),
                head.dimension(),
                users,
                items,
                interactions,
                head.encoding(),
                denseUsers,
                denseItems,
                similarWidth,
                metrics,
                files);
        Files.write(staged.resolve(Manifest.FILE), manifest.toJson());
        try (Stream<Path> all = Files.list(staged)) {
            for (Path file : all.toList()) {
                Durable.sync(file);
            }
        }
        Durable.syncFolder(staged);
        Files.move(staged, target, StandardCopyOption.ATOMIC_MOVE);
        Durable.syncFolder(target.toAbsolutePath().getParent());
        return manifest;
    }

    private void seal(BlockSums.Writer out, String name) throws IOException {
        out.close();
        Path file = staged.resolve(name);
        Files.write(BlockSums.beside(file), out.sums());
        files.put(name, new Manifest.Entry(Files.size(file), ModelFiles.BY_BLOCKS));
    }

    /** Throws away what was not published. */
    @Override
    public void close() throws IOException {
        vectors.close();
        offsets.close();
        history.close();
        if (Files.exists(staged)) {
            ModelFiles.deleteFolder(staged);
        }
    }

    static String checksum(InputStream in) throws IOException {
        CRC32C sum = new CRC32C();
        byte[] buffer = new byte[1 << 20];
        for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
            sum.update(buffer, 0, n);
        }
        return "%08x".formatted(sum.getValue());
    }
}
