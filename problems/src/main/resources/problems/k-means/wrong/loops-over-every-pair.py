# expect: TLE on "20,000 points"
# Two Python loops: n × k calls of numpy a round.
import numpy as np


def k_means(points, initial_centroids, max_iterations):
    # Distances do not depend on the origin; in the middle of the points the expanded square loses no digits.
    origin = points.mean(axis=0)
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
    return np.array([np.argmin([np.linalg.norm(x - c) for c in centroids]) for x in points])


def move(points, labels, centroids):
    counts = np.bincount(labels, minlength=len(centroids))
    sums = np.stack([np.bincount(labels, weights=column, minlength=len(centroids)) for column in points.T], axis=1)
    return np.where(counts[:, None] > 0, sums / np.maximum(counts, 1)[:, None], centroids)
