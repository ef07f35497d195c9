package dev.onsite.recommender.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsite.recommender.cache.AnswerCache;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.serve.Service;
import dev.onsite.recommender.store.People;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What is kept of users, and how it is deleted. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "users")
public class PeopleResource {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_CHARACTERS = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final Service service;

    @Inject
    PeopleResource(Service service) {
        this.service = service;
    }

    private People people() {
        return service.people()
                .orElseThrow(() -> Problem.unavailable("this service runs without PostgreSQL: no user is kept", 60));
    }

    /** A user's attributes. */
    @GET
    @Path("/users/{user}")
    @Operation(summary = "a user's attributes")
    public String get(@PathParam("user") String user) throws SQLException {
        return people().get(Parameters.user(user)).orElseThrow(() -> Problem.notFound("nothing is kept of this user"));
    }

    /** Writes a user's attributes. */
    @PUT
    @Path("/users/{user}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "write a user's attributes, any JSON object")
    public String put(@PathParam("user") String user, String body) throws SQLException, JsonProcessingException {
        JsonNode attributes = JSON.readTree(body);
        if (!attributes.isObject() || body.length() > MOST_CHARACTERS || body.contains("\\u0000")) {
            throw Problem.badRequest("the attributes must be a JSON object of at most " + MOST_CHARACTERS
                    + " characters, none of them NUL");
        }
        people().put(Parameters.user(user), attributes.toString());
        return attributes.toString();
    }

    /** Deletes a user everywhere. */
    @DELETE
    @Path("/users/{user}")
    @Operation(summary = "delete a user everywhere, and prove it by looking again")
    public Map<String, Object> delete(@PathParam("user") String text) throws SQLException {
        long user = Parameters.user(text);
        People.Deleted deleted = people().forget(user);
        AnswerCache cache = service.recommender().cache();
        Map<String, Object> proof = new LinkedHashMap<>();
        proof.put("user", user);
        proof.put("events_deleted", deleted.events());
        proof.put("attributes_deleted", deleted.attributes());
        proof.put("rows_left", deleted.left());
        proof.put("cached_answers_deleted", forgetAnswers(user));
        service.forgetHere(user);
        proof.put("cached_here", cache.holds(user));
        ServingModel model = service.recommender().model();
        boolean inModel = model != null
                && (model.userVector(user, new float[model.dimension()]) || model.history(user).length > 0);
        proof.put("in_model", inModel);
        proof.put("in_memory", service.recommender().users().of(user).size() > 0);
        return proof;
    }

    /** The number of answers deleted; what is left in a Redis that is away, expires there. */
    private Object forgetAnswers(long user) {
        try {
            return service.recommender()
                    .cache()
                    .forget(user)
                    .toCompletableFuture()
                    .get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException | TimeoutException away) {
            return "Redis does not answer; what it has expires within "
                    + service.configuration().cache().stale();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopping", stopped);
        }
    }
}
