# expect: WA on "training, two rows"
import numpy as np


def batch_norm(x, gamma, beta, running_mean, running_variance, momentum, epsilon, training, upstream):
    n = len(x)
    mean, variance = (x.mean(axis=0), x.var(axis=0)) if training else (running_mean, running_variance)
    scale = 1 / np.sqrt(variance + epsilon)
    normal = (x - mean) * scale
    dgamma = (upstream * normal).sum(axis=0)
    dbeta = upstream.sum(axis=0)
    through = (dbeta + normal * dgamma) / n if training else 0
    dx = gamma * scale * (upstream - through)
    if training:
        running_mean = (1 - momentum) * running_mean + momentum * mean
        running_variance = (1 - momentum) * running_variance + momentum * variance
    return gamma * normal + beta, running_mean, running_variance, dx, dgamma, dbeta
