package dev.onsite.recommender.serve;

import dev.onsite.ml.linalg.Kernels;
import dev.onsite.ml.linalg.VectorKernels;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.online.FoldIn;
import dev.onsite.recommender.online.UserState;
import dev.onsite.recommender.rank.Diversity;
import dev.onsite.recommender.rank.Features;
import dev.onsite.recommender.rank.Ranker;
import dev.onsite.recommender.retrieve.Candidates;
import dev.onsite.recommender.retrieve.Catalogue;
import dev.onsite.recommender.retrieve.Retriever;
import dev.onsite.recommender.retrieve.UserVectors;
import dev.onsite.recommender.stage.Stage;
import dev.onsite.recommender.stage.StageTimes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * Makes an answer: retrieves, ranks, diversifies, writes. Exactly n items where n exist that may be recommended, however
 * narrow the filter.
 */
final class AnswerMaker {
    private static final VectorKernels KERNELS = Kernels.vectors();
    private static final long DAY_MILLIS = 86_400_000L;
    private static final int REASONS = 2;
    private static final int LATEST = 3;

    private final StageTimes times;
    private final Catalogue catalogue;
    private final Settings settings;
    private final UserVectors vectors;
    private final ThreadLocal<Candidates> candidates = ThreadLocal.withInitial(Candidates::new);

    /** What the knobs set; read anew for each answer. */
    static final class Settings {
        volatile int ef;
        volatile int candidates;
        volatile boolean ranker = true;
        volatile int rankerDelayMillis;
        volatile double lambda = 0.8;
        volatile double categoryCap = 0.5;
        volatile double brandCap = 0.3;
        volatile int explore = 5;
    }

    /** An answer; cacheable unless something was left out. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Answer(byte[] body, List<String> degraded) {}

    AnswerMaker(StageTimes times, Catalogue catalogue, Settings settings, UserVectors vectors) {
        this.times = times;
        this.catalogue = catalogue;
        this.settings = settings;
        this.vectors = vectors;
    }

    /** Who is asking and what is to be left out. */
    private final class Reader {
        final ServingModel model;
        final Question question;
        final UserState state;
        final int[] trained;
        final BitSet seen = new BitSet();
        final float[] vector;

        Reader(ServingModel model, Question question, UserState state) {
            this.model = model;
            this.question = question;
            this.state = state;
            trained = question.user() < 0 ? new int[0] : model.history(question.user());
            for (int item : trained) {
                seen.set(item);
            }
            for (int i = 0; i < state.size(); i++) {
                seen.set(state.item(i));
            }
            float[] own = new float[model.dimension()];
            boolean known = question.user() >= 0 && vectors.read(model, question.user(), own);
            if (state.size() > 0) {
                FoldIn.apply(model, state, own);
                known = true;
            }
            vector = known ? own : null;
        }

        boolean allows(int item) {
            return !seen.get(item) && !question.excludes(item) && catalogue.allows(model, item, question.filter());
        }

        /** What the user dealt with last, latest first. */
        int[] latest(int count) {
            int[] latest = new int[Math.min(count, state.size() + trained.length)];
            for (int i = 0; i < latest.length; i++) {
                int back = i - state.size();
                int item = back < 0 ? state.item(state.size() - 1 - i) : trained[trained.length - 1 - back];
                latest[i] = item;
            }
            return Arrays.stream(latest).filter(item -> item < model.items()).toArray();
        }
    }

    Answer make(Retriever retriever, Question question, UserState state, Level level) {
        ServingModel model = retriever.model();
        long begun = System.nanoTime();
        Reader reader = new Reader(model, question, state);
        List<String> degraded = new ArrayList<>(2);
        Candidates found = candidates.get();
        int ef = settings.ef;
        if (level != Level.FULL) {
            ef = Math.max(question.n(), ef / 2);
            degraded.add("quick_search");
        }
        boolean narrow = !question.filter().isNone();
        boolean indexed = retriever.retrieve(
                new Retriever.Request(
                        reader.vector,
                        reader.latest(LATEST),
                        Math.max(settings.candidates, 2 * question.n()),
                        ef,
                        reader::allows,
                        narrow,
                        settings.explore),
                found);
        if (!indexed) {
            degraded.add("index_missing");
        }
        long retrieved = System.nanoTime();
        times.record(Stage.RETRIEVAL, retrieved - begun);
        List<AnswerWriter.Item> items = rank(reader, found, level, retrieved, degraded);
        fill(reader, items);
        long ranked = System.nanoTime();
        times.record(Stage.RANKING, ranked - retrieved);
        byte[] body = AnswerWriter.write(question, model.version(), degraded, items);
        times.record(Stage.RESPONSE, System.nanoTime() - ranked);
        return new Answer(body, degraded);
    }

