package dev.onsite.recommender.data;

/** The items each user dealt with, in memory or made on demand. Read by any number of threads. */
public interface Histories {
    /** How many users, numbered from 0. */
    long users();

    /** How many items, numbered from 0. */
    int items();

    /** The items of a user, each once, the latest last. */
    int[] history(long user);
}
