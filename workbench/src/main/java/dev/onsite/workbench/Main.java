package dev.onsite.workbench;

import dev.onsite.workbench.cli.Onsite;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where {@code onsite} begins. */
@QuarkusMain
public final class Main {
    private Main() {}

    /** Runs a command line and exits with its code. */
    public static void main(String[] arguments) {
        System.exit(Onsite.run(arguments));
    }
}
