package dev.onsite.ml.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFileTest {
    private record Point(int features, double value, int version) implements Model {
        @Override
        public ModelFormat<?> format() {
            return formatOf("point", version);
        }
    }

    private static ModelFormat<Point> formatOf(String name, int version) {
        return new ModelFormat<>(
                name,
                version,
                (point, out) -> out.put(point.features)
                        .put(point.value)
                        .put("größe")
                        .put(true)
                        .put(9L),
                in -> {
                    Point point = new Point(in.getInt(), in.getDouble(), version);
                    assertEquals("größe", in.getString());
                    assertTrue(in.getBoolean());
                    assertEquals(9L, in.getLong());
                    return point;
                });
    }

    @TempDir
    private Path directory;

    private Path file;

    @BeforeEach
    void save() throws IOException {
        file = directory.resolve("model");
        ModelFile.save(new Point(3, Double.MIN_VALUE, 2), file);
    }

    @Test
    void everyBitComesBack() throws IOException {
        assertEquals(new Point(3, Double.MIN_VALUE, 2), ModelFile.load(file, formatOf("point", 2)));
    }

    @Test
    void anotherTypeIsRefusedByName() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> ModelFile.load(file, formatOf("line", 2)));
        assertTrue(error.getMessage().endsWith("a model of type line expected, got point"), error.getMessage());
    }

    @Test
    void aNewerFormatIsRefused() {
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> ModelFile.load(file, formatOf("point", 1)));
        assertTrue(error.getMessage().contains("format 1 or lower expected, got 2"), error.getMessage());
    }

    @Test
    void savingReplacesTheFileAndLeavesNothingElse() throws IOException {
        ModelFile.save(new Point(5, 1, 2), file);
        assertEquals(5, ModelFile.load(file, formatOf("point", 2)).features());
        try (var files = Files.list(directory)) {
            assertEquals(1, files.count());
        }
    }

    @Test
    void everyFlippedByteIsNoticed() throws IOException {
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < bytes.length; i++) {
            byte[] damaged = bytes.clone();
            damaged[i] ^= 0x40;
            Files.write(file, damaged);
            assertThrows(IllegalArgumentException.class, () -> ModelFile.load(file, formatOf("point", 2)), "byte " + i);
        }
    }

    @Test
    void aMissingFileIsAnIoError() {
        assertThrows(NoSuchFileException.class, () -> ModelFile.load(directory.resolve("none"), formatOf("point", 2)));
    }

    @Test
    void classWeightsAreSampleWeights() {
        int[] y = {5, 5, 5, 1};
        assertArrayEquals(new double[] {2 / 3.0, 2 / 3.0, 2 / 3.0, 2}, ClassWeights.balanced(y), 1e-15);
        double[] weights = ClassWeights.of(y, Map.of(5, 1.0, 1, 4.0));
        assertArrayEquals(new double[] {1, 1, 1, 4}, weights);
        assertArrayEquals(new double[] {2, 2, 2, 8}, ClassWeights.times(weights, new double[] {2, 2, 2, 2}));
        IllegalArgumentException error =
                assertThrows(IllegalArgumentException.class, () -> ClassWeights.of(y, Map.of(5, 1.0)));
        assertEquals("every class needs a weight, class 1 has none", error.getMessage());
    }
}
