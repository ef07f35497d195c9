# expect: TLE on "500 sets of 60"
# A least-squares fit for every set and test place.
import numpy as np


def bias_variance(x, samples, x_test, truth, max_degree):
    bias, variance = [], []
    for degree in range(max_degree + 1):
        design = np.vander(x, degree + 1, increasing=True)
        predictions = np.empty((len(x_test), len(samples)))
        for s, sample in enumerate(samples):
            for j, place in enumerate(x_test):
                c = np.linalg.lstsq(design, sample, rcond=None)[0]
                predictions[j, s] = c @ place ** np.arange(degree + 1)
        bias.append(((predictions.mean(axis=1) - truth) ** 2).mean())
        variance.append(predictions.var(axis=1).mean())
    return np.array(bias), np.array(variance)
