import numpy as np


def suppress(boxes, scores, classes, threshold):
    boxes = boxes.reshape(-1, 4)
    areas = (boxes[:, 2] - boxes[:, 0]) * (boxes[:, 3] - boxes[:, 1])
    remaining = np.argsort(-scores, kind="stable")
    kept = []
    while len(remaining):
        best, rest = remaining[0], remaining[1:]
        kept.append(best)
        low = np.maximum(boxes[rest, :2], boxes[best, :2])
        high = np.minimum(boxes[rest, 2:], boxes[best, 2:])
        intersection = np.maximum(0, high - low).prod(axis=1)
        union = areas[rest] + areas[best] - intersection
        iou = np.divide(intersection, union, out=np.zeros(len(rest)), where=union > 0)
        remaining = rest[(iou <= threshold) | (classes[rest] != classes[best])]
    return np.array(kept, dtype=int)
