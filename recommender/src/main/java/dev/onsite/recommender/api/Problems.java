package dev.onsite.recommender.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import dev.onsite.recommender.serve.OverloadedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.nio.file.NoSuchFileException;
import java.sql.SQLException;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** What went wrong, as a problem. */
final class Problems {
    private static final Logger LOG = Logger.getLogger(Problems.class);

    @ServerExceptionMapper
    Response problem(Problem problem) {
        return problem.response();
    }

    @ServerExceptionMapper
    Response argument(IllegalArgumentException wrong) {
        return Problem.badRequest(wrong.getMessage()).response();
    }

    @ServerExceptionMapper
    Response json(JsonProcessingException wrong) {
        return Problem.badRequest("the body is no JSON of the expected form: " + wrong.getOriginalMessage())
                .response();
    }

    /** Named apart, since the framework has a mapper of its own for it. */
    @ServerExceptionMapper
    Response json(MismatchedInputException wrong) {
        return json((JsonProcessingException) wrong);
    }

    @ServerExceptionMapper
    Response missing(NoSuchFileException missing) {
        return Problem.notFound(missing.getMessage()).response();
    }

    @ServerExceptionMapper
    Response overload(OverloadedException overload) {
        return Problem.unavailable(overload.getMessage(), 1).response();
    }

    @ServerExceptionMapper
    Response queue(RejectedExecutionException full) {
        return Problem.unavailable(full.getMessage(), 1).response();
    }

    @ServerExceptionMapper
    Response state(IllegalStateException notYet) {
        return Problem.unavailable(notYet.getMessage(), 2).response();
    }

    @ServerExceptionMapper
    Response database(SQLException failed) {
        LOG.warn("PostgreSQL: " + failed.getMessage());
        return Problem.unavailable("PostgreSQL does not answer; nothing was stored", 2)
                .response();
    }

    @ServerExceptionMapper
    Response web(WebApplicationException known) {
        int status = known.getResponse().getStatus();
        return status < 400
                ? known.getResponse()
                : Problem.of(status, "HTTP " + status).response();
    }

    @ServerExceptionMapper
    Response unknown(Throwable failed) {
        LOG.error("a request failed", failed);
        return Problem.of(500, "an error in the service; its log has more").response();
    }
}
