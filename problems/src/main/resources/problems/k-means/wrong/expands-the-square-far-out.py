# expect: WA on "far from the origin"
# |x|² − 2x·c + |c|² without moving the origin: nothing is left of the difference.
import numpy as np


def k_means(points, initial_centroids, max_iterations):
    # Distances do not depend on the origin; in the middle of the points the expanded square loses no digits.
    origin = np.zeros(points.shape[1])
    points = points - origin
    centroids = initial_centroids - origin
    labels = assign(points, centroids)
    for _ in range(max_iterations):
        centroids = move(points, labels, centroids)
        new_labels = assign(points, centroids)
        if np.array_equal(labels, new_labels):
            break
        labels = new_labels
    return centroids + origin, labels


def assign(points, centroids):
    # |x - c|² = |x|² - 2 x·c + |c|², and |x|² is the same for every centroid.
    return np.argmin((centroids**2).sum(axis=1) - 2 * points @ centroids.T, axis=1)


def move(points, labels, centroids):
    counts = np.bincount(labels, minlength=len(centroids))
    sums = np.stack([np.bincount(labels, weights=column, minlength=len(centroids)) for column in points.T], axis=1)
    return np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centroids)
