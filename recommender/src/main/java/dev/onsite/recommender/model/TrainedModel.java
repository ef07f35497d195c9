package dev.onsite.recommender.model;

import dev.onsite.ml.ann.HnswIndex;
import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.VectorKernels;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/**
 * A model's folder, open. Users' vectors and histories are mapped, 1.3 GB and 0.9 GB for 10 million of 20 items, and
 * take no heap; items, their index and their attributes are in memory.
 *
 * <p>A damaged or missing index or ranker leaves a model that can be served without it; anything else that is damaged is
 * refused.
 */
public final class TrainedModel implements ServingModel {
    private static final VectorKernels KERNELS = Kernels.vectors();
    private static final String OPTIONAL_DAMAGED = "{0}; serving without it";

    private final Path folder;
    private final Manifest manifest;
    private final UserVectors users;
    private final MappedFile userIds;
    private final MappedFile historyOffsets;
    private final MappedFile history;
    private final BlockSums userSums;
    private final BlockSums historySums;
    private final float[] items;
    private final long[] itemIds;
    private final int[] byItemId;
    private final ItemTable table;
    private final int[] popular;
    private final int[] trending;
    private final int[] recent;
    private final int[] similar;
    private final HnswIndex index;
    private final BoostedTrees ranker;

    private TrainedModel(Path folder, boolean verify) throws IOException {
        this.folder = folder;
        this.manifest = Manifest.read(folder);
        for (Map.Entry<String, Manifest.Entry> file : manifest.files().entrySet()) {
            if (!isOptional(file.getKey())) {
                ModelFiles.verify(folder, file.getKey(), file.getValue(), verify);
            }
        }
        int d = manifest.dimension();
        Path vectors = folder.resolve(ModelFiles.USERS);
        Path seen = folder.resolve(ModelFiles.HISTORY);
        Path offsets = folder.resolve(ModelFiles.HISTORY_OFFSETS);
        this.users = new UserVectors(vectors, manifest.encoding(), d);
        this.userIds = manifest.denseUsers() ? null : MappedFile.open(folder.resolve(ModelFiles.USER_IDS));
        this.history = MappedFile.open(seen);
        this.historyOffsets = MappedFile.open(offsets);
        this.userSums = BlockSums.read(vectors);
        this.historySums = BlockSums.read(seen);
        forgetAgain();
        if (verify) {
            requireSums(vectors, userSums, users.file());
            requireSums(seen, historySums, history);
            requireSums(offsets, BlockSums.read(offsets), historyOffsets);
        }
        this.items = floats(folder.resolve(ModelFiles.ITEMS), manifest.items() * d);
        this.itemIds = manifest.denseItems() ? null : longs(folder.resolve(ModelFiles.ITEM_IDS));
        this.byItemId = itemIds == null ? null : order(itemIds);
        this.table = ItemTableFile.read(folder.resolve(ModelFiles.ATTRIBUTES), manifest.items());
        this.popular = ints(folder.resolve(ModelFiles.POPULAR));
        this.trending = ints(folder.resolve(ModelFiles.TRENDING));
        this.recent = ints(folder.resolve(ModelFiles.RECENT));
        this.similar = manifest.similarWidth() == 0 ? new int[0] : ints(folder.resolve(ModelFiles.SIMILAR));
        this.index = optional(ModelFiles.INDEX, verify, HnswIndex::load);
        this.ranker = optional(ModelFiles.RANKER, verify, BoostedTrees::load);
    }

    /**
     * Opens a model and verifies each byte of it.
     *
     * @throws IOException if something is damaged, cut or missing that can't be done without
     */
    public static TrainedModel open(Path folder) throws IOException {
        return new TrainedModel(folder, true);
    }

    /** Opens a model, looking at the lengths of files only: for one that this process just wrote. */
    static TrainedModel openUnverified(Path folder) throws IOException {
        return new TrainedModel(folder, false);
    }

    private static boolean isOptional(String name) {
        return name.equals(ModelFiles.INDEX)
                || name.equals(ModelFiles.RANKER)
                || name.equals(ModelFiles.RANKER_FEATURES);
    }

    private interface Loader<T> {
        T load(Path file) throws IOException;
    }

    private <T> T optional(String name, boolean verify, Loader<T> loader) {
        Manifest.Entry entry = manifest.files().get(name);
        if (entry == null) {
            return null;
        }
        try {
            ModelFiles.verify(folder, name, entry, verify);
            return loader.load(folder.resolve(name));
        } catch (IOException | IllegalArgumentException damaged) {
            System.getLogger(TrainedModel.class.getName())
                    .log(System.Logger.Level.WARNING, OPTIONAL_DAMAGED, damaged.getMessage());
            return null;
        }
    }

    private static void requireSums(Path path, BlockSums sums, MappedFile data) throws IOException {
        int wrong = sums.firstWrong(data);
        if (wrong >= 0) {
            throw new IOException(path + " is damaged in the MiB at " + (long) wrong * BlockSums.BLOCK
                    + ": train or copy the model again");
        }
    }

