import numpy as np


def transformer_costs(
    layers: int,
    d: int,
    heads: int,
    kv_heads: int,
    d_ff: int,
    vocabulary: int,
    batch: int,
    prompt: int,
    generated: int,
) -> tuple[int, int, int, float, float]:
    """
    layers: how many blocks
    d: the model's width
    heads: query heads; divides d
    kv_heads: key and value heads; divides heads
    d_ff: the width of the feed-forward network
    vocabulary: how many tokens there are
    batch: how many sequences at once
    prompt: tokens of each prompt, at least 1
    generated: tokens generated after each prompt, at least 0
    Returns (parameters, cache, training, prefill, decode).
    """
    raise NotImplementedError("not written yet")
