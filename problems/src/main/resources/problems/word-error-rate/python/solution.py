import numpy as np

EDIT = 1_000_000  # a cost is edits · EDIT − hits


def word_error_rate(references, hypotheses):
    totals = np.zeros(3, dtype=int)
    words = 0
    for reference, hypothesis in zip(references, hypotheses):
        said, heard = reference.lower().split(), hypothesis.lower().split()
        words += len(said)
        totals += errors(said, heard)
    return totals.sum() / words, *map(int, totals)


def errors(said, heard):
    number = {word: i for i, word in enumerate(set(said + heard))}
    columns = np.array([number[word] for word in heard], dtype=int)
    along = EDIT * np.arange(len(heard) + 1)
    row = along.copy()
    for word in said:
        below = row + EDIT
        below[1:] = np.minimum(below[1:], row[:-1] + np.where(columns == number[word], -1, EDIT))
        # Insertions run along the row.
        row = np.minimum.accumulate(below - along) + along
    edits = -(-int(row[-1]) // EDIT)
    hits = edits * EDIT - int(row[-1])
    insertions = edits - (len(said) - hits)
    deletions = len(said) - len(heard) + insertions
    return edits - deletions - insertions, deletions, insertions
