package dev.onsite.workbench.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.CaseReport;
import dev.onsite.judge.Report;
import dev.onsite.judge.Submission;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.ReportJson;
import dev.onsite.workbench.insight.Insight;
import dev.onsite.workbench.store.Store;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Help.Ansi;

/**
 * What {@code onsite watch} does: judges a file when it was saved, and answers keys. Verdicts, hints and the timer are
 * kept where the web page keeps them. It looks at times of change, which also works where files change from elsewhere.
 */
final class WatchSession {
    private static final int WIDTH = 80;
    private static final int EARLIER = 100;
    private static final String KEYS = "n next  h hint  l list  c check  s solution  q quit";

    private final ProblemBank bank;
    private final Store store;
    private final Desk desk;
    private final PrintWriter out;
    private final Ansi ansi;
    private final List<Path> files;
    private final Map<Path, FileTime> seen = new HashMap<>();
    private int current;
    private boolean asksForSolution;
    private boolean over;

    /** Who judges. */
    interface Desk {
        /** Has what a submission will need started. */
        void prepare(ProblemBank.Entry entry, Language language);

        Report judge(ProblemBank.Entry entry, Submission submission);

        /** What an accepted submission's figures say; takes seconds. */
        Optional<Insight> insight(ProblemBank.Entry entry, Submission submission, Report report, List<Double> earlier);
    }

    /**
     * Watches the solutions in a folder: its own, or those in folders named like problems.
     *
     * @throws FailureException where there is none
     */
    WatchSession(Path folder, ProblemBank bank, Store store, Desk desk, PrintWriter out, Ansi ansi) throws IOException {
        this.bank = bank;
        this.store = store;
        this.desk = desk;
        this.out = out;
        this.ansi = ansi;
        this.files = solutions(folder.toAbsolutePath().normalize());
        if (files.isEmpty()) {
            throw new FailureException(
                    "there is no solution in " + folder.toAbsolutePath().normalize()
                            + " or in a folder named like a problem below it: begin with onsite start SLUG");
        }
        for (Path file : files) {
            seen.put(file, Files.getLastModifiedTime(file));
        }
        Set<String> solved = store.submissions().solved();
        while (current < files.size() - 1 && solved.contains(slug(files.get(current)))) {
            current++;
        }
        show();
    }

