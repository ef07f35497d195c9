package dev.onsite.workbench.paths;

import dev.onsite.problems.paths.StudyPath;
import dev.onsite.workbench.catalogue.ProblemCard;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A path as a page shows it.
 *
 * @param next the first problem on it that is not solved; null where all are
 * @param minutesLeft what an interviewer would give for those that are not solved
 */
public record PathView(
        String name,
        String title,
        String about,
        List<PartView> parts,
        long solved,
        int all,
        ProblemCard next,
        int minutesLeft) {

    /** A part with its problems, in order. */
    public record PartView(String title, String about, List<ProblemCard> cards) {
        public long solved() {
            return cards.stream().filter(ProblemCard::solved).count();
        }
    }

    static PathView of(StudyPath path, Map<String, ProblemCard> cards) {
        List<ProblemCard> all = cards(path.problems(), cards);
        List<ProblemCard> open = all.stream().filter(card -> !card.solved()).toList();
        return new PathView(
                path.name(),
                path.title(),
                path.about(),
                path.parts().stream()
                        .map(part -> new PartView(part.title(), part.about(), cards(part.problems(), cards)))
                        .toList(),
                all.size() - open.size(),
                all.size(),
                open.isEmpty() ? null : open.get(0),
                open.stream().mapToInt(ProblemCard::minutes).sum());
    }

    private static List<ProblemCard> cards(List<String> slugs, Map<String, ProblemCard> cards) {
        return slugs.stream().map(cards::get).filter(Objects::nonNull).toList();
    }

    /** What is left, in hours to the half: {@code 6.5 h}; less than two hours in minutes. */
    public String left() {
        if (minutesLeft < 120) {
            return minutesLeft + " min";
        }
        double hours = Math.rint(minutesLeft / 30.0) / 2;
        return (hours == Math.rint(hours) ? String.valueOf((long) hours) : String.valueOf(hours)) + " h";
    }
}
