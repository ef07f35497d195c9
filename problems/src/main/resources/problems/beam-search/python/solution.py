import numpy as np


def beam_search(log_start, log_next, end, beam_width, max_length, alpha):
    vocabulary = len(log_start)
    first = best(log_start, beam_width)
    texts, sums = [[token] for token in first], log_start[first]
    for _ in range(max_length - 1):
        last = np.array([text[-1] for text in texts])
        if (last == end).all():
            break
        candidates = sums[:, None] + log_next[last]
        # An ended hypothesis has one candidate: itself, in the column of its last token.
        candidates[last == end] = -np.inf
        candidates[last == end, end] = sums[last == end]
        chosen = best(candidates.ravel(), beam_width)
        parents, tokens = np.divmod(chosen[np.isfinite(candidates.ravel()[chosen])], vocabulary)
        sums = candidates[parents, tokens]
        texts = [texts[p] if last[p] == end else texts[p] + [t] for p, t in zip(parents, tokens)]
    scores = sums / np.array([len(text) for text in texts]) ** alpha
    return [(np.array(texts[i]), float(scores[i])) for i in np.argsort(-scores)]


def best(values, most):
    return np.argpartition(-values, most - 1)[:most] if most < len(values) else np.arange(len(values))