    private List<Path> solutions(Path folder) throws IOException {
        List<Path> found = new ArrayList<>();
        for (String slug : bank.slugs()) {
            Path home = folder.getFileName() != null
                            && folder.getFileName().toString().equals(slug)
                    ? folder
                    : folder.resolve(slug);
            for (Language language : Language.values()) {
                Path file = home.resolve(language.fileName());
                if (Files.isRegularFile(file)) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static String slug(Path file) {
        return file.getParent().getFileName().toString();
    }

    private static Language language(Path file) {
        return file.getFileName().toString().endsWith(".java") ? Language.JAVA : Language.PYTHON;
    }

    private ProblemBank.Entry entry() {
        return bank.find(slug(files.get(current))).orElseThrow();
    }

    boolean isOver() {
        return over;
    }

    /** Judges a file that was saved since the last look. */
    void look() throws IOException {
        for (int i = 0; i < files.size(); i++) {
            Path file = files.get(i);
            // An editor may replace the file: for a moment there is none.
            if (Files.isRegularFile(file)) {
                FileTime changed = Files.getLastModifiedTime(file);
                if (!changed.equals(seen.put(file, changed))) {
                    turnTo(i);
                    check();
                }
            }
        }
    }

    /** Does what a key stands for; other keys do nothing. */
    void key(char key) {
        boolean asked = asksForSolution;
        asksForSolution = false;
        switch (Character.toLowerCase(key)) {
            case 'n' -> {
                turnTo((current + 1) % files.size());
                show();
            }
            case 'h' -> {
                hint();
                say(KEYS);
            }
            case 'l' -> {
                list();
                say(KEYS);
            }
            case 'c' -> check();
            case 's' -> {
                solution(asked);
                say(KEYS);
            }
            case 'q' -> {
                store.progress().pauseTimer(slug(files.get(current)));
                over = true;
            }
            default -> asksForSolution = asked;
        }
        out.flush();
    }

    private void turnTo(int index) {
        if (index != current) {
            store.progress().pauseTimer(slug(files.get(current)));
            current = index;
        }
    }

    private void show() {
        Problem problem = entry().problem();
        store.progress().startTimer(problem.slug());
        desk.prepare(entry(), language(files.get(current)));
        say("");
        say("@|bold " + problem.title() + "|@  " + files.get(current).getFileName() + ", " + (current + 1) + " of "
                + files.size() + ", " + timer());
        say("Save the file to have it judged.");
        say(KEYS);
        out.flush();
    }

    private String timer() {
        Duration time = store.progress().of(slug(files.get(current))).time();
        return String.format(Locale.ROOT, "%d:%02d", time.toMinutes(), time.toSecondsPart());
    }

    private void check() {
        ProblemBank.Entry entry = entry();
        Submission submission;
        try {
            submission = SourceFile.read(files.get(current));
        } catch (FailureException unreadable) {
            say(unreadable.getMessage());
            return;
        }
        long id =
                store.submissions().begin(slug(files.get(current)), submission.language(), submission.source(), false);
        say("");
        say("Judging " + files.get(current).getFileName() + ".");
        out.flush();
        Report report = desk.judge(entry, submission);
        store.submissions()
                .finish(
                        id,
                        report.verdict(),
                        report.message(),
                        ReportJson.of(report).toString());
        String color = report.accepted() ? "green" : "red";
        say("@|bold," + color + " " + report.verdict().label() + "|@  "
                + entry.problem().title() + ", " + timer());
        wrapped(report.message());
        Optional<CaseReport> failed = report.firstFailure();
        if (failed.isPresent()) {
            say("Input (seed " + failed.get().seed() + "):");
            failed.get().input().lines().limit(8).forEach(line -> plain("  " + cut(line, WIDTH - 2)));
            failed.get().printed().lines().limit(8).forEach(line -> plain("  printed: " + cut(line, WIDTH - 11)));
        }
        out.flush();
        if (report.accepted()) {
            say("Measuring how it grows.");
            out.flush();
            insight(id, entry, submission, report);
        }
        say(KEYS);
        out.flush();
    }

    private void insight(long id, ProblemBank.Entry entry, Submission submission, Report report) {
        List<Double> earlier = store.submissions().acceptedCpuMillis(report.problem(), report.language(), id, EARLIER);
        Optional<Insight> insight = desk.insight(entry, submission, report, earlier);
        if (insight.isPresent()) {
            ObjectNode json = ReportJson.of(report);
            insight.get().into(json);
            store.submissions().replaceReport(id, json.toString());
            insight.get().sentences().forEach(this::wrapped);
        }
    }

    private void hint() {
        List<String> hints = entry().problem().hints();
        String slug = entry().problem().slug();
        store.progress().showNextHint(slug, hints.size());
        int shown = Math.min(store.progress().of(slug).hintsShown(), hints.size());
        if (shown == 0) {
            say("There are no hints.");
            return;
        }
        say("Hint " + shown + " of " + hints.size() + ":");
        wrapped(hints.get(shown - 1));
    }

    private void list() {
        Set<String> solved = store.submissions().solved();
        Set<String> tried = store.submissions().tried();
        for (int i = 0; i < files.size(); i++) {
            String slug = slug(files.get(i));
            String state = solved.contains(slug) ? "solved" : tried.contains(slug) ? "tried" : "";
            plain(cut(
                    String.format(
                            Locale.ROOT,
                            "%s %-6s %s/%s",
                            i == current ? ">" : " ",
                            state,
                            slug,
                            files.get(i).getFileName()),
                    WIDTH));
        }
    }

    private void solution(boolean asked) {
        String slug = entry().problem().slug();
        boolean open = store.submissions().solved().contains(slug)
                || store.progress().of(slug).solutionRevealed();
        if (!open && !asked) {
            asksForSolution = true;
            say("It is not solved yet. Press s again to see the solution nevertheless.");
            return;
        }
        if (!open) {
            store.progress().revealSolution(slug);
        }
        wrapped(entry().problem().solution());
    }

    private void say(String text) {
        out.println(ansi.string(text));
    }

    /** A candidate's text may hold what looks like markup. */
    private void plain(String text) {
        out.println(text);
    }

    private static String cut(String line, int width) {
        return line.length() <= width ? line : line.substring(0, width - 1) + "…";
    }

    private void wrapped(String text) {
        text.lines().forEach(line -> {
            String rest = line;
            while (rest.length() > WIDTH) {
                int space = rest.lastIndexOf(' ', WIDTH);
                int end = space > 0 ? space : WIDTH;
                plain(rest.substring(0, end));
                rest = rest.substring(space > 0 ? end + 1 : end);
            }
            plain(rest);
        });
    }
}
