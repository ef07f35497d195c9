package dev.onsite.workbench.store;

import org.flywaydb.core.api.logging.Log;

/** Lets Flyway speak only when something is wrong: what it says of a start that went well helps nobody. */
final class MigrationLog implements Log {
    private static final System.Logger LOGGER = System.getLogger("dev.onsite.workbench.store");

    @Override
    public void debug(String message) {}

    @Override
    public void info(String message) {}

    @Override
    public void notice(String message) {}

    @Override
    public void warn(String message) {
        LOGGER.log(System.Logger.Level.WARNING, message);
    }

    @Override
    public void error(String message) {
        LOGGER.log(System.Logger.Level.ERROR, message);
    }

    @Override
    public void error(String message, Exception cause) {
        LOGGER.log(System.Logger.Level.ERROR, message, cause);
    }
}
