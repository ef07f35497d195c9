package dev.onsite.recommender.model;

/**
 * What filters and the ranker know of the items, by columns.
 *
 * @param category of each item
 * @param brand of each item
 * @param price of each item
 * @param available whether each can be had
 * @param createdDay days since 1970 of each
 * @param popularity share of all interactions of each, largest 1
 */
@SuppressWarnings("ArrayRecordComponent") // one a model: never compared
public record ItemTable(
        int[] category, int[] brand, float[] price, boolean[] available, int[] createdDay, float[] popularity) {}
