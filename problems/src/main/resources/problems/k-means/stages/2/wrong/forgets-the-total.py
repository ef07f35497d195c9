# expect: WA on "a heavy point"
# Weighs the sums and divides by the number of points.
import numpy as np


def k_means(points, weights, initial_centroids, max_iterations):
    # Distances do not depend on the origin; in the middle of the points the expanded square loses no digits.
    origin = points.mean(axis=0)
    points = points - origin
    centroids = initial_centroids - origin
    labels = assign(points, centroids)
    for _ in range(max_iterations):
        centroids = move(points, weights, labels, centroids)
        new_labels = assign(points, centroids)
        if np.array_equal(labels, new_labels):
            break
        labels = new_labels
    return centroids + origin, labels


def assign(points, centroids):
    # |x - c|² = |x|² - 2 x·c + |c|², and |x|² is the same for every centroid.
    return np.argmin((centroids**2).sum(axis=1) - 2 * points @ centroids.T, axis=1)


def move(points, weights, labels, centroids):
    totals = np.bincount(labels, minlength=len(centroids))
    weighted = (points * weights[:, None]).T
    sums = np.stack([np.bincount(labels, weights=column, minlength=len(centroids)) for column in weighted], axis=1)
    heavy = (totals > 0)[:, None]
    return np.where(heavy, sums / np.where(heavy, totals[:, None], 1), centroids)
