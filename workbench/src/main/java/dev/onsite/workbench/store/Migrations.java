package dev.onsite.workbench.store;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ClassProvider;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.migration.JavaMigration;
import org.flywaydb.core.api.resource.LoadableResource;

/** The schema's steps, named one by one: Flyway's own search of the class path costs a start 100 ms and more. */
final class Migrations implements ResourceProvider {
    private static final List<String> FILES = List.of("V1__work.sql");

    /** The version of the schema that this program knows. */
    static final int NEWEST = FILES.size();

    static final ClassProvider<JavaMigration> NO_CLASSES = List::of;

    @Override
    public LoadableResource getResource(String name) {
        return FILES.contains(name) ? new Step(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return FILES.stream()
                .filter(file ->
                        file.startsWith(prefix) && Arrays.stream(suffixes).anyMatch(file::endsWith))
                .<LoadableResource>map(Step::new)
                .toList();
    }

    private static final class Step extends LoadableResource {
        private final String name;

        Step(String name) {
            this.name = name;
        }

        @Override
        public Reader read() {
            return new InputStreamReader(
                    Migrations.class.getResourceAsStream("/dev/onsite/workbench/store/" + name),
                    StandardCharsets.UTF_8);
        }

        @Override
        public String getAbsolutePath() {
            return name;
        }

        @Override
        public String getAbsolutePathOnDisk() {
            return name;
        }

        @Override
        public String getFilename() {
            return name;
        }

        @Override
        public String getRelativePath() {
            return name;
        }
    }
}
