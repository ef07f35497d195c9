# expect: WA on "empty cluster"
# The mean of no points is NaN.
import numpy as np


def k_means(points, initial_centroids, max_iterations):
    centroids = initial_centroids
    for _ in range(max_iterations):
        labels = nearest(points, centroids)
        centroids = np.array([points[labels == j].mean(axis=0) for j in range(len(centroids))])
    return centroids, nearest(points, centroids)


def nearest(points, centroids):
    return np.argmin(np.array([((points - c) ** 2).sum(axis=1) for c in centroids]), axis=0)
