package dev.onsite.ml.tensor;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A gradient check in double proves the float layer only while the two are the same text. */
class PrecisionTwinsTest {
    private static final Path SOURCES = Path.of("src/main/java/dev/onsite/ml/tensor");

    @ParameterizedTest
    @ValueSource(strings = {"Linear", "Functions", "Norms", "Gates", "Updates", "Attention"})
    void theDoubleTwinIsTheFloatTextWithTheTypeExchanged(String loops) throws IOException {
        String exchanged = Files.readString(SOURCES.resolve("Float" + loops + ".java"))
                .replace("(float) ", "")
                .replace("Float", "Double")
                .replaceAll("\\bfloat\\b", "double")
                .replace(".floats()", ".doubles()")
                .replaceAll("\\b([0-9]+)f\\b", "$1d");

        assertEquals(
                withoutSpace(exchanged), withoutSpace(Files.readString(SOURCES.resolve("Double" + loops + ".java"))));
    }

    /** The formatter wraps shorter lines elsewhere. */
    private static String withoutSpace(String source) {
        return source.replaceAll("\\s+", "");
    }
}
