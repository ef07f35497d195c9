package dev.onsite.ml.ann.io;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VectorFilesTest {
    @TempDir
    private Path directory;

    @Test
    void fvecsComeBackAsWritten() throws IOException {
        float[][] vectors = {{1.5f, -2, 0}, {Float.MAX_VALUE, 1e-30f, 7}};
        Path file = directory.resolve("a.fvecs");
        VectorFiles.writeFvecs(file, vectors);
        assertEquals(2 * 16, Files.size(file));
        assertArrayEquals(vectors, VectorFiles.readFvecs(file));
    }

    @Test
    void ivecsComeBackAsWritten() throws IOException {
        int[][] vectors = {{1}, {Integer.MIN_VALUE}};
        Path file = directory.resolve("a.ivecs");
        VectorFiles.writeIvecs(file, vectors);
        assertArrayEquals(vectors, VectorFiles.readIvecs(file));
    }

    @Test
    void bvecsAreUnsigned() throws IOException {
        Path file = directory.resolve("a.bvecs");
        Files.write(file, new byte[] {2, 0, 0, 0, 1, (byte) 255, 2, 0, 0, 0, 0, (byte) 128});
        assertArrayEquals(new float[][] {{1, 255}, {0, 128}}, VectorFiles.readBvecs(file));
    }

    @Test
    void tsvLeavesOutFurtherColumnsAndUnpacks() throws IOException {
        Path plain = directory.resolve("a.tsv");
        Path packed = directory.resolve("a.tsv.gz");
        String text = "1\t2.5\tid1\n-3\t4e2\tid2\n\n";
        Files.writeString(plain, text);
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        float[][] expected = {{1, 2.5f}, {-3, 400}};
        assertArrayEquals(expected, VectorFiles.readTsv(plain, 2));
        assertArrayEquals(expected, VectorFiles.readTsv(packed, 2));
    }

    @Test
    void anEmptyFileHoldsNoVectors() throws IOException {
        Path file = Files.createFile(directory.resolve("empty"));
        assertEquals(0, VectorFiles.readFvecs(file).length);
        assertEquals(0, VectorFiles.readTsv(file, 3).length);
    }

    @Test
    void damageIsReportedWithItsPlace() throws IOException {
        Path file = directory.resolve("a.fvecs");
        VectorFiles.writeFvecs(file, new float[][] {{1, 2}, {3, 4}});
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length - 1));
        String cut = assertThrows(IOException.class, () -> VectorFiles.readFvecs(file))
                .getMessage();
        assertTrue(cut.contains("vector 1: the file ends after 7 of 8 bytes"), cut);
        Files.write(file, Arrays.copyOf(whole, 14));
        String head = assertThrows(IOException.class, () -> VectorFiles.readFvecs(file))
                .getMessage();
        assertTrue(head.contains("vector 1") && head.contains("the end of the file"), head);
        whole[12] = 3;
        Files.write(file, whole);
        String mixed = assertThrows(IOException.class, () -> VectorFiles.readFvecs(file))
                .getMessage();
        assertTrue(mixed.contains("expected a dimension of 2, got 3"), mixed);
        Path tsv = directory.resolve("a.tsv");
        Files.writeString(tsv, "1\t2\n1\tx\n");
        String cell = assertThrows(IOException.class, () -> VectorFiles.readTsv(tsv, 2))
                .getMessage();
        assertTrue(cell.contains("vector 1, column 1") && cell.contains("'x'"), cell);
        Files.writeString(tsv, "1\t2\n1\n");
        String few = assertThrows(IOException.class, () -> VectorFiles.readTsv(tsv, 2))
                .getMessage();
        assertTrue(few.contains("has 1 columns, expected at least 2"), few);
    }
}
