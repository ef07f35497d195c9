package dev.onsite.recommender.model;

import static dev.onsite.recommender.Preconditions.require;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a model's folder holds.
 *
 * @param format of the files, {@value #FORMAT}
 * @param version names the model: letters, digits, dots and dashes
 * @param source where it comes from, for people to read
 * @param created when, ISO-8601 in UTC
 * @param seed of its training
 * @param dimension of all vectors
 * @param users rows of {@code users.vec}
 * @param items rows of {@code items.vec}
 * @param interactions it was made of
 * @param encoding of the users' vectors
 * @param denseUsers whether users are numbered 0 to users − 1, else {@code users.ids} has their numbers
 * @param denseItems the same of items
 * @param similarWidth neighbours an item in {@code items.similar}, 0 where there is no such file
 * @param metrics of the offline evaluation, by name
 * @param files by name
 */
public record Manifest(
        int format,
        String version,
        String source,
        String created,
        long seed,
        int dimension,
        long users,
        int items,
        long interactions,
        Encoding encoding,
        boolean denseUsers,
        boolean denseItems,
        int similarWidth,
        Map<String, Double> metrics,
        Map<String, Entry> files) {
    /** The format this code reads and writes. */
    public static final int FORMAT = 1;

    static final String FILE = "manifest.json";
    private static final ObjectMapper JSON = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

    /** How users' vectors are stored. */
    public enum Encoding {
        /** A float scale, then a signed byte a component: 132 bytes for 128. */
        INT8,
        /** 4 bytes a component. */
        FLOAT32;

        int recordBytes(int dimension) {
            return this == INT8 ? 4 + dimension : 4 * dimension;
        }
    }

    /**
     * A file.
     *
     * @param length bytes
     * @param crc32c of all of it in hexadecimal; {@code blocks} where the sums of its blocks are in a file beside it,
     *     because it changes when a user is forgotten
     */
    public record Entry(long length, String crc32c) {}

    /** Checks what can be checked without the files. */
    public Manifest {
        require(format == FORMAT, "format must be %d, got %d: train the model again", FORMAT, format);
        requireVersion(version);
        require(dimension >= 1 && dimension <= 4096, "dimension must be between 1 and 4096, got %d", dimension);
        require(users >= 0 && items >= 1, "users and items must not be negative or none, got %d, %d", users, items);
        require(encoding != null, "encoding must be INT8 or FLOAT32");
        metrics = metrics == null ? Map.of() : Map.copyOf(metrics);
        files = files == null ? Map.of() : Map.copyOf(files);
    }

    static void requireVersion(String version) {
        require(
                version != null && version.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}"),
                "a version is 1 to 100 letters, digits, dots, dashes and underscores and begins with one of the first two,"
                        + " got %s",
                version);
    }

    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        try {
            return JSON.readValue(Files.readAllBytes(file), Manifest.class);
        } catch (NoSuchFileException missing) {
            throw new IOException(folder + " is no model: it has no " + FILE, missing);
        } catch (JsonProcessingException wrong) {
            throw new IOException(
                    file + " is damaged or of another format: " + wrong.getOriginalMessage()
                            + "; train or copy the model again",
                    wrong);
        }
    }

    byte[] toJson() throws IOException {
        Map<String, Object> document =
                new TreeMap<>(JSON.convertValue(this, new TypeReference<Map<String, Object>>() {}));
        document.put("files", new TreeMap<>(files));
        document.put("metrics", new TreeMap<>(metrics));
        return JSON.writeValueAsBytes(document);
    }
}
