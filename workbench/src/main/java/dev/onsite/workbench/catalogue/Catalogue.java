package dev.onsite.workbench.catalogue;

import dev.onsite.judge.problem.Problem;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.store.Store;
import dev.onsite.workbench.web.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The bank's problems in the order in which a person meets them: easy ones first. */
@ApplicationScoped
public class Catalogue {
    @Inject
    ProblemBank bank;

    @Inject
    Store store;

    /** A problem to go on with. */
    public record Next(String slug, String title, int minutes) {}

    /** All problems, each with how far the person is. */
    public List<ProblemCard> cards() {
        Set<String> solved = store.submissions().solved();
        Set<String> tried = store.submissions().tried();
        return bank.all().stream()
                .map(ProblemBank.Entry::problem)
                .sorted(Comparator.comparing(Problem::difficulty).thenComparing(Problem::title))
                .map(problem -> ProblemCard.of(problem, state(problem.slug(), solved, tried)))
                .toList();
    }

    /** The problem with this slug; else a refusal that suggests others. */
    public ProblemBank.Entry entry(String slug) {
        return bank.find(slug)
                .orElseThrow(() -> Refusal.notFound("There is no problem " + slug + ".", suggestions(slug)));
    }

    /** The title of a problem, or of a stage: {@code K-means, stage 2}; empty where there is no such problem. */
    public Optional<String> title(String slug) {
        return bank.find(slug).map(ProblemBank.Entry::problem).map(problem -> {
            String title = bank.find(problem.base()).orElseThrow().problem().title();
            return problem.stage() == 1 ? title : title + ", stage " + problem.stage();
        });
    }

    /** The next stage, if there is one that is not solved; else the first problem after this one, around the corner too. */
    public Optional<Next> next(String slug) {
        Problem current = entry(slug).problem();
        Set<String> solved = store.submissions().solved();
        Optional<Next> stage = entry(current.base()).stages().stream()
                .map(ProblemBank.Entry::problem)
                .filter(one -> one.stage() > current.stage() && !solved.contains(one.slug()))
                .map(one -> new Next(one.slug(), "stage " + one.stage() + ": " + one.title(), one.minutes()))
                .findFirst();
        return stage.isPresent() ? stage : nextProblem(current.base());
    }

    private Optional<Next> nextProblem(String slug) {
        List<ProblemCard> cards = cards();
        int here = cards.stream().map(ProblemCard::slug).toList().indexOf(slug);
        for (int i = 1; i < cards.size(); i++) {
            ProblemCard card = cards.get((here + i) % cards.size());
            if (!card.solved()) {
                return Optional.of(new Next(card.slug(), card.title(), card.minutes()));
            }
        }
        return Optional.empty();
    }

    public ProblemState state(String slug) {
        return state(slug, store.submissions().solved(), store.submissions().tried());
    }

    private List<Refusal.Suggestion> suggestions(String slug) {
        List<Refusal.Suggestion> near = bank.suggest(slug).stream()
                .map(known -> new Refusal.Suggestion(
                        bank.find(known).orElseThrow().problem().title(), "/problems/" + known))
                .toList();
        return near.isEmpty() ? List.of(new Refusal.Suggestion("All problems", "/problems")) : near;
    }

    private static ProblemState state(String slug, Set<String> solved, Set<String> tried) {
        return solved.contains(slug)
                ? ProblemState.SOLVED
                : tried.contains(slug) ? ProblemState.TRIED : ProblemState.NEW;
    }
}
