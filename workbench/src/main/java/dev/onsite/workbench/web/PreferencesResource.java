package dev.onsite.workbench.web;

import jakarta.inject.Inject;
import jakarta.ws.rs.FormParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;

/** Saves a choice. */
@Path("/preferences")
public class PreferencesResource {
    @Inject
    Preferences preferences;

    @PUT
    @Path("{name}")
    public void choose(@PathParam("name") String name, @FormParam("value") String value) {
        try {
            preferences.choose(name, value);
        } catch (IllegalArgumentException refused) {
            throw Refusal.badRequest(refused.getMessage());
        }
    }
}
