package dev.onsite.recommender.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.online.Event;
import dev.onsite.recommender.serve.Service;
import dev.onsite.recommender.store.EventLog;
import io.smallrye.common.annotation.NonBlocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Telling what users do. */
@Path("/v1/events")
@Tag(name = "events")
public class EventResource {
    private static final int MOST = 1000;
    private static final ObjectReader JSON = new ObjectMapper()
            .configure(DeserializationFeature.ACCEPT_SINGLE_VALUE_AS_ARRAY, true)
            .readerForListOf(Sent.class);

    private final Service service;

    @Inject
    EventResource(Service service) {
        this.service = service;
    }

    /**
     * An event as it is sent.
     *
     * @param id at most 64 characters; what comes twice counts once
     * @param user who
     * @param item with what
     * @param kind view, click, purchase or rating
     * @param value of a rating, 1 to 5
     * @param at milliseconds since 1970; now where it is missing
     */
    public record Sent(String id, Long user, Integer item, String kind, Float value, Long at) {}

    /** Stores events. */
    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @NonBlocking
    @Operation(summary = "one event or up to 1000; acknowledged when they are on disk and in the user's next answer")
    public CompletionStage<Map<String, Object>> store(String body) throws JsonProcessingException {
        List<Sent> sent = JSON.readValue(body);
        if (sent == null || sent.isEmpty() || sent.size() > MOST) {
            throw Problem.badRequest("there must be 1 to " + MOST + " events, got " + (sent == null ? 0 : sent.size()));
        }
        EventLog log = service.log()
                .orElseThrow(() -> Problem.unavailable("this service runs without PostgreSQL: no event is kept", 60));
        ServingModel model = service.recommender().model();
        if (model == null) {
            throw new IllegalStateException("the model is not loaded yet");
        }
        List<EventLog.Incoming> events = new ArrayList<>(sent.size());
        for (int i = 0; i < sent.size(); i++) {
            events.add(checked(sent.get(i), i, model));
        }
        return log.append(events)
                .thenApply(receipt -> Map.<String, Object>of(
                        "stored", receipt.stored(),
                        "duplicates", receipt.duplicates(),
                        "revision", receipt.revision()))
                .exceptionally(failure -> {
                    Throwable cause = failure instanceof CompletionException ? failure.getCause() : failure;
                    throw cause instanceof RejectedExecutionException
                            ? Problem.unavailable(cause.getMessage(), 1)
                            : Problem.unavailable("PostgreSQL does not answer; no event was stored", 2);
                });
    }

    private EventLog.Incoming checked(Sent sent, int index, ServingModel model) {
        String where = "event " + index + ": ";
        check(sent != null, where + "must be an object");
        check(
                sent.id() != null
                        && !sent.id().isBlank()
                        && sent.id().length() <= 64
                        && sent.id().indexOf(0) < 0,
                where + "id must have 1 to 64 characters");
        check(sent.user() != null && sent.user() >= 0, where + "user must be a number from 0 on");
        check(
                sent.item() != null && sent.item() >= 0 && sent.item() < model.items(),
                where + "item must be between 0 and " + (model.items() - 1));
        Event.Kind kind = kind(sent.kind(), where);
        boolean rating = kind == Event.Kind.RATING;
        check(
                !rating || (sent.value() != null && sent.value() >= 1 && sent.value() <= 5),
                where + "a rating's value must be between 1 and 5");
        check(
                !service.recommender().users().isForgotten(sent.user()),
                where + "the user asked to be forgotten; nothing is stored");
        long at = sent.at() == null ? System.currentTimeMillis() : sent.at();
        check(at >= 0 && at < 1L << 45, where + "at must be milliseconds since 1970");
        float value = rating ? sent.value() : 0;
        return new EventLog.Incoming(sent.id(), new Event(0, sent.user(), sent.item(), kind, value, at));
    }

    private static Event.Kind kind(String text, String where) {
        for (Event.Kind kind : Event.Kind.values()) {
            if (kind.name().toLowerCase(Locale.ROOT).equals(text)) {
                return kind;
            }
        }
        throw Problem.badRequest(where + "kind must be view, click, purchase or rating");
    }

    private static void check(boolean condition, String detail) {
        if (!condition) {
            throw Problem.badRequest(detail);
        }
    }
}
