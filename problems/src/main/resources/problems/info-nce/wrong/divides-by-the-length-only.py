# expect: WA on "two pairs"
# The length depends on the row, too.
import numpy as np


def info_nce(queries, documents, temperature):
    n = len(queries)
    query_length = np.linalg.norm(queries, axis=1, keepdims=True)
    document_length = np.linalg.norm(documents, axis=1, keepdims=True)
    q, d = queries / query_length, documents / document_length
    scores = q @ d.T / temperature
    scores -= scores.max(axis=1, keepdims=True)
    weights = np.exp(scores)
    sums = weights.sum(axis=1, keepdims=True)
    loss = (np.log(sums[:, 0]) - np.diag(scores)).mean()
    score_gradient = (weights / sums - np.eye(n)) / n / temperature

    def through_length(gradient, unit, length):
        return gradient / length

    return (
        loss,
        through_length(score_gradient @ d, q, query_length),
        through_length(score_gradient.T @ q, d, document_length),
    )
