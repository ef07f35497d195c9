package dev.onsite.workbench.submissions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.onsite.judge.CaseReport;
import dev.onsite.judge.JudgeListener;
import dev.onsite.workbench.ReportJson;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.ArrayList;
import java.util.List;

/**
 * A submission while it is judged: what has happened so far, and to whom to tell the rest. Whoever asks late, or again
 * after a broken connection, hears everything from the beginning.
 */
final class Judging implements JudgeListener {
    /**
     * Something to tell.
     *
     * @param kind {@code compiled}, {@code case} or {@code verdict}
     * @param json with {@code compiled} the number of cases, else a case or the report as {@link ReportJson} writes them
     */
    record Event(String kind, JsonNode json) {
        static final String COMPILED = "compiled";
        static final String CASE = "case";
        static final String VERDICT = "verdict";

        boolean last() {
            return kind.equals(VERDICT);
        }
    }

    private final long id;
    private final List<Event> events = new ArrayList<>();
    private final List<MultiEmitter<? super Event>> listeners = new ArrayList<>();

    Judging(long id) {
        this.id = id;
    }

    long id() {
        return id;
    }

    /** All events, those of the past first; ends after the verdict. */
    Multi<Event> events() {
        return Multi.createFrom().<Event>emitter(listener -> listen(listener));
    }

    @Override
    public void compiled(int cases) {
        tell(new Event(Event.COMPILED, com.fasterxml.jackson.databind.node.IntNode.valueOf(cases)));
    }

    @Override
    public void graded(CaseReport report) {
        tell(new Event(Event.CASE, ReportJson.of(report)));
    }

    void finished(JsonNode report) {
        tell(new Event(Event.VERDICT, report));
    }

    private synchronized void listen(MultiEmitter<? super Event> listener) {
        events.forEach(listener::emit);
        if (!events.isEmpty() && events.get(events.size() - 1).last()) {
            listener.complete();
            return;
        }
        listeners.add(listener);
        listener.onTermination(() -> forget(listener));
    }

    private synchronized void forget(MultiEmitter<? super Event> listener) {
        listeners.remove(listener);
    }

    private void tell(Event event) {
        List<MultiEmitter<? super Event>> told;
        synchronized (this) {
            events.add(event);
            told = List.copyOf(listeners);
        }
        for (MultiEmitter<? super Event> listener : told) {
            listener.emit(event);
            if (event.last()) {
                listener.complete();
            }
        }
    }
}
