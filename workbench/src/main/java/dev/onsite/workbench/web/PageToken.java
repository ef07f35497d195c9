package dev.onsite.workbench.web;

import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * The token that a page sends back with every change. The CSRF filter makes it, but does not run for an address that no
 * page has; what a page for such an error can send is the token that the browser holds already.
 */
@RequestScoped
@Named("pageToken")
public class PageToken {
    @Inject
    RoutingContext context;

    @ConfigProperty(name = "quarkus.rest-csrf.cookie-name", defaultValue = "csrf-token")
    String cookieName;

    @ConfigProperty(name = "quarkus.rest-csrf.form-field-name", defaultValue = "csrf-token")
    String fieldName;

    /** Empty where the browser holds none yet. */
    public String value() {
        Object made = context.get("csrf_token");
        if (made != null) {
            return made.toString();
        }
        Cookie held = context.request().getCookie(cookieName);
        return held == null ? "" : held.getValue();
    }

    /** The name of a form's field for it. */
    public String field() {
        return fieldName;
    }
}
