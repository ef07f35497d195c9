import numpy as np


def vae_step(
    x: np.ndarray,
    mean: np.ndarray,
    log_variance: np.ndarray,
    noise: np.ndarray,
    decoder: np.ndarray,
    bias: np.ndarray,
) -> tuple[float, float, np.ndarray, np.ndarray, np.ndarray, np.ndarray]:
    """
    x: (n, d), each value in [0, 1]
    mean: (n, z), what the encoder says
    log_variance: (n, z), what the encoder says
    noise: (n, z), standard normal
    decoder: (z, d), the decoder's weights
    bias: (d), the decoder's bias
    Returns (reconstruction, kl, dmean, dspread, ddecoder, dbias).
    """
    raise NotImplementedError("not written yet")
