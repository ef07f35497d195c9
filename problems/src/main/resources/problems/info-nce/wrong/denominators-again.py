# expect: TLE on "700 pairs"
# Every probability with a softmax of its own.
import numpy as np


def info_nce(queries, documents, temperature):
    n = len(queries)
    query_length = np.linalg.norm(queries, axis=1, keepdims=True)
    document_length = np.linalg.norm(documents, axis=1, keepdims=True)
    q, d = queries / query_length, documents / document_length
    loss, dqueries, ddocuments = 0.0, np.zeros(q.shape), np.zeros(d.shape)
    for i in range(n):
        for j in range(n):
            scores = d @ q[i] / temperature
            scores -= scores.max()
            sum_of_weights = np.exp(scores).sum()
            if i == j:
                loss += (np.log(sum_of_weights) - scores[i]) / n
            gradient = (np.exp(scores[j]) / sum_of_weights - (i == j)) / n / temperature
            cosine = q[i] @ d[j]
            dqueries[i] += gradient * (d[j] - cosine * q[i]) / query_length[i]
            ddocuments[j] += gradient * (q[i] - cosine * d[j]) / document_length[j]
    return loss, dqueries, ddocuments
