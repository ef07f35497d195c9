package dev.onsite.workbench.submissions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.onsite.judge.Judge;
import dev.onsite.judge.JudgeOptions;
import dev.onsite.judge.Report;
import dev.onsite.judge.Run;
import dev.onsite.judge.Submission;
import dev.onsite.judge.grading.Verdict;
import dev.onsite.judge.problem.Problem;
import dev.onsite.judge.sandbox.Isolation;
import dev.onsite.judge.value.Language;
import dev.onsite.problems.ProblemBank;
import dev.onsite.workbench.ReportJson;
import dev.onsite.workbench.insight.Insights;
import dev.onsite.workbench.store.SavedSubmission;
import dev.onsite.workbench.store.Store;
import io.quarkus.runtime.Startup;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jboss.logging.Logger;

/**
 * Judges submissions, as many at a time as there are processors: more would only take each other's. What an accepted
 * one's figures say is measured after its verdict, one at a time. The judge warms up beside the start of the server, so that neither waits for the other.
 */
@Startup
@ApplicationScoped
public class JudgeRoom {
    private static final Logger LOGGER = Logger.getLogger(JudgeRoom.class);
    private static final int MOST_AT_A_TIME = 4;
    private static final int EARLIER = 100;

    @Inject
    Store store;

    private final Map<Long, Judging> running = new ConcurrentHashMap<>();
    private final Set<Long> measuring = ConcurrentHashMap.newKeySet();
    private ExecutorService threads;
    private ExecutorService measurements;
    private CompletableFuture<Judge> judge;
    private CompletableFuture<Set<Language>> languages;
    private CompletableFuture<Insights> insights;

    @PostConstruct
    void open() {
        int processors = Math.min(Runtime.getRuntime().availableProcessors(), MOST_AT_A_TIME);
        threads = Executors.newFixedThreadPool(processors, task -> new Thread(task, "judging"));
        measurements = Executors.newSingleThreadExecutor(task -> new Thread(task, "measuring"));
        judge = CompletableFuture.supplyAsync(JudgeRoom::start, threads);
        languages = judge.thenApplyAsync(Judge::languages);
        insights = judge.thenApply(Insights::new);
    }

    @PreDestroy
    void close() {
        // What is still being judged stays pending and is found as interrupted at the next start.
        threads.shutdownNow();
        measurements.shutdownNow();
        if (judge.isDone() && !judge.isCompletedExceptionally()) {
            judge.join().close();
        }
    }

    /** The languages this machine can judge; all of them while the judge still finds out. */
    public Set<Language> languages() {
        return languages.isDone() && !languages.isCompletedExceptionally()
                ? languages.join()
                : EnumSet.allOf(Language.class);
    }

    /** Saves what is handed in and judges it; returns at once. */
    Judging submit(ProblemBank.Entry entry, Language language, String source, boolean samples) {
        long id = store.submissions().begin(entry.problem().slug(), language, source, samples);
        return start(id, entry, language, source, samples);
    }

    /** Judges an interrupted submission again; empty where it is not interrupted (any more). */
    Optional<Judging> again(SavedSubmission saved, ProblemBank.Entry entry) {
        return store.submissions().beginAgain(saved.id())
                ? Optional.of(start(
                        saved.id(),
                        entry,
                        saved.language(),
                        store.submissions().source(saved.id()).orElseThrow(),
                        saved.samples()))
                : Optional.empty();
    }

    /** The submission with this id while it waits or is being judged. */
    Optional<Judging> running(long id) {
        return Optional.ofNullable(running.get(id));
    }

    /** Whether an accepted submission is still being measured. */
    boolean measuring(long id) {
        return measuring.contains(id);
    }

    /** Has what a submission will need started while the candidate thinks. */
    public void prepare(Problem problem, Language language) {
        if (judge.isDone() && !judge.isCompletedExceptionally()) {
            judge.join().prepare(language, problem.limits());
        }
    }

    private static Judge start() {
        try {
            return Judge.start(JudgeOptions.fromEnvironment(true));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken.getMessage(), broken);
        }
    }

    private Judging start(long id, ProblemBank.Entry entry, Language language, String source, boolean samples) {
        Judging judging = new Judging(id);
        running.put(id, judging);
        threads.execute(() -> judge(judging, entry, new Submission(language, language.fileName(), source), samples));
        return judging;
    }

    private void judge(Judging judging, ProblemBank.Entry entry, Submission submission, boolean samples) {
        try {
            Report report = judge.join()
                    .judge(entry.problem(), entry.checker(), submission, samples ? Run.SAMPLES : Run.ALL, judging);
            boolean measured = report.accepted() && !samples;
            if (measured) {
                measuring.add(judging.id());
            }
            finish(judging, report);
            if (measured) {
                measurements.execute(() -> measure(judging.id(), entry, submission, report));
            }
        } catch (RuntimeException broken) {
            LOGGER.error("submission " + judging.id() + " could not be judged", broken);
            finish(judging, notJudged(entry, submission, broken));
        } finally {
            running.remove(judging.id());
        }
    }

    private void measure(long id, ProblemBank.Entry entry, Submission submission, Report report) {
        try {
            List<Double> earlier =
                    store.submissions().acceptedCpuMillis(report.problem(), report.language(), id, EARLIER);
            ObjectNode json = ReportJson.of(report);
            insights.join().of(entry, submission, report, earlier).into(json);
            store.submissions().replaceReport(id, json.toString());
        } catch (RuntimeException broken) {
            LOGGER.warn("submission " + id + " could not be measured", broken);
        } finally {
            measuring.remove(id);
        }
    }

    private void finish(Judging judging, Report report) {
        try {
            store.submissions()
                    .finish(
                            judging.id(),
                            report.verdict(),
                            report.message(),
                            ReportJson.of(report).toString());
        } finally {
            judging.finished(ReportJson.of(report));
        }
    }

    private static Report notJudged(ProblemBank.Entry entry, Submission submission, RuntimeException broken) {
        return new Report(
                entry.problem().slug(),
                submission.language(),
                Verdict.IE,
                "The judge itself failed, which says nothing about your code: "
                        + (broken.getCause() == null ? broken : broken.getCause()).getMessage(),
                List.of(),
                0,
                0,
                Isolation.NONE);
    }
}
