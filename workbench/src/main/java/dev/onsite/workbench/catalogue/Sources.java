package dev.onsite.workbench.catalogue;

import dev.onsite.judge.Submission;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.value.Language;
import dev.onsite.workbench.web.Refusal;
import java.util.stream.Collectors;

/** Checks the code and the language that a page sends. */
public final class Sources {
    private Sources() {}

    /** The language with this id, if the problem can be solved in it; else a refusal. */
    public static Language language(Problem problem, String id) {
        return problem.languages().stream()
                .filter(language -> language.id().equals(id))
                .findFirst()
                .orElseThrow(() -> Refusal.badRequest(problem.title() + " can be solved in "
                        + problem.languages().stream().map(Language::id).collect(Collectors.joining(" or "))
                        + ", not in "
                        + (id == null || id.isBlank() ? "no language" : id) + "."));
    }

    /** The code itself, if it is there and not too long; else a refusal. */
    public static String checked(String source) {
        if (source == null) {
            throw Refusal.badRequest("The code is missing from the request.");
        }
        if (source.length() > Submission.LARGEST_SOURCE) {
            throw Refusal.tooLarge("The code has " + source.length() + " characters, and at most "
                    + Submission.LARGEST_SOURCE + " are judged.");
        }
        return source;
    }
}
