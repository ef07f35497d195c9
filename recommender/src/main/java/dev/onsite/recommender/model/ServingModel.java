package dev.onsite.recommender.model;

import dev.onsite.ml.ann.HnswIndex;
import java.util.Optional;

/**
 * One version of a trained model, as requests read it: users' and items' vectors of the same training, which only
 * ever change together. Items are 0 to {@link #items()} − 1. Read by any number of threads.
 */
public interface ServingModel {
    /** Names the version, the same on all nodes. */
    String version();

    /** Where it comes from, such as {@code synthetic}. */
    String source();

    /** Components of a vector. */
    int dimension();

    /** How many items. */
    int items();

    /** How many users. */
    long users();

    /** Writes the user's vector; false where the model does not know the user. */
    boolean userVector(long user, float[] into);

    /** Writes the item's vector. */
    void itemVector(int item, float[] into);

    /** The inner product of the item's vector with another. */
    float score(int item, float[] vector);

    /** The items by inner product, labels being items; empty where it could not be read. */
    Optional<HnswIndex> index();

    /** What is known of the items. */
    ItemTable table();

    /** The items by popularity, most popular first. */
    int[] popular();

    /** Items that gained most lately. */
    int[] trending();

    /** The newest items first. */
    int[] recent();

    /** The items that the user dealt with in training, latest last. */
    int[] history(long user);

    /** The ranker over the features of a candidate; empty for the order of the scores. */
    Optional<BoostedTrees> ranker();

    /** Makes the user unknown to it for good: a vector in memory or in a file is overwritten. */
    void forget(long user);
}
