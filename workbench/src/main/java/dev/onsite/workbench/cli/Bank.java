package dev.onsite.workbench.cli;

import dev.onsite.problems.ProblemBank;
import java.util.List;

/** Finds problems for the commands, and says what a person may have meant. */
final class Bank {
    private Bank() {}

    static ProblemBank.Entry find(String slug, int stage) {
        ProblemBank.Entry entry = find(slug);
        return entry.withStages()
                .filter(one -> one.problem().stage() == stage)
                .findFirst()
                .orElseThrow(() -> new FailureException("--stage must be between 1 and "
                        + (1 + entry.stages().size()) + ", the stages of " + slug + ", got " + stage));
    }

    static ProblemBank.Entry find(String slug) {
        ProblemBank bank = ProblemBank.load();
        return bank.find(slug).orElseThrow(() -> {
            List<String> near = bank.suggest(slug);
            return new FailureException("there is no problem " + slug
                    + (near.isEmpty() ? "" : "; did you mean " + String.join(" or ", near) + "?")
                    + " All of them: onsite problems");
        });
    }
}
