package dev.onsite.workbench.store;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Where a person's own work lies. */
public final class DataFolder {
    private DataFolder() {}

    /**
     * The folder that was asked for, else {@code $XDG_DATA_HOME/onsite} or {@code ~/.local/share/onsite}; on macOS
     * {@code ~/Library/Application Support/onsite}. It need not exist yet.
     */
    public static Path resolve(Optional<Path> override) {
        return override.map(Path::toAbsolutePath)
                .orElseGet(() -> usual(
                        System.getenv(), System.getProperty("os.name"), Path.of(System.getProperty("user.home"))));
    }

    static Path usual(Map<String, String> environment, String system, Path home) {
        String xdg = environment.getOrDefault("XDG_DATA_HOME", "");
        // The XDG specification says that a relative path is to be ignored.
        if (!xdg.isEmpty() && Path.of(xdg).isAbsolute()) {
            return Path.of(xdg, "onsite");
        }
        return system.toLowerCase(Locale.ROOT).contains("mac")
                ? home.resolve("Library/Application Support/onsite")
                : home.resolve(".local/share/onsite");
    }
}
