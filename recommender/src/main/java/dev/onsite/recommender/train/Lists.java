package dev.onsite.recommender.train;

import dev.onsite.recommender.data.Interactions;
import dev.onsite.recommender.model.ItemTable;
import java.util.stream.IntStream;

/** What everyone gets: by counts, by what gained of late, by age. */
final class Lists {
    private static final int LONGEST_OF_TRENDING = 500;
    private static final double LATE = 0.2;

    private Lists() {}

    /** Items by interactions, most first. */
    static int[] popular(int[] counts) {
        return byKey(counts.length, item -> -counts[item]);
    }

    /** Items by the share of their interactions that are among the last fifth of their users', against chance. */
    static int[] trending(Interactions data, int[] counts) {
        double[] late = new double[data.items()];
        for (int u = 0; u < data.users(); u++) {
            int size = data.start(u + 1) - data.start(u);
            for (int at = data.start(u + 1) - (int) Math.ceil(LATE * size); at < data.start(u + 1); at++) {
                late[data.columnsOf()[at]]++;
            }
        }
        // How many standard deviations above what its popularity gives: neither the popular nor the rare as such.
        int[] sorted = byKey(
                data.items(),
                item -> -(late[item] - LATE * counts[item]) / Math.sqrt(1 + LATE * (1 - LATE) * counts[item]));
        return IntStream.of(sorted).limit(LONGEST_OF_TRENDING).toArray();
    }

    /** The newest items. */
    static int[] recent(ItemTable table) {
        int[] sorted = byKey(table.createdDay().length, item -> -table.createdDay()[item]);
        return IntStream.of(sorted).limit(LONGEST_OF_TRENDING).toArray();
    }

    private static int[] byKey(int count, java.util.function.IntToDoubleFunction key) {
        double[] keys = IntStream.range(0, count).mapToDouble(key).toArray();
        return IntStream.range(0, count)
                .boxed()
                .sorted((a, b) -> keys[a] != keys[b] ? Double.compare(keys[a], keys[b]) : Integer.compare(a, b))
                .mapToInt(Integer::intValue)
                .toArray();
    }
}
