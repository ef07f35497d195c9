# expect: WA on "two sets of three"
# Averages over the places first, so that errors of different sign cancel.
import numpy as np


def bias_variance(x, samples, x_test, truth, max_degree):
    bias, variance = [], []
    for degree in range(max_degree + 1):
        design = np.vander(x, degree + 1, increasing=True)
        coefficients = np.linalg.lstsq(design, samples.T, rcond=None)[0]
        predictions = np.vander(x_test, degree + 1, increasing=True) @ coefficients
        bias.append((predictions.mean() - truth.mean()) ** 2)
        variance.append(predictions.var(axis=1).mean())
    return np.array(bias), np.array(variance)