    private static ByteBuffer bytes(Path file) throws IOException {
        return ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static int[] ints(Path file) throws IOException {
        ByteBuffer bytes = bytes(file);
        int[] values = new int[bytes.remaining() / 4];
        bytes.asIntBuffer().get(values);
        return values;
    }

    private static long[] longs(Path file) throws IOException {
        ByteBuffer bytes = bytes(file);
        long[] values = new long[bytes.remaining() / 8];
        bytes.asLongBuffer().get(values);
        return values;
    }

    private static float[] floats(Path file, int count) throws IOException {
        float[] values = new float[count];
        MappedFile mapped = MappedFile.open(file);
        for (int at = 0; at < count; at += 1 << 20) {
            int size = Math.min(1 << 20, count - at);
            ByteBuffer segment = mapped.segment(4L * at);
            segment.slice(MappedFile.within(4L * at), 4 * size)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asFloatBuffer()
                    .get(values, at, size);
        }
        return values;
    }

    private static int[] order(long[] ids) {
        long[][] pairs = new long[ids.length][];
        Arrays.setAll(pairs, i -> new long[] {ids[i], i});
        Arrays.sort(pairs, (a, b) -> Long.compare(a[0], b[0]));
        return Arrays.stream(pairs).mapToInt(pair -> (int) pair[1]).toArray();
    }

    /** What the folder says of itself. */
    public Manifest manifest() {
        return manifest;
    }

    /** The user's row, −1 for one the model does not have. O(log users) where users have numbers of their own. */
    private long row(long user) {
        if (userIds == null) {
            return user >= 0 && user < manifest.users() ? user : -1;
        }
        long low = 0;
        long high = manifest.users() - 1;
        while (low <= high) {
            long middle = (low + high) >>> 1;
            long id = userIds.getLong(8 * middle);
            if (id == user) {
                return middle;
            }
            if (id < user) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /** The item's own number. */
    public long itemId(int item) {
        return itemIds == null ? item : itemIds[item];
    }

    /** The item of that number, −1 for none. */
    public int item(long id) {
        if (itemIds == null) {
            return id >= 0 && id < manifest.items() ? (int) id : -1;
        }
        int low = 0;
        int high = byItemId.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int item = byItemId[middle];
            if (itemIds[item] == id) {
                return item;
            }
            if (itemIds[item] < id) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    @Override
    public String version() {
        return manifest.version();
    }

    @Override
    public String source() {
        return manifest.source();
    }

    @Override
    public int dimension() {
        return manifest.dimension();
    }

    @Override
    public int items() {
        return manifest.items();
    }

    @Override
    public long users() {
        return manifest.users();
    }

    @Override
    public boolean userVector(long user, float[] into) {
        long row = row(user);
        return row >= 0 && users.read(row, into);
    }

    @Override
    public void itemVector(int item, float[] into) {
        System.arraycopy(items, item * dimension(), into, 0, dimension());
    }

    @Override
    public float score(int item, float[] vector) {
        return KERNELS.dot(items, item * dimension(), vector, 0, dimension());
    }

    @Override
    public Optional<HnswIndex> index() {
        return Optional.ofNullable(index);
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

    /** The items most often together with that one in sessions, best first; none where the model has no such list. */
    public int[] similar(int item) {
        int width = manifest.similarWidth();
        int size = 0;
        while (size < width && similar[item * width + size] >= 0) {
            size++;
        }
        return Arrays.copyOfRange(similar, item * width, item * width + size);
    }

    @Override
    public int[] history(long user) {
        long row = row(user);
        if (row < 0) {
            return new int[0];
        }
        long from = historyOffsets.getLong(8 * row);
        long to = historyOffsets.getLong(8 * (row + 1));
        int[] seen = new int[(int) (to - from)];
        for (int i = 0; i < seen.length; i++) {
            seen[i] = history.getInt(4 * (from + i));
        }
        return seen.length > 0 && seen[0] < 0 ? new int[0] : seen;
    }

    @Override
    public Optional<BoostedTrees> ranker() {
        return Optional.ofNullable(ranker);
    }

    /**
     * {@inheritDoc}
     *
     * <p>First the row is noted on the disk, then it is overwritten; where the process dies between, the next to open the
     * model overwrites it again.
     */
    @Override
    public synchronized void forget(long user) {
        long row = row(user);
        if (row < 0 || isBlank(user, row)) {
            return;
        }
        try (FileChannel note = FileChannel.open(
                folder.resolve(ModelFiles.FORGOTTEN),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.APPEND)) {
            ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
            bytes.putLong(0, row);
            note.write(bytes);
            note.force(true);
            erase(row);
        } catch (IOException failed) {
            throw new java.io.UncheckedIOException("user " + user + " could not be erased from " + folder, failed);
        }
    }

    private boolean isBlank(long user, long row) {
        return !users.read(row, new float[dimension()]) && history(user).length == 0;
    }

    private void erase(long row) throws IOException {
        users.file().fill(users.start(row), users.end(row), (byte) 0);
        users.file().force(users.start(row), users.end(row));
        userSums.renew(users.file(), users.start(row), users.end(row));
        long from = 4 * historyOffsets.getLong(8 * row);
        long to = 4 * historyOffsets.getLong(8 * (row + 1));
        history.fill(from, to, (byte) -1);
        history.force(from, to);
        historySums.renew(history, from, to);
    }

    private void forgetAgain() throws IOException {
        Path note = folder.resolve(ModelFiles.FORGOTTEN);
        if (!Files.exists(note)) {
            return;
        }
        float[] vector = new float[manifest.dimension()];
        ByteBuffer rows = bytes(note);
        while (rows.remaining() >= 8) {
            long row = rows.getLong();
            // Only the last can have been cut short, but that it is blank does not say that its sums are.
            if (row >= 0 && row < manifest.users() && (users.read(row, vector) || rows.remaining() < 8)) {
                erase(row);
            }
        }
    }
}
