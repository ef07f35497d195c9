package dev.onsite.recommender.api;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsite.recommender.serve.Service;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every endpoint with right and wrong inputs, against real PostgreSQL and Redis. */
@QuarkusTest
class ContractTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ADMIN = "test-admin-key";

    @TestHTTPResource
    URI address;

    @Inject
    Service service;

    private final HttpClient client = HttpClient.newHttpClient();

    @BeforeEach
    void awaitModel() {
        while (!service.ready()) {
            assertEquals("", service.failure());
            Thread.onSpinWait();
        }
    }

    private HttpResponse<String> send(String method, String path, String body, String key) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(address.resolve(path))
                .header("Content-Type", "application/json")
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        if (key != null) {
            request.header("Authorization", "Bearer " + key);
        }
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private JsonNode ok(String method, String path, String body) throws Exception {
        HttpResponse<String> answer = send(method, path, body, ADMIN);
        assertEquals(200, answer.statusCode(), method + " " + path + ": " + answer.body());
        return JSON.readTree(answer.body());
    }

    private static JsonNode assertProblem(int status, HttpResponse<String> answer) throws Exception {
        assertEquals(status, answer.statusCode(), answer.body());
        assertEquals(
                "application/problem+json",
                answer.headers().firstValue("Content-Type").orElse(""));
        JsonNode problem = JSON.readTree(answer.body());
        assertEquals(status, problem.path("status").asInt());
        assertFalse(problem.path("detail").asText().isEmpty());
        assertFalse(problem.path("detail").asText().contains("Exception"), problem.toString());
        return problem;
    }

    private Set<Integer> items(String path) throws Exception {
        Set<Integer> items = new HashSet<>();
        ok("GET", path, null)
                .path("items")
                .forEach(item -> items.add(item.path("item").asInt()));
        return items;
    }

    @Test
    void userGetsExactlyNDistinctItemsNotSeenBefore() throws Exception {
        Set<Integer> items = items("/v1/users/3/recommendations?n=200");

        assertEquals(200, items.size());
        for (int seen : service.recommender().model().history(3)) {
            assertFalse(items.contains(seen), "seen before: " + seen);
        }
    }

    @Test
    void unknownUserGetsPopularItems() throws Exception {
        JsonNode answer = ok("GET", "/v1/users/999999999999/recommendations?n=5&explain=true", null);

        assertEquals(5, answer.path("items").size());
        assertTrue(answer.path("items").get(0).path("sources").toString().contains("popular"));
    }

    @Test
    void narrowFilterGivesAllThereAreAndOnlyThem() throws Exception {
        int brand = service.recommender().model().table().brand()[100];
        JsonNode answer = ok("GET", "/v1/users/4/recommendations?n=200&available=true&brand=" + brand, null);

        int exist = 0;
        Set<Integer> seen = new HashSet<>();
        for (int item : service.recommender().model().history(4)) {
            seen.add(item);
        }
        var table = service.recommender().model().table();
        for (int item = 0; item < table.brand().length; item++) {
            exist += table.brand()[item] == brand && table.available()[item] && !seen.contains(item) ? 1 : 0;
        }
        assertEquals(exist, answer.path("items").size());
        answer.path("items").forEach(item -> {
            assertEquals(brand, item.path("brand").asInt());
            assertTrue(item.path("available").asBoolean());
        });
    }

    @Test
    void excludedItemsStayOut() throws Exception {
        Set<Integer> first = items("/v1/users/5/recommendations?n=3");
        StringBuilder path = new StringBuilder("/v1/users/5/recommendations?n=20");
        first.forEach(item -> path.append("&exclude=").append(item));

        Set<Integer> rest = items(path.toString());

        assertEquals(20, rest.size());
        first.forEach(item -> assertFalse(rest.contains(item)));
    }

    @Test
    void secondAnswerComesFromTheProcessAndIsTheSame() throws Exception {
        String first =
                send("GET", "/v1/users/6/recommendations?n=10", null, null).body();
        HttpResponse<String> second = send("GET", "/v1/users/6/recommendations?n=10", null, null);

        assertEquals(first, second.body());
        assertEquals("local", second.headers().firstValue("X-Cache").orElse(""));
        assertTrue(second.headers().firstValue("RateLimit-Policy").isPresent());
        assertTrue(second.headers().firstValue("RateLimit").isPresent());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/users/1/recommendations?n=0|n must be between 1 and 200, got 0",
                "/v1/users/1/recommendations?n=-1|n must be between 1 and 200, got -1",
                "/v1/users/1/recommendations?n=1000000|n must be between 1 and 200, got 1000000",
                "/v1/users/1/recommendations?n=ten|n must be a whole number",
                "/v1/users/-1/recommendations|user must be a whole number",
                "/v1/users/1%27%20OR%201%3D1/recommendations|user must be a whole number",
                "/v1/users/1/recommendations?category=1%0D%0ASet-Cookie:x|category must be a whole number",
                "/v1/users/1/recommendations?min_price=5&max_price=1|max_price must be at least min_price",
                "/v1/users/1/recommendations?min_price=NaN|min_price must be a number",
                "/v1/users/1/recommendations?available=perhaps|available must be true or false",
                "/v1/users/1/recommendations?hour=24|hour must be a whole number between 0 and 23",
                "/v1/items/one/similar|item must be a whole number",
                "/v1/items/1/similar?n=0|n must be between 1 and 200"
            })
    void wrongQuestionIsToldWhatIsWrong(String path, String detail) throws Exception {
        HttpResponse<String> answer = send("GET", path, null, null);

        JsonNode problem = assertProblem(400, answer);
        assertTrue(problem.path("detail").asText().startsWith(detail), problem.toString());
        assertTrue(answer.headers().firstValue("Set-Cookie").isEmpty());
    }

    @Test
    void whatIsTooLongIsRefused() throws Exception {
        int line = send("GET", "/v1/users/1/recommendations?category=" + "1".repeat(20_000), null, null)
                .statusCode();
        assertTrue(line == 414 || line == 431 || line == 400, "answered " + line);
        assertEquals("HTTP/1.1 413 Request Entity Too Large", statusLine("/v1/events", 2_000_002));
    }

    /** The answer to the head of a request alone: a client that goes on to send the body may find the connection closed. */
    private String statusLine(String path, int length) throws IOException {
        try (Socket socket = new Socket(address.getHost(), address.getPort())) {
            String head = "POST " + path + " HTTP/1.1\r\nHost: " + address.getAuthority()
                    + "\r\nContent-Type: application/json\r\nAuthorization: Bearer " + ADMIN + "\r\nContent-Length: "
                    + length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void unknownItemAndPathAreNotFound() throws Exception {
        assertProblem(404, send("GET", "/v1/items/99999999/similar", null, null));
        assertProblem(404, send("GET", "/v1/items/99999999", null, null));
        assertProblem(404, send("GET", "/v1/nothing", null, null));
        assertProblem(404, send("POST", "/v1/sessions/recommendations", "{\"items\":[99999999]}", null));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{|the body is no JSON",
                "[]|there must be 1 to 1000 events",
                "{}|event 0: id must have",
                "{\"id\":\"a\"}|event 0: user must be",
                "{\"id\":\"a\",\"user\":1,\"item\":-1}|event 0: item must be",
                "{\"id\":\"a\",\"user\":1,\"item\":1,\"kind\":\"love\"}|event 0: kind must be",
                "{\"id\":\"a\",\"user\":1,\"item\":1,\"kind\":\"rating\",\"value\":6}|event 0: a rating's value",
                "{\"id\":\"a\",\"user\":\"x\",\"item\":1,\"kind\":\"view\"}|the body is no JSON of the expected form"
            })
    void wrongEventIsToldWhatIsWrong(String body, String detail) throws Exception {
        JsonNode problem = assertProblem(400, send("POST", "/v1/events", body, ADMIN));
        assertTrue(problem.path("detail").asText().startsWith(detail), problem.toString());
    }

    @Test
    void writesNeedAKeyOfTheirScope() throws Exception {
        String event = "{\"id\":\"k\",\"user\":1,\"item\":1,\"kind\":\"view\"}";
        assertProblem(401, send("POST", "/v1/events", event, null));
        assertProblem(401, send("POST", "/v1/events", event, "wrong"));
        assertProblem(401, send("DELETE", "/v1/users/1", null, null));
        assertProblem(401, send("GET", "/v1/users/1", null, null));
        assertProblem(401, send("PUT", "/lab/knobs/ef_search", "{\"value\":50}", null));
        String reader = ok("POST", "/v1/admin/keys", "{\"name\":\"r\",\"scopes\":[\"read\"]}")
                .path("key")
                .asText();
        String writer = ok("POST", "/v1/admin/keys", "{\"name\":\"w\",\"scopes\":[\"write\"]}")
                .path("key")
                .asText();
        assertProblem(403, send("POST", "/v1/events", event, reader));
        assertProblem(403, send("POST", "/v1/admin/model/rollback", "{}", writer));
        assertEquals(200, send("POST", "/v1/events", event, writer).statusCode());
    }

    @Test
    void eventCountsOnceAndIsInTheNextAnswer() throws Exception {
        Set<Integer> before = items("/v1/users/7/recommendations?n=10");
        int first = before.iterator().next();
        String event = "{\"id\":\"" + UUID.randomUUID() + "\",\"user\":7,\"item\":" + first + ",\"kind\":\"purchase\"}";

        assertEquals(1, ok("POST", "/v1/events", event).path("stored").asInt());
        assertEquals(1, ok("POST", "/v1/events", event).path("duplicates").asInt());

        Set<Integer> after = items("/v1/users/7/recommendations?n=10");
        assertEquals(10, after.size());
        assertFalse(after.contains(first));
        assertNotEquals(before, after);
    }

    @Test
    void changedItemIsInTheNextAnswer() throws Exception {
        int first = items("/v1/users/8/recommendations?n=5").iterator().next();

        ok("DELETE", "/v1/items/" + first, null);

        assertFalse(items("/v1/users/8/recommendations?n=5").contains(first));
        assertProblem(404, send("GET", "/v1/items/" + first, null, null));
        assertEquals(
                3.5,
                ok("PUT", "/v1/items/" + first, "{\"price\":3.5}").path("price").asDouble());
        assertProblem(400, send("PUT", "/v1/items/" + first, "{\"price\":-1}", ADMIN));
    }

    @Test
    void deletedUserIsNowhere() throws Exception {
        // The database outlives a run, and who was forgotten stays so.
        int user = 1000;
        while (service.recommender().users().isForgotten(user)) {
            user++;
        }
        String person = "/v1/users/" + user;
        String event = "{\"id\":\"" + UUID.randomUUID() + "\",\"user\":" + user + ",\"item\":1,\"kind\":\"click\"}";
        ok("PUT", person, "{\"name\":\"N\"}");
        ok("POST", "/v1/events", event);
        items(person + "/recommendations?n=10");

        JsonNode proof = ok("DELETE", person, null);

        assertEquals(1, proof.path("attributes_deleted").asInt(), proof.toString());
        assertTrue(proof.path("events_deleted").asInt() >= 1, proof.toString());
        assertTrue(proof.path("cached_answers_deleted").asInt() >= 1, proof.toString());
        assertEquals(0, proof.path("rows_left").asInt());
        for (String place : new String[] {"cached_here", "in_model", "in_memory"}) {
            assertFalse(proof.path(place).asBoolean(true), place);
        }
        assertProblem(404, send("GET", person, null, ADMIN));
        assertProblem(400, send("POST", "/v1/events", event, ADMIN));
    }

    @Test
    void sessionIsAnsweredByWhatIsLikeIt() throws Exception {
        JsonNode answer = ok("POST", "/v1/sessions/recommendations", "{\"items\":[10,11],\"n\":5,\"explain\":true}");
        assertEquals(5, answer.path("items").size());
        answer.path("items")
                .forEach(item -> assertTrue(
                        item.path("item").asInt() != 10 && item.path("item").asInt() != 11));
        assertProblem(400, send("POST", "/v1/sessions/recommendations", "{\"items\":[]}", null));
        assertProblem(400, send("POST", "/v1/sessions/recommendations", "nonsense", null));
    }

    @Test
    void similarItemsAreAnswered() throws Exception {
        JsonNode answer = ok("GET", "/v1/items/10/similar?n=7", null);
        assertEquals(7, answer.path("items").size());
    }

    @Test
    void modelSwapsAndGoesBackWithoutAFailingRequest() throws Exception {
        String before = ok("GET", "/v1/admin/model", null).path("version").asText();
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        CompletableFuture<Integer> failed = CompletableFuture.supplyAsync(() -> {
            int failures = 0;
            while (!over.get()) {
                try {
                    int user = 100 + answered.incrementAndGet() % 1000;
                    failures += send("GET", "/v1/users/" + user + "/recommendations", null, null)
                                            .statusCode()
                                    == 200
                            ? 0
                            : 1;
                } catch (Exception broken) {
                    failures++;
                }
            }
            return failures;
        });
        String other = ok("POST", "/v1/admin/model/activate", "{\"scale\":\"small\",\"seed\":7}")
                .path("version")
                .asText();
        assertEquals(
                other,
                ok("GET", "/v1/users/11/recommendations", null).path("model").asText());
        assertEquals(
                before,
                ok("POST", "/v1/admin/model/rollback", "{}").path("version").asText());
        over.set(true);

        assertEquals(0, failed.join());
        assertTrue(answered.get() > 0);
        assertNotEquals(before, other);
        assertProblem(400, send("POST", "/v1/admin/model/activate", "{\"scale\":\"huge\",\"seed\":1}", ADMIN));
        assertProblem(400, send("POST", "/v1/admin/model/activate", "{\"version\":\"v1\"}", ADMIN));
    }

    @Test
    void knobsAreToldAndTurnedWithinTheirRange() throws Exception {
        JsonNode lab = ok("GET", "/lab", null);
        assertTrue(lab.path("knobs").size() >= 10);
        assertEquals(10, lab.path("stages").path("retrieval").path("budget_ms").asInt());
        assertEquals(
                90,
                ok("PUT", "/lab/knobs/ef_search", "{\"value\":90}")
                        .path("current")
                        .asInt());
        assertProblem(400, send("PUT", "/lab/knobs/ef_search", "{\"value\":1}", ADMIN));
        assertProblem(400, send("PUT", "/lab/knobs/ef_search", "{}", ADMIN));
        assertProblem(404, send("PUT", "/lab/knobs/warp", "{\"value\":1}", ADMIN));
    }

    @Test
    void healthMetricsAndDescriptionAreThere() throws Exception {
        assertEquals(200, send("GET", "/q/health/ready", null, null).statusCode());
        items("/v1/users/12/recommendations");
        String metrics = send("GET", "/q/metrics", null, null).body();
        assertTrue(metrics.contains("onsite_recommender_stage_seconds"), metrics);
        assertTrue(send("GET", "/q/openapi", null, null).body().contains("/v1/users/{user}/recommendations"));
    }
}
