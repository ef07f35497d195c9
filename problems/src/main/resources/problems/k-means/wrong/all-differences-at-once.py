# expect: WA on "one round"
# The version that circulates: labels of one round ago, a stopping test that depends on the origin, n × k × d numbers.
import numpy as np


def k_means(points, initial_centroids, max_iterations):
    centroids = initial_centroids
    for _ in range(max_iterations):
        distances = np.linalg.norm(points[:, None] - centroids, axis=2)
        labels = np.argmin(distances, axis=1)
        moved = np.array(
            [points[labels == j].mean(axis=0) if (labels == j).any() else centroids[j] for j in range(len(centroids))]
        )
        if np.allclose(centroids, moved):
            break
        centroids = moved
    return centroids, labels
