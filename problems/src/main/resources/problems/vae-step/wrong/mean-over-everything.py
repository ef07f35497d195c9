# expect: WA on "one row, one latent"
# np.mean averages over the columns as well.
import numpy as np


def vae_step(x, mean, log_variance, noise, decoder, bias):
    n = len(x)
    deviation = np.exp(log_variance / 2)
    z = mean + deviation * noise
    s = z @ decoder + bias
    e = np.exp(-np.abs(s))
    reconstruction = np.mean(np.maximum(s, 0) + np.log1p(e) - x * s)
    kl = np.mean(mean**2 + deviation**2 - 1 - log_variance) / 2
    ds = (np.where(s >= 0, 1, e) / (1 + e) - x) / n
    dz = ds @ decoder.T
    d_log_variance = dz * deviation * noise / 2 + (deviation**2 - 1) / 2 / n
    return float(reconstruction), float(kl), dz + mean / n, d_log_variance, z.T @ ds, ds.sum(axis=0)
