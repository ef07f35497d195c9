# expect: WA on "a tiny model"
# A feed-forward network without its gate.
def transformer_costs(layers, d, heads, kv_heads, d_ff, vocabulary, batch, prompt, generated):
    kv_width = d // heads * kv_heads
    block = 2 * d * d + 2 * d * kv_width + 2 * d * d_ff
    parameters = vocabulary * d + layers * (block + 2 * d) + d
    cache = 2 * 2 * layers * batch * (prompt + generated) * kv_width
    output, position, seen = 2 * vocabulary * d, 2 * layers * block, 4 * layers * d
    prefill = batch * (position * prompt + seen * series(1, prompt) + output)
    passes = max(0, generated - 1)  # the last generated token is never processed
    decode = batch * (passes * (position + output) + seen * series(prompt + 1, passes))
    return parameters, cache, 16 * parameters, float(prefill), float(decode)


def series(first, count):
    """first + (first + 1) + … of count terms; Python's integers do not overflow."""
    return count * (2 * first + count - 1) // 2
