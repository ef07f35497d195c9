package dev.onsite.recommender.api;

import dev.onsite.recommender.serve.Service;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the model is loaded. Redis and PostgreSQL are told, and are no reason not to be: a node serves without. */
@Readiness
@ApplicationScoped
public class ServiceHealth implements HealthCheck {
    private final Service service;

    @Inject
    ServiceHealth(Service service) {
        this.service = service;
    }

    @Override
    public HealthCheckResponse call() {
        HealthCheckResponseBuilder response = HealthCheckResponse.named("recommender")
                .status(service.ready())
                .withData("redis", service.recommender().cache().shared().healthy())
                .withData("postgres", service.database().isPresent() && service.following());
        if (service.ready()) {
            response.withData("model", service.recommender().model().version());
        } else {
            response.withData("reason", service.failure().isEmpty() ? "loading the model" : service.failure());
        }
        return response.build();
    }
}
