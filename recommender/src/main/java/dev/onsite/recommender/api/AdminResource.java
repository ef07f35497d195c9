package dev.onsite.recommender.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.serve.Service;
import dev.onsite.recommender.store.Database;
import dev.onsite.recommender.store.Keys;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.IOException;
import java.security.SecureRandom;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Models and keys. */
@Path("/v1/admin")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "administration")
public class AdminResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Service service;

    @Inject
    AdminResource(Service service) {
        this.service = service;
    }

    /** The model that serves. */
    @GET
    @Path("/model")
    @Operation(summary = "the model that serves")
    public Map<String, Object> model() {
        ServingModel model = service.recommender().model();
        if (model == null) {
            throw new IllegalStateException("the model is not loaded yet");
        }
        return Map.of(
                "version", model.version(),
                "source", model.source(),
                "users", model.users(),
                "items", model.items(),
                "dimension", model.dimension());
    }

    /**
     * Which model: a trained one, or one to draw.
     *
     * @param version of a trained one
     * @param scale small or full
     * @param seed another seed is another model
     */
    public record Wanted(String version, String scale, Long seed) {}

    /** Serves another model. */
    @POST
    @Path("/model/activate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "serve another model: users and items swap together, no request fails")
    public Map<String, Object> activate(String body) throws IOException {
        Wanted wanted = JSON.readValue(body, Wanted.class);
        if (wanted != null && wanted.version() != null) {
            service.activate(wanted.version());
            return model();
        }
        if (wanted == null || wanted.scale() == null || wanted.seed() == null) {
            throw Problem.badRequest("version, or scale (small or full) and seed, must be given");
        }
        service.activate(service.draw(wanted.scale(), wanted.seed()));
        return model();
    }

    /** Goes back. */
    @POST
    @Path("/model/rollback")
    @Operation(summary = "serve the model before")
    public Map<String, Object> rollBack() throws IOException {
        if (!service.rollBack()) {
            throw Problem.conflict("there is no model to go back to");
        }
        return model();
    }

    /**
     * Who gets a key.
     *
     * @param name of whom
     * @param scopes some of read, write, admin
     */
    public record KeyWanted(String name, List<String> scopes) {}

    /** Makes a key. */
    @POST
    @Path("/keys")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "make a key; it is shown this once, only its hash is kept")
    public Map<String, Object> makeKey(String body) throws SQLException, JsonProcessingException {
        KeyWanted wanted = JSON.readValue(body, KeyWanted.class);
        if (wanted == null
                || wanted.name() == null
                || !wanted.name().matches("[A-Za-z0-9._-]{1,64}")
                || wanted.scopes() == null) {
            throw Problem.badRequest("name (1 to 64 letters, digits, . _ -) and scopes must be given");
        }
        Set<Keys.Scope> scopes = new HashSet<>();
        for (String scope : wanted.scopes()) {
            if (scope == null || !scope.matches("read|write|admin")) {
                throw Problem.badRequest("scopes must be some of read, write, admin");
            }
            scopes.add(Keys.Scope.valueOf(scope.toUpperCase(Locale.ROOT)));
        }
        Database database = service.database()
                .orElseThrow(() -> Problem.unavailable("this service runs without PostgreSQL: no key is kept", 60));
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        String key = HexFormat.of().formatHex(random);
        service.keys().put(database, key, new Keys.Grant(wanted.name(), scopes));
        return Map.of("name", wanted.name(), "key", key);
    }
}
