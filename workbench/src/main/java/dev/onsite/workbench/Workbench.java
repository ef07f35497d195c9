package dev.onsite.workbench;

import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.store.Store;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** What every page works with. */
@Singleton
final class Workbench {
    @Produces
    @Singleton
    Store store(@ConfigProperty(name = "onsite.data") Path folder) {
        Store store = Server.opened().orElseGet(() -> Store.open(folder));
        store.submissions().markInterrupted();
        return store;
    }

    void close(@Disposes Store store) {
        store.close();
    }

    @Produces
    @Singleton
    ProblemBank bank() {
        return ProblemBank.load();
    }
}
