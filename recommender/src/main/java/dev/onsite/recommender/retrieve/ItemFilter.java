package dev.onsite.recommender.retrieve;

import static dev.onsite.recommender.Preconditions.require;

import java.util.Arrays;

/**
 * Which items may be recommended, by their attributes.
 *
 * @param categories any of these, sorted; empty for all
 * @param brands any of these, sorted; empty for all
 * @param minPrice at least that
 * @param maxPrice at most that
 * @param availableOnly whether only those that can be had
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its canonical form
public record ItemFilter(int[] categories, int[] brands, float minPrice, float maxPrice, boolean availableOnly) {
    /** Lets every item through. */
    public static final ItemFilter NONE = new ItemFilter(new int[0], new int[0], 0, Float.POSITIVE_INFINITY, false);

    /** Checks the range of prices. */
    public ItemFilter {
        require(minPrice >= 0, "min_price must be at least 0, got %s", minPrice);
        require(maxPrice >= minPrice, "max_price must be at least min_price (%s), got %s", minPrice, maxPrice);
    }

    /** Whether every item passes. */
    public boolean isNone() {
        return categories.length == 0
                && brands.length == 0
                && minPrice == 0
                && maxPrice == Float.POSITIVE_INFINITY
                && !availableOnly;
    }

    /** Whether an item with these attributes passes. */
    public boolean allows(int category, int brand, float price, boolean available) {
        return (!availableOnly || available)
                && price >= minPrice
                && price <= maxPrice
                && (categories.length == 0 || Arrays.binarySearch(categories, category) >= 0)
                && (brands.length == 0 || Arrays.binarySearch(brands, brand) >= 0);
    }

    /** The same text for the same filter, whatever the order it was written in. */
    public String canonical() {
        return "c" + Arrays.toString(categories) + "b" + Arrays.toString(brands) + "p" + minPrice + "-" + maxPrice
                + (availableOnly ? "a" : "");
    }
}
