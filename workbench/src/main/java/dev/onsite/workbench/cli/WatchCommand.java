package dev.onsite.workbench.cli;

import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeListener;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.insight.Insight;
import dev.onsite.workbench.insight.Insights;
import dev.onsite.workbench.store.DataFolder;
import dev.onsite.workbench.store.Store;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "watch",
        mixinStandardHelpOptions = true,
        description = "Judge solutions as they are saved. Keys: n next, h hint, l list, c check, s solution, q quit;"
                + " without a terminal, each followed by Enter.")
final class WatchCommand implements Callable<Integer> {
    private static final long LOOK_MILLIS = 200;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "DIR",
            description = "A problem's folder, or one with such folders, as onsite start makes them (default: here).")
    private Path folder = Path.of("");

    @Option(names = "--data", paramLabel = "DIR", description = "Where progress is kept.")
    private Path data;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        // First of all: what is typed while the judge starts is keys already, and is not echoed.
        Thread back = new Thread(WatchCommand::lineByLine, "watch-terminal");
        if (terminal("-icanon -echo min 1")) {
            // Also after Ctrl-C.
            Runtime.getRuntime().addShutdownHook(back);
        }
        try (Store store = Store.open(DataFolder.resolve(Optional.ofNullable(data)));
                Judge judge = Judges.start(true)) {
            WatchSession session = new WatchSession(
                    folder,
                    ProblemBank.load(),
                    store,
                    new JudgingDesk(judge, new Insights(judge)),
                    spec.commandLine().getOut(),
                    spec.commandLine().getColorScheme().ansi());
            run(session, System.in);
        }
        return Onsite.YES;
    }

    private static void lineByLine() {
        try {
            terminal("icanon echo");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private record JudgingDesk(Judge judge, Insights insights) implements WatchSession.Desk {
        @Override
        public void prepare(ProblemBank.Entry entry, Language language) {
            judge.prepare(language, entry.problem().limits());
        }

        @Override
        public Report judge(ProblemBank.Entry entry, Submission submission) {
            return judge.judge(entry.problem(), entry.checker(), submission, Run.ALL, JudgeListener.NONE);
        }

        @Override
        public Optional<Insight> insight(
                ProblemBank.Entry entry, Submission submission, Report report, List<Double> earlier) {
            return Optional.of(insights.of(entry, submission, report, earlier));
        }
    }

    private static void run(WatchSession session, InputStream keys) throws IOException, InterruptedException {
        while (!session.isOver()) {
            session.look();
            if (keys.available() > 0) {
                int key = keys.read();
                session.key(key < 0 ? 'q' : (char) key);
            } else {
                TimeUnit.MILLISECONDS.sleep(LOOK_MILLIS);
            }
        }
    }

    /** Sets the terminal to give keys without waiting for Enter, or back; false where there is none. */
    private static boolean terminal(String settings) throws InterruptedException {
        try {
            return new ProcessBuilder("sh", "-c", "[ -t 0 ] && stty " + settings)
                            .inheritIO()
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException none) {
            return false;
        }
    }
}
