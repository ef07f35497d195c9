package dev.onsite.workbench.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands as a person or a script calls them: what they print, and with which code they exit. */
class OnsiteTest {
    @TempDir
    private Path folder;

    private record Result(int code, String out, String err) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (JsonProcessingException broken) {
                throw new AssertionError("standard output is not one JSON document: " + out, broken);
            }
        }
    }

    private static Result onsite(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = Onsite.run(new PrintWriter(out), new PrintWriter(err, true), arguments);
        return new Result(code, out.toString(), err.toString());
    }

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    @Test
    void serveIsWhatRunsWithoutACommand() {
        assertArrayEquals(new String[] {"serve"}, Onsite.withCommand());
        assertArrayEquals(new String[] {"serve", "--port", "9000"}, Onsite.withCommand("--port", "9000"));
        assertArrayEquals(new String[] {"--help"}, Onsite.withCommand("--help"));
        assertArrayEquals(new String[] {"judge", "x"}, Onsite.withCommand("judge", "x"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"serve", "doctor", "problems", "start", "judge", "watch", "verify", "completion"})
    void everyCommandHasHelp(String command) {
        Result result = onsite("help", command);
        assertEquals(0, result.code(), result.err());
        assertTrue(result.out().contains("Usage: onsite " + command), result.out());
    }

    @Test
    void problemsAreListedAndFiltered() {
        JsonNode all = onsite("problems", "--json").json();
        assertTrue(all.size() >= 3);
        JsonNode first = all.get(0);
        for (String field : new String[] {"slug", "title", "difficulty", "topics", "languages"}) {
            assertTrue(first.has(field), field);
        }
        JsonNode clustering =
                onsite("problems", "--topic", "clustering", "--json").json();
        assertTrue(StreamSupport.stream(clustering.spliterator(), false)
                .anyMatch(problem -> problem.get("slug").asText().equals("k-means")));
        assertTrue(onsite("problems", "--difficulty", "easy").out().contains("logistic-gradient"));
    }

    @Test
    void unknownTopicsAndDifficultiesAreAnsweredWithTheKnownOnes() {
        Result topic = onsite("problems", "--topic", "cooking");
        assertEquals(2, topic.code());
        assertTrue(topic.err().contains("clustering"), topic.err());
        Result difficulty = onsite("problems", "--difficulty", "absurd");
        assertEquals(2, difficulty.code());
        assertTrue(difficulty.err().contains("easy"), difficulty.err());
    }

    @ParameterizedTest
    @CsvSource({"java,Solution.java", "python,solution.py", "JAVA,Solution.java"})
    void startWritesStatementAndStarterAndNeverOverwrites(String language, String name) throws IOException {
        Result first = onsite("start", "k-means", "--lang", language, "--dir", folder.toString());
        assertEquals(0, first.code(), first.err());
        Path source = folder.resolve("k-means").resolve(name);
        assertTrue(Files.readString(folder.resolve("k-means/statement.md")).startsWith("# "));
        Files.writeString(source, "an evening's work");
        Result second = onsite("start", "k-means", "--lang", language, "--dir", folder.toString());
        assertEquals(2, second.code());
        assertTrue(second.err().contains("stays as it is"), second.err());
        assertEquals("an evening's work", Files.readString(source));
    }

    @Test
    void aPacksProblemIsJudgedByItsOwnCheckerConfined() throws IOException {
        Path home = folder.resolve("pack").resolve("doubled");
        for (String part : new String[] {"java", "python", "wrong"}) {
            Files.createDirectories(home.resolve(part));
        }
        Files.writeString(home.resolve("problem.yaml"), """
                title: Doubled
                difficulty: easy
                topics: [arrays]
                minutes: 5
                kind: function
                signature:
                  java: doubled
                  python: doubled
                  parameters:
                    - {name: values, type: "double[]", doc: "(n)"}
                  returns: "double[]"
                follow_ups: [And tripled?]
                """);
        Files.writeString(home.resolve("statement.md"), "Double them.");
        Files.writeString(home.resolve("hints.md"), "## One\na\n## Two\nb\n## Three\nc\n");
        Files.writeString(home.resolve("solution.md"), "Times two.");
        for (String name : new String[] {"java/Starter.java", "java/Solution.java"}) {
            Files.writeString(home.resolve(name), "class Solution {}");
        }
        for (String name : new String[] {"python/starter.py", "python/solution.py"}) {
            Files.writeString(home.resolve(name), "def doubled(values):\n    return 2 * values\n");
        }
        Files.writeString(home.resolve("checker.py"), """
                import numpy as np

                class Checker:
                    def cases(self, seed):
                        return [{"name": "three", "sample": True, "arguments": [np.array([1.0, 2.0, 3.0])]}]

                    def expected(self, arguments, calls):
                        return 2 * arguments[0]
                """);
        String pack = folder.resolve("pack").toString();
        Path right = file("right.py", "def doubled(values):\n    return values + values\n");
        Path wrong = file("wrong.py", "def doubled(values):\n    return values\n");
        assertEquals(
                0,
                onsite("judge", "--pack", pack, "doubled", right.toString(), "--json")
                        .code());
        Result result = onsite("judge", "--pack", pack, "doubled", wrong.toString(), "--json");
        assertEquals(1, result.code(), result.err());
        assertEquals("WA", result.json().get("verdict").asText());
        Result none = onsite("judge", "--pack", pack, "k-means", right.toString());
        assertEquals(2, none.code());
        assertTrue(none.err().contains("the pack has no problem k-means"), none.err());
    }

    @Test
    void judgeTellsTheVerdictAndExitsByIt() throws IOException {
        onsite("start", "logistic-gradient", "--lang", "java", "--dir", folder.toString());
        Path starter = folder.resolve("logistic-gradient/Solution.java");
        Result result = onsite("judge", "logistic-gradient", starter.toString(), "--json");
        assertEquals(1, result.code(), result.err());
        JsonNode json = result.json();
        for (String field :
                new String[] {"problem", "language", "verdict", "message", "cases", "cpu_ms", "wall_ms", "isolation"}) {
            assertTrue(json.has(field), field);
        }
        for (String field :
                new String[] {"name", "verdict", "seed", "cpu_ms", "wall_ms", "peak_mb", "index", "expected", "got"}) {
            assertTrue(json.get("cases").get(0).has(field), field);
        }
        Result samples = onsite("judge", "logistic-gradient", starter.toString(), "--samples", "--json");
        assertTrue(samples.json().get("cases").size() < json.get("cases").size());
    }

    @Test
    void aStageIsStartedAndJudgedByItsNumber() throws IOException {
        Result started = onsite("start", "ndcg", "--stage", "2", "--dir", folder.toString());
        assertEquals(0, started.code(), started.err());
        String statement = Files.readString(folder.resolve("ndcg.2/statement.md"));
        assertTrue(statement.startsWith("# Equal scores in any order") && statement.contains("# Before: nDCG at k"));
        Path starter = folder.resolve("ndcg.2/solution.py");
        Result judged = onsite("judge", "ndcg", starter.toString(), "--stage", "2", "--json");
        assertEquals(1, judged.code(), judged.err());
        assertEquals("ndcg", judged.json().get("problem").asText());
        assertEquals(2, judged.json().get("stage").asInt());
        Result missing = onsite("judge", "ndcg", starter.toString(), "--stage", "3");
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("between 1 and 2"), missing.err());
    }

    @Test
    void pathsAreListedAndEachShowsItsProblemsInOrder() {
        Result all = onsite("problems", "--path");
        assertEquals(0, all.code(), all.err());
        assertTrue(all.out().contains("four-weeks") && all.out().contains("topics"), all.out());
        Result one = onsite("problems", "--path", "four-weeks");
        assertTrue(one.out().indexOf("linear-regression-gd") < one.out().indexOf("token-bucket"), one.out());
        JsonNode json = onsite("problems", "--path", "guide", "--json").json();
        assertEquals("guide", json.get("name").asText());
        assertTrue(json.get("parts").get(0).get("problems").get(0).has("slug"));
        Result unknown = onsite("problems", "--path", "none");
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("four-weeks"), unknown.err());
        assertEquals(
                2, onsite("problems", "--path", "guide", "--topic", "systems").code());
    }

    @Test
    void emptyBinaryAndHugeFilesAreCompileErrors() throws IOException {
        Path empty = file("empty.java", "");
        Path binary = folder.resolve("binary.py");
        Files.write(binary, new byte[] {0, (byte) 0xff, 3});
        Path huge = file("huge.java", "/".repeat(10 << 20));
        for (Path file : new Path[] {empty, binary, huge}) {
            Result result = onsite("judge", "k-means", file.toString(), "--json");
            assertEquals(1, result.code(), result.err());
            assertEquals("CE", result.json().get("verdict").asText());
            assertTrue(result.json()
                    .get("message")
                    .asText()
                    .contains(file.getFileName().toString()));
        }
    }

    @Test
    void whatCannotBeJudgedIsASentenceAndExitTwo() throws IOException {
        Path text = file("notes.txt", "hello");
        String[][] calls = {
            {"judge", "kmeans", "x.py", "did you mean k-means?"},
            {"judge", "k-means", folder.resolve("missing.py").toString(), "there is no file"},
            {"judge", "k-means", folder.toString(), "is not a file"},
            {"judge", "k-means", text.toString(), "must end with .java or .py"},
            {"start", "k-mean", "did you mean k-means?"},
            {"serve", "--port", "70000", "between 1 and 65535"},
            {"verify", "nothing-like-it-at-all", "there is no problem"},
        };
        for (String[] call : calls) {
            String[] arguments = java.util.Arrays.copyOf(call, call.length - 1);
            Result result = onsite(arguments);
            assertEquals(2, result.code(), String.join(" ", arguments));
            assertTrue(result.err().contains(call[call.length - 1]), result.err());
            assertTrue(result.err().lines().count() < 8, "a sentence, no stack trace: " + result.err());
            assertEquals("", result.out());
        }
    }

    @Test
    void doctorTellsWhatIsThere() {
        Result result =
                onsite("doctor", "--json", "--data", folder.resolve("none-yet").toString());
        JsonNode json = result.json();
        assertTrue(json.get("ready").isBoolean());
        for (JsonNode check : json.get("checks")) {
            for (String field : new String[] {"name", "ok", "found", "needed_for", "how"}) {
                assertTrue(check.has(field), check.toString());
            }
            assertTrue(check.get("ok").asBoolean() || !check.get("how").asText().isEmpty(), check.toString());
        }
        assertTrue(Files.notExists(folder.resolve("none-yet")), "looking makes no folder");
    }

    @Test
    void completionIsAScriptForTheShell() {
        Result result = onsite("completion");
        assertEquals(0, result.code());
        assertTrue(result.out().contains("complete -F") && result.out().contains("problems"));
    }
}
