package dev.onsite.workbench.web;

import dev.onsite.workbench.store.Store;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import java.util.Map;
import java.util.Set;

/** What a person chose for all pages. */
@ApplicationScoped
@Named("preferences")
public class Preferences {
    static final String THEME = "theme";
    static final String HIDE_DIFFICULTY = "hide-difficulty";
    private static final Map<String, Set<String>> CHOICES =
            Map.of(THEME, Set.of("auto", "light", "dark"), HIDE_DIFFICULTY, Set.of("true", "false"));

    @Inject
    Store store;

    /** {@code light}, {@code dark} or {@code auto}: as the system does. */
    public String theme() {
        return store.settings().get(THEME).orElse("auto");
    }

    public boolean hideDifficulty() {
        return store.settings().get(HIDE_DIFFICULTY).map("true"::equals).orElse(false);
    }

    /** IllegalArgumentException where there is no such choice. */
    void choose(String name, String value) {
        Set<String> choices = CHOICES.get(name);
        if (choices == null) {
            throw new IllegalArgumentException("setting must be one of " + CHOICES.keySet() + ", got " + name);
        }
        if (!choices.contains(value)) {
            throw new IllegalArgumentException(name + " must be one of " + choices + ", got " + value);
        }
        store.settings().put(name, value);
    }
}
