package dev.onsite.recommender.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.onsite.recommender.cache.AnswerCache;
import dev.onsite.recommender.cache.AnswerCache.Where;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.serve.Knobs;
import dev.onsite.recommender.serve.Recommender;
import dev.onsite.recommender.serve.Service;
import dev.onsite.recommender.stage.Stage;
import dev.onsite.recommender.stage.StageTimes;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a lab shows and turns: the drawing, the budgets and what was measured, the knobs. */
@Path("/lab")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "lab")
public class LabResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Service service;

    @Inject
    LabResource(Service service) {
        this.service = service;
    }

    private record Node(String id, String title) {}

    private record Edge(String id, String from, String to) {}

    /** All of it. */
    @GET
    @Operation(summary = "the drawing, the knobs, the budgets and what stages took since the last reset")
    public Map<String, Object> lab() {
        Map<String, Object> lab = new LinkedHashMap<>();
        lab.put("lab", "recommender");
        lab.put(
                "nodes",
                List.of(
                        new Node("client", "clients"),
                        new Node("gateway", "gateway: rate limit, concurrency limit"),
                        new Node("local", "cache in the process (Caffeine)"),
                        new Node("redis", "shared cache (Redis)"),
                        new Node("index", "users' vectors and HNSW over items"),
                        new Node("ranker", "ranking and diversity"),
                        new Node("postgres", "events, items, users (PostgreSQL)")));
        lab.put(
                "edges",
                List.of(
                        new Edge("requests", "client", "gateway"),
                        new Edge("lookup", "gateway", "local"),
                        new Edge("miss", "local", "redis"),
                        new Edge("retrieve", "redis", "index"),
                        new Edge("rank", "index", "ranker"),
                        new Edge("answer", "ranker", "client"),
                        new Edge("events", "gateway", "postgres")));
        lab.put("stages", stages());
        lab.put("answers", answers());
        Recommender recommender = service.recommender();
        lab.put("degraded_answers", recommender.degradedAnswers());
        double recall = service.recall().recallAt10();
        lab.put("recall_at_10", Double.isNaN(recall) ? null : recall);
        lab.put("recall_samples", service.recall().samples());
        lab.put("concurrency_limit", recommender.limit().limit());
        lab.put("in_flight", recommender.limit().inFlight());
        lab.put("processes", processes());
        ServingModel model = recommender.model();
        lab.put("model", model == null ? null : model.version());
        lab.put("knobs", knobs());
        return lab;
    }

    private Map<String, Object> stages() {
        StageTimes times = service.recommender().times();
        Map<String, Object> stages = new LinkedHashMap<>();
        for (Stage stage : Stage.values()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("count", times.count(stage));
            figures.put("p50", times.millis(stage, 50));
            figures.put("p95", times.millis(stage, 95));
            figures.put("p99", times.millis(stage, 99));
            figures.put("budget_ms", stage.budgetMillis());
            stages.put(stage.label(), figures);
        }
        return stages;
    }

    private Map<String, Object> answers() {
        AnswerCache cache = service.recommender().cache();
        Map<String, Object> answers = new LinkedHashMap<>();
        for (Where where : Where.values()) {
            answers.put(where.name().toLowerCase(Locale.ROOT), cache.count(where));
        }
        answers.put("refreshed_early", cache.refreshedEarly());
        answers.put("kept_here", cache.localSize());
        return answers;
    }

    private Map<String, Object> processes() {
        Map<String, Object> processes = new LinkedHashMap<>();
        processes.put("service", ProcessHandle.current().pid());
        service.redisPid().ifPresent(pid -> processes.put("redis", pid));
        service.postgresPid().ifPresent(pid -> processes.put("postgres", pid));
        return processes;
    }

    private List<Map<String, Object>> knobs() {
        List<Map<String, Object>> knobs = new ArrayList<>();
        for (Knobs.Knob knob : service.knobs().all()) {
            Map<String, Object> told = new LinkedHashMap<>();
            told.put("name", knob.name());
            told.put("kind", knob.kind().name().toLowerCase(Locale.ROOT));
            told.put("min", knob.min());
            told.put("max", knob.max());
            told.put("current", knob.current().getAsDouble());
            told.put("description", knob.description());
            knobs.add(told);
        }
        return knobs;
    }

    /** Turns a knob. */
    @PUT
    @Path("/knobs/{name}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "turn a knob: {\"value\": 100}")
    public Map<String, Object> turn(@PathParam("name") String name, String body) throws JsonProcessingException {
        Knobs.Knob knob = service.knobs().find(name).orElseThrow(() -> Problem.notFound("there is no such knob"));
        JsonNode value = JSON.readTree(body).path("value");
        if (!value.isNumber()) {
            throw Problem.badRequest("value must be a number between " + knob.min() + " and " + knob.max());
        }
        knob.set(value.asDouble());
        return Map.of("name", knob.name(), "current", knob.current().getAsDouble());
    }

    /** Begins to measure anew. */
    @POST
    @Path("/reset")
    @Operation(summary = "measure stages anew; with cold=true, empty this process's cache as well")
    public Map<String, Object> reset(@QueryParam("cold") String cold) {
        service.recommender().times().reset();
        if (Parameters.flag("cold", cold)) {
            service.recommender().cache().clearLocal();
        }
        return Map.of("reset", true);
    }
}
