package dev.onsite.workbench;

import dev.onsite.workbench.cli.Onsite;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where {@code onsite} begins. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs a command line and exits with its code. */
    public static void main(String[] arguments) {
        // Before anything logs; a jar that is started without Quarkus' own launcher has to say it itself.
        System.setProperty("java.util.logging.manager", "org.jboss.logmanager.LogManager");
        System.exit(Onsite.run(arguments));
    }
}
