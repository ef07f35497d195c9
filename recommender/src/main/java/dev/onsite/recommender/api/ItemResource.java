package dev.onsite.recommender.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.retrieve.Catalogue;
import dev.onsite.recommender.serve.Service;
import dev.onsite.recommender.store.Items;
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
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Items: what is known of them, and changes that the next answer has. */
@Path("/v1")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "items")
public class ItemResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Service service;

    @Inject
    ItemResource(Service service) {
        this.service = service;
    }

    /**
     * What can be changed; what is missing stays.
     *
     * @param category its category
     * @param brand its brand
     * @param price its price, at least 0
     * @param available whether it can be had
     */
    public record Change(Integer category, Integer brand, Float price, Boolean available) {}

    private Catalogue.Item current(String text) {
        ServingModel model = service.recommender().model();
        if (model == null) {
            throw new IllegalStateException("the model is not loaded yet");
        }
        long item = Parameters.number("item", text, 0, Integer.MAX_VALUE);
        if (item >= model.items()) {
            throw Problem.notFound("there is no item " + item + "; the model has 0 to " + (model.items() - 1));
        }
        return service.recommender().catalogue().item(model, (int) item);
    }

    /** An item. */
    @GET
    @Path("/items/{item}")
    @Operation(summary = "an item as it is now")
    public Catalogue.Item get(@PathParam("item") String item) {
        Catalogue.Item now = current(item);
        if (now.removed()) {
            throw Problem.notFound("item " + now.id() + " was removed");
        }
        return now;
    }

    /** Changes an item. */
    @PUT
    @Path("/items/{item}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "change an item, or bring a removed one back")
    public Catalogue.Item put(@PathParam("item") String item, String body)
            throws SQLException, JsonProcessingException {
        Catalogue.Item now = current(item);
        Change change = JSON.readValue(body, Change.class);
        if (change == null || (change.price() != null && !(change.price() >= 0 && change.price() < 1e9f))) {
            throw Problem.badRequest("price must be at least 0 and below 1000000000");
        }
        return store(new Catalogue.Item(
                now.id(),
                change.category() == null ? now.category() : change.category(),
                change.brand() == null ? now.brand() : change.brand(),
                change.price() == null ? now.price() : change.price(),
                change.available() == null ? now.available() : change.available(),
                false));
    }

    /** Removes an item. */
    @DELETE
    @Path("/items/{item}")
    @Operation(summary = "recommend an item no more")
    public Catalogue.Item delete(@PathParam("item") String item) throws SQLException {
        Catalogue.Item now = current(item);
        return store(new Catalogue.Item(now.id(), now.category(), now.brand(), now.price(), now.available(), true));
    }

    private Catalogue.Item store(Catalogue.Item item) throws SQLException {
        Items items = service.items()
                .orElseThrow(() -> Problem.unavailable("this service runs without PostgreSQL: no change is kept", 60));
        long revision = items.put(List.of(item));
        service.recommender().catalogue().put(item, revision);
        return item;
    }
}
