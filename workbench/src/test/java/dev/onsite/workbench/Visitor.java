package dev.onsite.workbench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Asks as the pages' scripts do: keeps cookies, sends the token of the last page it read. */
public final class Visitor {
    private static final Pattern TOKEN = Pattern.compile("name=\"csrf-token\" content=\"([^\"]*)\"");

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();
    private final String base;
    private String token = "";

    public Visitor(URI base) {
        this.base = base.toString().replaceAll("/$", "");
    }

    public HttpResponse<String> page(String path) throws IOException, InterruptedException {
        HttpResponse<String> response = send(request(path).header("Accept", "text/html"));
        Matcher found = TOKEN.matcher(response.body());
        if (found.find()) {
            token = found.group(1);
        }
        return response;
    }

    /** Sends a form with the token. */
    public HttpResponse<String> form(String method, String path, Map<String, String> fields)
            throws IOException, InterruptedException {
        return send(form(method, path, fields, "X-CSRF-TOKEN", token));
    }

    /** Sends a form with a header of one's own in place of the token. */
    public HttpResponse<String> formWith(String path, Map<String, String> fields, String header, String value)
            throws IOException, InterruptedException {
        return send(form("POST", path, fields, header, value));
    }

    public HttpResponse<String> get(String path, String... headers) throws IOException, InterruptedException {
        HttpRequest.Builder request = request(path);
        return send(headers.length == 0 ? request : request.headers(headers));
    }

    /** Hands in and waits for the whole stream of events. */
    public String judge(String slug, String language, String source) throws IOException, InterruptedException {
        page("/problems/" + slug);
        HttpResponse<String> started = form(
                "POST",
                "/problems/" + slug + "/submissions",
                Map.of("language", language, "source", source, "samples", "false"));
        assertEquals(201, started.statusCode(), started.body());
        Matcher path = Pattern.compile("/submissions/\\d+/events").matcher(started.body());
        assertEquals(true, path.find(), started.body());
        return get(path.group()).body();
    }

    private HttpRequest.Builder form(
            String method, String path, Map<String, String> fields, String header, String value) {
        String body = fields.entrySet().stream()
                .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&"));
        return request(path)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Accept", "application/json, */*;q=0.5")
                .header(header, value)
                .method(method, HttpRequest.BodyPublishers.ofString(body));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + path)).timeout(Duration.ofMinutes(1));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
