package dev.onsite.recommender.rank;

import dev.onsite.recommender.model.ItemTable;
import dev.onsite.recommender.model.ServingModel;
import dev.onsite.recommender.retrieve.Candidates;
import java.util.List;

/**
 * The features of a candidate at the moment of the request, in the order of {@link #NAMES}, which a ranker is trained
 * on as well.
 */
public final class Features {
    /** What each column is. */
    public static final List<String> NAMES = List.of(
            "score",
            "log_popularity",
            "age_days",
            "log_price",
            "category_share",
            "brand_share",
            "from_vector",
            "from_similar",
            "from_trending",
            "history_size",
            "hour");

    /** Columns. */
    public static final int COUNT = NAMES.size();

    private Features() {}

    /**
     * What a request knows of its user.
     *
     * @param history the items the user dealt with
     * @param hour of the day, 0 to 23
     * @param today days since 1970
     */
    @SuppressWarnings("ArrayRecordComponent") // one a request: never compared
    public record Context(int[] history, int hour, int today) {}

    /** Writes the i-th candidate's row. */
    public static void write(
            ServingModel model, Candidates candidates, int i, Context context, float[] rows, int offset) {
        ItemTable table = model.table();
        int item = candidates.item(i);
        int sameCategory = 0;
        int sameBrand = 0;
        for (int seen : context.history()) {
            if (seen < model.items()) {
                sameCategory += table.category()[seen] == table.category()[item] ? 1 : 0;
                sameBrand += table.brand()[seen] == table.brand()[item] ? 1 : 0;
            }
        }
        float size = Math.max(1, context.history().length);
        int sources = candidates.sources(i);
        rows[offset] = candidates.score(i);
        rows[offset + 1] = (float) Math.log(1e-6 + table.popularity()[item]);
        rows[offset + 2] = context.today() - table.createdDay()[item];
        rows[offset + 3] = (float) Math.log1p(table.price()[item]);
        rows[offset + 4] = sameCategory / size;
        rows[offset + 5] = sameBrand / size;
        rows[offset + 6] = (sources & Candidates.Source.VECTOR.bit()) != 0 ? 1 : 0;
        rows[offset + 7] = (sources & Candidates.Source.SIMILAR.bit()) != 0 ? 1 : 0;
        rows[offset + 8] = (sources & Candidates.Source.TRENDING.bit()) != 0 ? 1 : 0;
        rows[offset + 9] = context.history().length;
        rows[offset + 10] = context.hour();
    }
}