    private List<AnswerWriter.Item> rank(
            Reader reader, Candidates found, Level level, long begun, List<String> degraded) {
        boolean learned = settings.ranker && level != Level.NO_RANKER;
        if (settings.ranker && !learned && reader.model.ranker().isPresent()) {
            degraded.add("ranker_skipped");
        }
        delay();
        long millis = System.currentTimeMillis();
        int hour = reader.question.hour() >= 0 ? reader.question.hour() : (int) (millis / 3_600_000 % 24);
        Features.Context context = new Features.Context(reader.latest(REASONS * 10), hour, (int) (millis / DAY_MILLIS));
        float[] scores = new float[found.size()];
        long deadline = begun + Stage.RANKING.budgetMillis() * 1_000_000L;
        boolean inTime = Ranker.score(reader.model, found, context, learned, deadline, scores);
        if (!inTime || System.nanoTime() - deadline > 0) {
            degraded.add("ranker_slow");
        }
        int[] chosen = Diversity.choose(
                reader.model,
                found,
                scores,
                reader.question.n(),
                new Diversity.Options(settings.lambda, settings.categoryCap, settings.brandCap));
        List<AnswerWriter.Item> items = new ArrayList<>(reader.question.n());
        for (int at : chosen) {
            items.add(item(reader, found.item(at), scores[at], found.sources(at)));
        }
        return items;
    }

    /** A slow ranker, for the lab. */
    private void delay() {
        int millis = settings.rankerDelayMillis;
        if (millis > 0) {
            long until = System.nanoTime() + millis * 1_000_000L;
            while (System.nanoTime() - until < 0) {
                Thread.onSpinWait();
            }
        }
    }

    private AnswerWriter.Item item(Reader reader, int item, float score, int sources) {
        int[] because = reader.question.explain() ? nearest(reader, item) : new int[0];
        return new AnswerWriter.Item(catalogue.item(reader.model, item), score, sources, because);
    }

    /** The items of the user's history that are nearest to one by their factors. */
    private static int[] nearest(Reader reader, int item) {
        int[] history = reader.latest(20);
        float[] vector = new float[reader.model.dimension()];
        float[] other = new float[reader.model.dimension()];
        reader.model.itemVector(item, vector);
        float[] cosines = new float[history.length];
        for (int i = 0; i < history.length; i++) {
            reader.model.itemVector(history[i], other);
            double length = Math.sqrt(KERNELS.dot(other, 0, other, 0, other.length));
            cosines[i] = (float) (KERNELS.dot(other, 0, vector, 0, vector.length) / Math.max(1e-9, length));
        }
        Integer[] order = new Integer[history.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Float.compare(cosines[b], cosines[a]));
        return Arrays.stream(order).limit(REASONS).mapToInt(i -> history[i]).toArray();
    }

    /** Takes the most popular of what is allowed until there are n. */
    private void fill(Reader reader, List<AnswerWriter.Item> items) {
        int n = reader.question.n();
        if (items.size() >= n) {
            return;
        }
        BitSet given = new BitSet();
        items.forEach(item -> given.set(item.item().id()));
        IntPredicate fresh = item -> !given.get(item) && reader.allows(item);
        for (int item : reader.model.popular()) {
            if (items.size() == n) {
                return;
            }
            if (fresh.test(item)) {
                float score = reader.vector == null ? 0 : reader.model.score(item, reader.vector);
                items.add(item(reader, item, score, Candidates.Source.POPULAR.bit()));
            }
        }
    }

    /** The popular items alone: what is given where nothing else can be. */
    Answer popular(ServingModel model, Question question, UserState state, String reason) {
        List<AnswerWriter.Item> items = new ArrayList<>(question.n());
        for (int item : model.popular()) {
            if (items.size() == question.n()) {
                break;
            }
            if (!state.saw(item) && !question.excludes(item) && catalogue.allows(model, item, question.filter())) {
                items.add(new AnswerWriter.Item(
                        catalogue.item(model, item),
                        model.table().popularity()[item],
                        Candidates.Source.POPULAR.bit(),
                        new int[0]));
            }
        }
        List<String> degraded = List.of(reason, "popular_only");
        return new Answer(AnswerWriter.write(question, model.version(), degraded, items), degraded);
    }
}
