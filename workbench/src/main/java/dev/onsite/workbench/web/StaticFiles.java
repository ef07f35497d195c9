package dev.onsite.workbench.web;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Styles, scripts and the browser's libraries, straight out of the jars. Vert.x would unpack a jar to a temporary folder
 * first, on the event loop: the first page then waited 3.2 s for Monaco's thousand files.
 */
@ApplicationScoped
class StaticFiles {
    private static final String FOLDER = "META-INF/resources";

    /** No dots but those within a name, so that no path leads out of the folder. */
    private static final Pattern PATH = Pattern.compile("/(?:static|webjars)(?:/[\\w@-][\\w@.-]*)+");

    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("css", "text/css;charset=utf-8"),
            Map.entry("js", "text/javascript;charset=utf-8"),
            Map.entry("mjs", "text/javascript;charset=utf-8"),
            Map.entry("json", "application/json"),
            Map.entry("map", "application/json"),
            Map.entry("svg", "image/svg+xml"),
            Map.entry("png", "image/png"),
            Map.entry("ttf", "font/ttf"),
            Map.entry("woff", "font/woff"),
            Map.entry("woff2", "font/woff2"));

    void register(@Observes Router router) {
        // Before Quarkus' own handler of these folders; unordered, so that files are read beside each other.
        for (String folder : new String[] {"/static/*", "/webjars/*"}) {
            router.route(HttpMethod.GET, folder).order(-1).blockingHandler(StaticFiles::send, false);
        }
    }

    private static void send(RoutingContext context) {
        String path = context.normalizedPath();
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        if (type == null || !PATH.matcher(path).matches()) {
            context.next();
            return;
        }
        try (InputStream in = StaticFiles.class.getClassLoader().getResourceAsStream(FOLDER + path)) {
            if (in == null) {
                context.next();
                return;
            }
            context.response().putHeader("Content-Type", type).end(Buffer.buffer(in.readAllBytes()));
        } catch (IOException broken) {
            context.fail(broken);
        }
    }
}
