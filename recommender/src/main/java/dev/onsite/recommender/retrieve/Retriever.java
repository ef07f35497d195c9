package dev.onsite.recommender.retrieve;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.onsite.ml.ann.HnswIndex;
import dev.onsite.ml.ann.Neighbors;
import dev.onsite.ml.ann.SearchOptions;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.retrieve.Candidates.Source;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;

/**
 * Gathers candidates of one model. The plain beam is asked for some more than are needed, so that what the user saw and
 * what the filter refuses can be taken out; where too little is left, the index walks or scans with the filter, which
 * gives as many as there are.
 */
public final class Retriever {
    private static final int FROM_LISTS = 40;
    private static final int NEAR_LAST = 15;

    private final ServingModel model;
    private final Cache<Integer, int[]> similar =
            Caffeine.newBuilder().maximumSize(50_000).build();

    /** For that model. */
    public Retriever(ServingModel model) {
        this.model = model;
    }

    /** Of that model. */
    public ServingModel model() {
        return model;
    }

    /**
     * What to gather.
     *
     * @param vector the user's, or null for one of whom nothing is known
     * @param last what the user dealt with last, latest first
     * @param wanted candidates, about
     * @param ef of the index
     * @param allowed which items may be given
     * @param narrow whether {@code allowed} is more than what the user saw
     * @param explore how many to draw at random
     */
    @SuppressWarnings("ArrayRecordComponent") // one a request: never compared
    public record Request(
            float[] vector, int[] last, int wanted, int ef, IntPredicate allowed, boolean narrow, int explore) {}

    /** Fills the candidates; false where the index could not be asked. */
    public boolean retrieve(Request request, Candidates into) {
        into.clear();
        boolean byVector = request.vector() != null && near(request, into);
        for (int item : request.last()) {
            for (int near : similarTo(item)) {
                offer(request, into, near, Source.SIMILAR);
            }
        }
        fromList(model.popular(), request, into, Source.POPULAR);
        fromList(model.trending(), request, into, Source.TRENDING);
        fromList(model.recent(), request, into, Source.RECENT);
        SplittableRandom random = new SplittableRandom();
        for (int i = 0; i < request.explore(); i++) {
            offer(request, into, random.nextInt(model.items()), Source.EXPLORATION);
        }
        return byVector || request.vector() == null;
    }

    private boolean near(Request request, Candidates into) {
        Optional<HnswIndex> index = model.index();
        if (index.isEmpty()) {
            return false;
        }
        if (!request.narrow()) {
            Neighbors found = index.get().search(request.vector(), request.wanted(), SearchOptions.ofEf(request.ef()));
            int kept = take(found, request, into);
            if (kept >= request.wanted() / 2 || found.size() >= model.items()) {
                return true;
            }
        }
        SearchOptions matching = SearchOptions.ofEf(request.ef())
                .withFilter(label -> request.allowed().test((int) label));
        take(index.get().search(request.vector(), request.wanted(), matching), request, into);
        return true;
    }

    private static int take(Neighbors found, Request request, Candidates into) {
        int kept = 0;
        for (int i = 0; i < found.size(); i++) {
            int item = (int) found.label(i);
            if (request.allowed().test(item)) {
                into.add(item, -found.distance(i), Source.VECTOR);
                kept++;
            }
        }
        return kept;
    }

    private void fromList(int[] list, Request request, Candidates into, Source source) {
        int taken = 0;
        for (int i = 0; i < list.length && taken < FROM_LISTS; i++) {
            if (request.allowed().test(list[i])) {
                offer(request, into, list[i], source);
                taken++;
            }
        }
    }

    private void offer(Request request, Candidates into, int item, Source source) {
        if (request.allowed().test(item)) {
            into.add(item, request.vector() == null ? 0 : model.score(item, request.vector()), source);
        }
    }

    /** The items nearest to one by their vectors, the item itself left out. */
    public int[] similarTo(int item) {
        return similar.get(item, unused -> nearest(item, NEAR_LAST, candidate -> true));
    }

    /**
     * The k items nearest to one that pass.
     *
     * @throws IllegalStateException where there is no index
     */
    public int[] nearest(int item, int k, IntPredicate allowed) {
        HnswIndex index = model.index().orElseThrow(() -> new IllegalStateException("there is no index"));
        float[] vector = new float[model.dimension()];
        model.itemVector(item, vector);
        SearchOptions options =
                SearchOptions.ofEf(Math.max(64, 2 * k)).withFilter(label -> label != item && allowed.test((int) label));
        Neighbors found = index.search(vector, k, options);
        int[] items = new int[found.size()];
        for (int i = 0; i < items.length; i++) {
            items[i] = (int) found.label(i);
        }
        return items;
    }
}
