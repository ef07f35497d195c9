# expect: WA on "fifty examples"
# The trapezoid rule over a hundred evenly spaced thresholds.
import numpy as np


def roc_auc(positive, scores):
    positives = int(positive.sum())
    negatives = len(positive) - positives
    if positives == 0 or negatives == 0:
        return float("nan")
    tpr, fpr = [1.0], [1.0]
    for threshold in np.linspace(scores.min(), scores.max(), 100):
        tpr.append((scores[positive] > threshold).mean())
        fpr.append((scores[~positive] > threshold).mean())
    return float(sum((fpr[i] - fpr[i + 1]) * (tpr[i] + tpr[i + 1]) / 2 for i in range(len(tpr) - 1)))
