package dev.onsite.ml.ann;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.zip.CRC32C;

/**
 * The file an index is saved in, little-endian: a header page, then one section a store, each starting on a page.
 *
 * <pre>
 * header   magic, version, file length, options, node counts, entry, section table, CRC-32C of what precedes
 * section  vectors | links | upper lists | labels and levels | codes | biases | quantiser: the records without gaps
 * table    for each section its offset, its length and its CRC-32C
 * </pre>
 */
final class IndexFile {
    static final int PAGE = 4096;

    private static final long MAGIC = 0x57534e48_45545342L;
    private static final int VERSION = 1;
    private static final int SECTIONS = 7;
    /** Their places are what the file holds. */
    private static final List<Metric> METRICS = List.of(Metric.L2, Metric.INNER_PRODUCT, Metric.COSINE);

    private static final List<Quantization> QUANTIZATIONS =
            List.of(Quantization.NONE, Quantization.INT8, Quantization.INT4);

    /** What stands before the section table. */
    private record Header(
            HnswOptions options,
            long length,
            int nodes,
            int upperRecords,
            int entry,
            int deleted,
            SectionTable sections) {}

    /** Where each section lies, and its checksum. */
    private static final class SectionTable {
        final long[] offsets = new long[SECTIONS];
        final long[] lengths = new long[SECTIONS];
        final int[] checksums = new int[SECTIONS];
    }

    private IndexFile() {}

    static void write(Path file, HnswOptions options, Graph graph) throws IOException {
        Path target = file.toAbsolutePath();
        Path temporary = Files.createTempFile(target.getParent(), target.getFileName() + ".", ".saving");
        try {
            try (FileChannel channel = FileChannel.open(temporary, StandardOpenOption.WRITE)) {
                writeAll(channel, options, graph);
                // On disk before the name points to it, or a power cut could leave the name on an empty file.
                channel.force(true);
            }
            Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        forceDirectory(target.getParent());
    }

    private static void forceDirectory(Path directory) {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        } catch (IOException unsupported) {
            // Some systems cannot open a directory; there the move is as durable as it gets.
            return;
        }
    }

    private static void writeAll(FileChannel channel, HnswOptions options, Graph graph) throws IOException {
        int nodes = graph.size();
        SectionTable table = new SectionTable();
        channel.position(PAGE);
        for (int s = 0; s < SECTIONS; s++) {
            table.offsets[s] = channel.position();
            SectionWriter writer = new SectionWriter(channel);
            switch (s) {
                case 0 -> writer.writeVectors(graph.vectors, nodes);
                case 1 -> writer.writeInts(graph.links, nodes);
                case 2 -> writer.writeInts(graph.upper, graph.upperSize());
                case 3 -> writer.writeInts(graph.meta, nodes);
                case 4 -> writer.writeBytes(graph.codes == null ? null : graph.codes.codes, nodes);
                case 5 -> writer.writeVectors(graph.codes == null ? null : graph.codes.biases, nodes);
                default -> writer.writeQuantizer(graph.codes == null ? null : graph.codes.quantizer);
            }
            writer.finish();
            table.lengths[s] = writer.length();
            table.checksums[s] = writer.checksum();
            channel.position(pageUp(channel.position()));
        }
        // An empty section at the end leaves no byte.
        long length = PAGE;
        for (int s = 0; s < SECTIONS; s++) {
            if (table.lengths[s] > 0) {
                length = table.offsets[s] + table.lengths[s];
            }
        }
        Header header = new Header(options, length, nodes, graph.upperSize(), graph.entry, graph.deleted.get(), table);
        ByteBuffer page = encode(header);
        for (long at = 0; page.hasRemaining(); ) {
            at += channel.write(page, at);
        }
    }

    private static long pageUp(long position) {
        return (position + PAGE - 1) / PAGE * PAGE;
    }

