package dev.onsite.workbench.cli;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeOptions;
import java.io.IOException;

/** Starts the judge for a command, or says in a sentence why it cannot. */
final class Judges {
    private Judges() {}

    static Judge start(boolean warm) {
        try {
            return Judge.start(JudgeOptions.fromEnvironment(warm));
        } catch (IOException | IllegalArgumentException refused) {
            throw new FailureException(refused.getMessage());
        }
    }
}
