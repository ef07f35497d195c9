package dev.onsite.workbench.catalogue;

import java.util.List;

/** Topics as a person reads them. */
public final class Topics {
    private Topics() {}

    /** {@code linear models, gradients}. */
    public static String words(List<String> topics) {
        return String.join(", ", topics).replace('-', ' ');
    }
}
