# expect: WA on "two sets of three"
# A polynomial of degree p has p + 1 coefficients.
import numpy as np


def bias_variance(x, samples, x_test, truth, max_degree):
    bias, variance = [], []
    for degree in range(max_degree + 1):
        design = np.vander(x, max(1, degree), increasing=True)
        coefficients = np.linalg.lstsq(design, samples.T, rcond=None)[0]
        predictions = np.vander(x_test, max(1, degree), increasing=True) @ coefficients
        bias.append(((predictions.mean(axis=1) - truth) ** 2).mean())
        variance.append(predictions.var(axis=1).mean())
    return np.array(bias), np.array(variance)
