# expect: WA on "far from the origin"
# A relative test: near 10⁸ it is met after one round.
import numpy as np


def k_means(points, initial_centroids, max_iterations):
    centroids = initial_centroids
    for _ in range(max_iterations):
        labels = nearest(points, centroids)
        moved = np.array(
            [points[labels == j].mean(axis=0) if (labels == j).any() else centroids[j] for j in range(len(centroids))]
        )
        if np.allclose(centroids, moved):
            break
        centroids = moved
    return centroids, nearest(points, centroids)


def nearest(points, centroids):
    return np.argmin(np.array([((points - c) ** 2).sum(axis=1) for c in centroids]), axis=0)
