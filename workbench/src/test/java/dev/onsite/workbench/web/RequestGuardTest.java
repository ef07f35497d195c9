package dev.onsite.workbench.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.onsite.workbench.TemporaryData;
import dev.onsite.workbench.Visitor;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TemporaryData.class)
class RequestGuardTest {
    @TestHTTPResource("/")
    URI base;

    private Visitor visitor;

    @BeforeEach
    void visit() {
        visitor = new Visitor(base);
    }

    @Test
    void everyAnswerCarriesTheHeadersThatGuardIt() throws Exception {
        for (String path : new String[] {"/", "/problems", "/static/onsite.css", "/nothing", "/q/health"}) {
            HttpResponse<String> answer = visitor.page(path);
            String policy =
                    answer.headers().firstValue("Content-Security-Policy").orElse("");
            assertTrue(policy.contains("default-src 'none'; script-src 'self';"), path + ": " + policy);
            assertFalse(policy.contains("unsafe-eval"), path + ": " + policy);
            assertEquals(
                    "nosniff",
                    answer.headers().firstValue("X-Content-Type-Options").orElse(""),
                    path);
        }
    }

    @Test
    void pagesHaveNoScriptWithinThem() throws Exception {
        for (String path : new String[] {"/", "/problems", "/problems/k-means"}) {
            String page = visitor.page(path).body();
            assertFalse(page.matches("(?s).*<script(?![^>]*\\ssrc=).*"), path);
            assertFalse(page.matches("(?s).*<[^>]*\\s(on[a-z]+|style)=.*"), path);
        }
    }

    @Test
    void nameThatPointsHereFromElsewhereIsRefused() throws Exception {
        assertTrue(raw("GET / HTTP/1.1\r\nHost: evil.example\r\n").startsWith("HTTP/1.1 403"));
        assertTrue(raw("GET / HTTP/1.1\r\nHost: 127.0.0.1.evil.example:" + base.getPort() + "\r\n")
                .startsWith("HTTP/1.1 403"));
        assertTrue(raw("GET / HTTP/1.1\r\nHost: localhost:1\r\n").startsWith("HTTP/1.1 403"));
        assertTrue(raw("GET / HTTP/1.1\r\nHost: localhost:" + base.getPort() + "\r\n")
                .startsWith("HTTP/1.1 200"));
    }

    @Test
    void requestFromAnotherSiteIsRefused() throws Exception {
        assertEquals(403, visitor.get("/", "Origin", "http://evil.example").statusCode());
        assertEquals(403, visitor.get("/", "Origin", "null").statusCode());
        visitor.page("/");
        assertEquals(
                403,
                visitor.formWith("/problems/k-means/hints", Map.of(), "Sec-Fetch-Site", "cross-site")
                        .statusCode());
    }

    @Test
    void changeWithoutTheTokenIsRefused() throws Exception {
        visitor.page("/problems/k-means");
        assertEquals(
                400,
                visitor.formWith("/problems/k-means/hints", Map.of(), "X-Nothing", "x")
                        .statusCode());
        assertEquals(
                400,
                visitor.formWith("/problems/k-means/hints", Map.of(), "X-CSRF-TOKEN", "AAAAAAAAAAAAAAAAAAAAAA")
                        .statusCode());
    }

    @Test
    void librariesComeFromTheJarAndMayBeKept() throws Exception {
        String page = visitor.page("/problems/k-means").body();
        String katex = page.replaceAll("(?s).*href=\"(/webjars/katex/[^\"]+)\".*", "$1");
        HttpResponse<String> answer = visitor.get(katex);
        assertEquals(200, answer.statusCode(), katex);
        assertTrue(answer.headers().firstValue("Cache-Control").orElse("").contains("immutable"));
        assertEquals(
                "no-cache",
                visitor.get("/static/onsite.css")
                        .headers()
                        .firstValue("Cache-Control")
                        .orElse(""));
    }

    @Test
    void noPathLeadsOutOfTheFolderOfStaticFiles() throws Exception {
        for (String path : new String[] {
            "/static/../../application.properties",
            "/static/%2e%2e/%2e%2e/application.properties",
            "/webjars/..%2f..%2fapplication.properties"
        }) {
            assertTrue(
                    raw("GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + base.getPort() + "\r\n")
                            .startsWith("HTTP/1.1 404"),
                    path);
        }
    }

    private String raw(String head) throws IOException {
        try (Socket socket = new Socket(base.getHost(), base.getPort())) {
            socket.getOutputStream().write((head + "Connection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
