package dev.onsite.ml.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.ml.linalg.SparseMatrix;
import dev.onsite.ml.model.ModelFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextTest {
    @Test
    void wordsAreRunsOfLettersDigitsAndUnderscores() {
        assertEquals(
                List.of("don", "naïve", "größe", "x_1", "42", "漢字", "𝒳𝒴"),
                Tokenizer.words().tokenize("don't NAÏVE Größe: x_1, 42! a 漢字 𝒳𝒴"));
        assertEquals(List.of("A", "b"), new Tokenizer(1, false, Set.of("c")).tokenize("A b c"));
        assertEquals(List.of(), Tokenizer.words().tokenize(" , ."));
    }

    @Test
    void theTextbookFormulaIsTheDefinition() {
        for (int seed = 0; seed < 20; seed++) {
            Random random = new Random(seed);
            List<String> documents = documents(30, random);
            TfIdf.Fitted fitted = TfIdf.fit(
                    documents,
                    TfIdf.Options.defaults().withFormula(TfIdf.Formula.TEXTBOOK).withNormalize(false));
            List<Map<String, Double>> plain = PlainTfIdf.of(
                    documents.stream().map(Tokenizer.words()::tokenize).toList());
            for (int i = 0; i < documents.size(); i++) {
                int words = Tokenizer.words().tokenize(documents.get(i)).size();
                for (int j = 0; j < fitted.model().vocabulary().size(); j++) {
                    double expected = plain.get(i)
                            .getOrDefault(fitted.model().vocabulary().term(j), 0.0);
                    assertEquals(expected, fitted.vectors().get(i, j) / words, 1e-12, "seed " + seed);
                }
            }
        }
    }

    @Test
    void cosineSearchIsTheDenseProduct() {
        Random random = new Random(7);
        SparseMatrix vectors =
                TfIdf.fit(documents(60, random), TfIdf.Options.defaults()).vectors();
        CosineIndex index = CosineIndex.of(vectors);
        for (int q = 0; q < 60; q++) {
            List<CosineIndex.Match> found = index.search(vectors, q, 5);
            assertEquals(1, found.get(0).similarity(), 1e-12);
            double last = 2;
            for (CosineIndex.Match match : found) {
                double dot = 0;
                for (int j = 0; j < vectors.columns(); j++) {
                    dot += vectors.get(q, j) * vectors.get(match.row(), j);
                }
                assertEquals(dot, match.similarity(), 1e-12);
                assertTrue(match.similarity() <= last);
                last = match.similarity();
            }
            int better = 0;
            for (int i = 0; i < 60; i++) {
                double dot = 0;
                for (int j = 0; j < vectors.columns(); j++) {
                    dot += vectors.get(q, j) * vectors.get(i, j);
                }
                better += dot > last + 1e-12 ? 1 : 0;
            }
            assertTrue(better < 5);
        }
    }

    @Test
    void unknownTermsAreLeftOut() {
        TfIdf model = TfIdf.fit(List.of("red green", "green blue"), TfIdf.Options.defaults())
                .model();
        SparseMatrix vectors = model.transform(List.of("purple", "green purple"));
        assertEquals(0, vectors.rowStart(1));
        assertEquals(1, vectors.get(1, model.vocabulary().indexOf("green")), 1e-15);
    }

    @Test
    void noTermLeftSaysWhatToChange() {
        IllegalArgumentException error = assertThrows(
                IllegalArgumentException.class,
                () -> TfIdf.fit(List.of("red", "blue"), TfIdf.Options.defaults().withMinDocuments(2)));
        assertTrue(error.getMessage().contains("lower minDocuments (2)"), error.getMessage());
        assertThrows(IllegalArgumentException.class, () -> TfIdf.fit(List.of(), TfIdf.Options.defaults()));
    }

    @Test
    void aModelReadBackGivesTheSameVectors(@TempDir Path directory) throws IOException {
        List<String> documents = documents(20, new Random(1));
        TfIdf model = TfIdf.fit(
                        documents,
                        TfIdf.Options.defaults()
                                .withMaxNgram(2)
                                .withTokenizer(new Tokenizer(1, true, Set.of("w3", "w5"))))
                .model();
        ModelFile.save(model, directory.resolve("tfidf"));
        TfIdf read = ModelFile.load(directory.resolve("tfidf"), TfIdf.FORMAT);
        assertEquals(
                model.transform(documents).toDense(), read.transform(documents).toDense());
    }

    private static List<String> documents(int count, Random random) {
        List<String> documents = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            StringBuilder text = new StringBuilder();
            for (int w = 0; w < 3 + random.nextInt(20); w++) {
                text.append('w')
                        .append((int) Math.abs(random.nextGaussian() * 8))
                        .append(' ');
            }
            documents.add(text.toString());
        }
        return documents;
    }
}