    private static ByteBuffer encode(Header header) {
        ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
        HnswOptions options = header.options();
        page.putLong(MAGIC).putInt(VERSION).putLong(header.length());
        page.putInt(options.dimension())
                .putInt(METRICS.indexOf(options.metric()))
                .putInt(options.m())
                .putInt(options.efConstruction())
                .putInt(QUANTIZATIONS.indexOf(options.quantization()))
                .putInt(options.keepPruned() ? 1 : 0)
                .putInt(options.capacity())
                .putLong(options.seed());
        page.putInt(header.nodes())
                .putInt(header.upperRecords())
                .putInt(header.entry())
                .putInt(header.deleted());
        for (int s = 0; s < SECTIONS; s++) {
            page.putLong(header.sections().offsets[s])
                    .putLong(header.sections().lengths[s])
                    .putInt(header.sections().checksums[s]);
        }
        page.putInt(PAGE - 4, checksumOf(page));
        return page.position(0).limit(PAGE);
    }

    private static int checksumOf(ByteBuffer page) {
        CRC32C crc = new CRC32C();
        crc.update(page.duplicate().position(0).limit(PAGE - 4));
        return (int) crc.getValue();
    }

    private static Header decode(Path file, ByteBuffer page, long size) throws IOException {
        check(page.getLong() == MAGIC, file, "it does not begin as one: give a file that save wrote");
        int version = page.getInt();
        check(version == VERSION, file, "its version is " + version + ", this release reads " + VERSION);
        check(checksumOf(page) == page.getInt(PAGE - 4), file, "its header is damaged");
        long length = page.getLong();
        check(size == length, file, "it should have " + length + " bytes and has " + size + ": copy it again");
        HnswOptions options = new HnswOptions(
                page.getInt(),
                METRICS.get(page.getInt()),
                page.getInt(),
                page.getInt(),
                QUANTIZATIONS.get(page.getInt()),
                page.getInt() != 0,
                0,
                skipCapacity(page));
        int nodes = page.getInt();
        int upperRecords = page.getInt();
        int entry = page.getInt();
        int deleted = page.getInt();
        SectionTable table = new SectionTable();
        for (int s = 0; s < SECTIONS; s++) {
            table.offsets[s] = page.getLong();
            table.lengths[s] = page.getLong();
            table.checksums[s] = page.getInt();
        }
        return new Header(options, length, nodes, upperRecords, entry, deleted, table);
    }

    private static long skipCapacity(ByteBuffer page) {
        page.getInt();
        return page.getLong();
    }

    static void check(boolean condition, Path file, String reason) throws IOException {
        if (!condition) {
            throw new IOException(file + " is no index that can be loaded: " + reason);
        }
    }

    static HnswIndex read(Path file, boolean mapped) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            long size = channel.size();
            check(size >= PAGE, file, "it has " + size + " bytes, less than a header");
            ByteBuffer page = ByteBuffer.allocate(PAGE).order(ByteOrder.LITTLE_ENDIAN);
            for (int read = 0; read >= 0 && page.hasRemaining(); ) {
                read = channel.read(page);
            }
            Header header = decode(file, page.flip(), size);
            return new HnswIndex(header.options(), readGraph(file, channel, header, mapped));
        }
    }

    private static Graph readGraph(Path file, FileChannel channel, Header header, boolean mapped) throws IOException {
        HnswOptions options = header.options();
        SectionTable table = header.sections();
        int nodes = header.nodes();
        SectionReader[] sections = new SectionReader[SECTIONS];
        for (int s = 0; s < SECTIONS; s++) {
            sections[s] = new SectionReader(file, channel, table.offsets[s], table.lengths[s], table.checksums[s]);
        }
        FloatRecords vectors = mapped
                ? sections[0].mapVectors(options.dimension(), nodes)
                : sections[0].readVectors(options.dimension(), nodes);
        IntBlocks links = sections[1].readInts(1 + 2 * options.m(), nodes);
        IntBlocks upper = sections[2].readInts(1 + options.m(), header.upperRecords());
        IntBlocks meta = sections[3].readInts(Graph.META_STRIDE, nodes);
        CodeRecords codes = null;
        if (table.lengths[6] > 0) {
            Quantizer quantizer = sections[6].readQuantizer(
                    options.quantization(), options.metric().isL2(), options.dimension());
            codes = new CodeRecords(
                    quantizer, sections[4].readBytes(quantizer.codeBytes, nodes), sections[5].readVectors(1, nodes));
        }
        Graph graph = new Graph(options.metric(), options.m(), vectors, codes, links, upper, meta);
        graph.restore(nodes, nodes, header.upperRecords(), header.upperRecords(), header.entry(), header.deleted());
        return graph;
    }
}
