package dev.onsite.workbench.web;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The versions of the browser's libraries, which are part of their addresses; the build alone says them. */
@ApplicationScoped
@Named("libraries")
public class Libraries {
    private final String htmx = version("htmx.org");
    private final String katex = version("katex");
    private final String monaco = version("monaco-editor");

    public String htmx() {
        return htmx;
    }

    public String katex() {
        return katex;
    }

    public String monaco() {
        return monaco;
    }

    private static String version(String library) {
        String name = "/META-INF/maven/org.webjars.npm/" + library + "/pom.properties";
        try (InputStream in = Libraries.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException(library + " is missing from the class path");
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException broken) {
            throw new UncheckedIOException(name + " cannot be read", broken);
        }
    }
}
