package dev.onsite.ml.neighbors;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** All pairs within a radius. */
final class RadiusResult {
    private record Found(double squared, int index) {}

    private final List<Found> found = new ArrayList<>();

    void add(double squared, int index) {
        found.add(new Found(squared, index));
    }

    Neighbors sorted() {
        found.sort(Comparator.comparingDouble(Found::squared).thenComparingInt(Found::index));
        return new Neighbors(
                found.stream().mapToInt(Found::index).toArray(),
                found.stream().mapToDouble(f -> Math.sqrt(f.squared())).toArray());
    }
}
