package dev.onsite.recommender.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * CRC-32C of each MiB of a file that is written to in place, in a file beside it: when a user is forgotten, a block of
 * the sums is made again, not the sum of a gigabyte.
 */
final class BlockSums {
    static final int BLOCK = 1 << 20;

    private final Path file;
    private final int[] sums;

    private BlockSums(Path file, int[] sums) {
        this.file = file;
        this.sums = sums;
    }

    static Path beside(Path data) {
        return data.resolveSibling(data.getFileName() + ".sums");
    }

    static BlockSums read(Path data) throws IOException {
        Path file = beside(data);
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        long expected = 4 * ((Files.size(data) + BLOCK - 1) / BLOCK);
        if (bytes.remaining() != expected) {
            throw new IOException(file + " has " + bytes.remaining() + " bytes, expected " + expected
                    + ": the model is damaged, train or copy it again");
        }
        int[] sums = new int[bytes.remaining() / 4];
        bytes.asIntBuffer().get(sums);
        return new BlockSums(file, sums);
    }

    /** The first block that differs, −1 for none. */
    int firstWrong(MappedFile data) {
        for (int block = 0; block < sums.length; block++) {
            if (sums[block] != sum(data, block)) {
                return block;
            }
        }
        return -1;
    }

    private static int sum(MappedFile data, int block) {
        long from = (long) block * BLOCK;
        return data.checksum(from, Math.min(from + BLOCK, data.length()));
    }

    /** Makes the sums of the blocks that the range touches again. */
    void renew(MappedFile data, long from, long to) throws IOException {
        if (to <= from) {
            return;
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int block = (int) (from / BLOCK); block <= (int) ((to - 1) / BLOCK); block++) {
                sums[block] = sum(data, block);
                ByteBuffer one = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN);
                one.putInt(0, sums[block]);
                channel.write(one, 4L * block);
            }
            channel.force(false);
        }
    }

    /** Sums what passes through. */
    static final class Writer extends OutputStream {
        private final OutputStream out;
        private final CRC32C sum = new CRC32C();
        private final List<Integer> sums = new ArrayList<>();
        private int inBlock;

        Writer(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int from, int length) throws IOException {
            out.write(bytes, from, length);
            int done = 0;
            while (done < length) {
                int part = Math.min(length - done, BLOCK - inBlock);
                sum.update(bytes, from + done, part);
                done += part;
                inBlock += part;
                if (inBlock == BLOCK) {
                    endBlock();
                }
            }
        }

        private void endBlock() {
            sums.add((int) sum.getValue());
            sum.reset();
            inBlock = 0;
        }

        @Override
        public void flush() throws IOException {
            out.flush();
        }

        @Override
        public void close() throws IOException {
            if (inBlock > 0) {
                endBlock();
            }
            out.close();
        }

        /** The sums as they lie in the file. */
        byte[] sums() {
            ByteBuffer bytes = ByteBuffer.allocate(4 * sums.size()).order(ByteOrder.LITTLE_ENDIAN);
            sums.forEach(bytes::putInt);
            return bytes.array();
        }
    }
}
