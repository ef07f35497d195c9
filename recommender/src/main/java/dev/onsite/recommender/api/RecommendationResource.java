package dev.onsite.recommender.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsite.recommender.cache.AnswerCache.Found;
import dev.onsite.recommender.gateway.Priority;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.retrieve.Catalogue;
import dev.onsite.recommender.retrieve.ItemFilter;
import dev.onsite.recommender.serve.Question;
import dev.onsite.recommender.serve.Recommender;
import dev.onsite.recommender.serve.Service;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;

/** Asking for recommendations. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "recommendations")
public class RecommendationResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Service service;

    @Inject
    RecommendationResource(Service service) {
        this.service = service;
    }

    /** For a user. */
    @GET
    @Path("/users/{user}/recommendations")
    @NonBlocking
    @Operation(summary = "n items for a user; popular ones for a user who is not known")
    public CompletionStage<Response> forUser(
            @PathParam("user") String user,
            @QueryParam("n") String n,
            @QueryParam("category") List<String> category,
            @QueryParam("brand") List<String> brand,
            @QueryParam("min_price") String minPrice,
            @QueryParam("max_price") String maxPrice,
            @QueryParam("available") String available,
            @QueryParam("exclude") List<String> exclude,
            @QueryParam("hour") String hour,
            @QueryParam("explain") String explain,
            @RestHeader("Priority") String priority) {
        Question question = new Question(
                Parameters.user(user),
                new int[0],
                Parameters.n(n),
                Parameters.filter(category, brand, minPrice, maxPrice, available),
                Parameters.numbers("exclude", exclude),
                Parameters.hour(hour),
                Parameters.flag("explain", explain));
        byte[] kept = service.recommender().peek(question);
        if (kept != null) {
            return CompletableFuture.completedFuture(
                    Response.ok(kept).header("X-Cache", "local").build());
        }
        return service.recommender().answer(question, priority(priority)).thenApply(RecommendationResource::response);
    }

    /** Urgency of RFC 9218: 0 to 7, the default 3; what is less urgent than 4 waits for the others. */
    private static Priority priority(String header) {
        boolean low = header != null && (header.contains("u=5") || header.contains("u=6") || header.contains("u=7"));
        return low ? Priority.LOW : Priority.NORMAL;
    }

    private static Response response(Found found) {
        return Response.ok(found.body())
                .header("X-Cache", found.where().name().toLowerCase(Locale.ROOT))
                .build();
    }

    /**
     * A session without a user.
     *
     * @param items what was looked at, latest last
     * @param n how many
     * @param exclude items that may not come
     * @param explain whether to give reasons
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Session(int[] items, Integer n, int[] exclude, boolean explain) {}

    /** For a session. */
    @POST
    @Path("/sessions/recommendations")
    @Consumes(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(summary = "n items for somebody of whom only the session is known")
    public CompletionStage<Response> forSession(String body) throws JsonProcessingException {
        Session session = JSON.readValue(body, Session.class);
        if (session == null || session.items() == null || session.items().length == 0) {
            throw Problem.badRequest("items must name at least one item of the session, got none");
        }
        ServingModel model = model();
        for (int item : session.items()) {
            requireItem(model, item);
        }
        int[] exclude =
                session.exclude() == null ? new int[0] : session.exclude().clone();
        Arrays.sort(exclude);
        Question question = new Question(
                -1,
                session.items(),
                session.n() == null ? 10 : session.n(),
                ItemFilter.NONE,
                exclude,
                -1,
                session.explain());
        return service.recommender().answer(question, Priority.NORMAL).thenApply(RecommendationResource::response);
    }

    private ServingModel model() {
        ServingModel model = service.recommender().model();
        if (model == null) {
            throw new IllegalStateException("the model is not loaded yet");
        }
        return model;
    }

    private static void requireItem(ServingModel model, long item) {
        if (item < 0 || item >= model.items()) {
            throw Problem.notFound("there is no item " + item + "; the model has 0 to " + (model.items() - 1));
        }
    }

    /** Items like one. */
    @GET
    @Path("/items/{item}/similar")
    @Operation(summary = "n items like one")
    public Map<String, Object> similar(
            @PathParam("item") String text,
            @QueryParam("n") String n,
            @QueryParam("category") List<String> category,
            @QueryParam("brand") List<String> brand,
            @QueryParam("min_price") String minPrice,
            @QueryParam("max_price") String maxPrice,
            @QueryParam("available") String available) {
        ServingModel model = model();
        long item = Parameters.number("item", text, 0, Integer.MAX_VALUE);
        requireItem(model, item);
        int count = Question.plain(0, Parameters.n(n)).n();
        ItemFilter filter = Parameters.filter(category, brand, minPrice, maxPrice, available);
        Recommender recommender = service.recommender();
        Catalogue catalogue = recommender.catalogue();
        int[] found = recommender
                .retriever()
                .nearest((int) item, count, candidate -> catalogue.allows(model, candidate, filter));
        List<Catalogue.Item> items = new ArrayList<>();
        for (int each : found) {
            items.add(catalogue.item(model, each));
        }
        return Map.of("item", item, "model", model.version(), "items", items);
    }
}
