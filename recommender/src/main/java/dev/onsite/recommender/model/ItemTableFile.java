package dev.onsite.recommender.model;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** {@code items.attributes}: a column after the other, 21 bytes an item. */
final class ItemTableFile {
    private static final int BYTES_AN_ITEM = 5 * 4 + 1;

    private ItemTableFile() {}

    static byte[] encode(ItemTable table) {
        int n = table.category().length;
        ByteBuffer bytes = ByteBuffer.allocate(n * BYTES_AN_ITEM).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : table.category()) {
            bytes.putInt(value);
        }
        for (int value : table.brand()) {
            bytes.putInt(value);
        }
        for (float value : table.price()) {
            bytes.putFloat(value);
        }
        for (int value : table.createdDay()) {
            bytes.putInt(value);
        }
        for (float value : table.popularity()) {
            bytes.putFloat(value);
        }
        for (boolean value : table.available()) {
            bytes.put((byte) (value ? 1 : 0));
        }
        return bytes.array();
    }

    static ItemTable read(Path file, int items) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        if (bytes.remaining() != items * BYTES_AN_ITEM) {
            throw new IOException(file + " has " + bytes.remaining() + " bytes, expected " + items * BYTES_AN_ITEM
                    + " for " + items + " items: train or copy the model again");
        }
        ItemTable table = new ItemTable(
                new int[items], new int[items], new float[items], new boolean[items], new int[items], new float[items]);
        bytes.asIntBuffer().get(table.category());
        skip(bytes, items);
        bytes.asIntBuffer().get(table.brand());
        skip(bytes, items);
        bytes.asFloatBuffer().get(table.price());
        skip(bytes, items);
        bytes.asIntBuffer().get(table.createdDay());
        skip(bytes, items);
        bytes.asFloatBuffer().get(table.popularity());
        skip(bytes, items);
        for (int i = 0; i < items; i++) {
            table.available()[i] = bytes.get() != 0;
        }
        return table;
    }

    /** A view does not move the position it was made from. */
    private static void skip(ByteBuffer bytes, int items) {
        bytes.position(bytes.position() + 4 * items);
    }
}
