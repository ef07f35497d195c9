package dev.onsite.problems.paths;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.judge.problem.Problem;
import dev.onsite.problems.ProblemBank;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class StudyPathTest {
    private static final ProblemBank BANK = ProblemBank.load();

    static Stream<StudyPath> paths() {
        return BANK.paths().stream();
    }

    @ParameterizedTest
    @MethodSource("paths")
    void everyProblemOfAPathIsInTheBank(StudyPath path) {
        Set<String> missing = new TreeSet<>(path.problems());
        missing.removeAll(BANK.slugs());
        assertEquals(Set.of(), missing, "paths/" + path.name() + ".yaml names what the bank does not have");
    }

    @ParameterizedTest
    @MethodSource("paths")
    void noPartIsEmptyOrRepeatsItself(StudyPath path) {
        assertFalse(path.parts().isEmpty());
        for (StudyPath.Part part : path.parts()) {
            assertFalse(part.problems().isEmpty(), path.name() + ", " + part.title());
            assertEquals(
                    part.problems().size(),
                    new HashSet<>(part.problems()).size(),
                    path.name() + ", " + part.title() + " names a problem twice");
        }
    }

    @Test
    void thereIsAPlanTheGuideTheTopicsAndTheRounds() {
        assertEquals(
                List.of("four-weeks", "guide", "rounds", "topics"),
                BANK.paths().stream().map(StudyPath::name).toList());
    }

    @Test
    void byTopicLeadsToEveryProblemOnce() {
        StudyPath topics = BANK.path("topics").orElseThrow();
        List<String> all = topics.parts().stream()
                .flatMap(part -> part.problems().stream())
                .toList();
        assertEquals(BANK.slugs(), all.stream().sorted().toList());
    }

    @Test
    void whatNoTopicCoversIsInALastPart() {
        List<Problem> problems =
                BANK.all().stream().map(ProblemBank.Entry::problem).toList();
        StudyPath path = PathYaml.parse(
                "one",
                "title: One\nabout: A topic.\nparts:\n  - title: Clusters\n    topics: [clustering]\n",
                problems);
        assertEquals(
                List.of("Clusters", "More"),
                path.parts().stream().map(StudyPath.Part::title).toList());
        assertTrue(path.parts().get(0).problems().contains("k-means"));
        assertEquals(BANK.slugs().size(), path.problems().size());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'title: T' | parts must be a list",
                "'{title: T, about: A, parts: [{title: P}]}' | either problems or topics",
                "'{title: T, about: A, parts: [{title: P, problems: [a], topics: [b]}]}' | either problems or topics",
                "'{about: A, parts: [{title: P, problems: [a]}]}' | title must be a text",
                "'[1, 2]' | must be a mapping",
                "'a: b: c' | is not YAML",
            })
    void aFileThatIsNotAPathIsRefusedWithItsName(String yaml, String message) {
        IllegalArgumentException refusal =
                assertThrows(IllegalArgumentException.class, () -> PathYaml.parse("broken", yaml, List.of()));
        assertTrue(refusal.getMessage().contains("paths/broken.yaml"), refusal.getMessage());
        assertTrue(refusal.getMessage().contains(message), refusal.getMessage());
    }
}
