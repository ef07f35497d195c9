package dev.onsite.workbench.browser;

import com.microsoft.playwright.BrowserType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The browser that this machine has. */
final class Chromium {
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium");

    private Chromium() {}

    static Optional<Path> find() {
        return PLACES.stream().map(Path::of).filter(Files::isExecutable).findFirst();
    }

    static BrowserType.LaunchOptions options(Path executable) {
        // Chromium refuses its own sandbox to root; the test shows it our pages only.
        List<String> arguments = System.getProperty("user.name").equals("root") ? List.of("--no-sandbox") : List.of();
        return new BrowserType.LaunchOptions().setExecutablePath(executable).setArgs(arguments);
    }
}
