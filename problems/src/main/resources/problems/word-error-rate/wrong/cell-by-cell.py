# expect: TLE on "a recording of 4,000 words"
# A Python loop over every cell of the table.
def word_error_rate(references, hypotheses):
    substitutions = deletions = insertions = words = 0
    for reference, hypothesis in zip(references, hypotheses):
        said, heard = reference.lower().split(), hypothesis.lower().split()
        above = [(j, 0) for j in range(len(heard) + 1)]
        for i, word in enumerate(said):
            row = [(i + 1, 0)]
            for j, other in enumerate(heard):
                edits, hits = above[j]
                best = (edits, hits - 1) if word == other else (edits + 1, hits)
                for edits, hits in (above[j + 1], row[j]):
                    best = min(best, (edits + 1, hits))
                row.append(best)
            above = row
        edits, hits = above[-1][0], -above[-1][1]
        words += len(said)
        inserted = edits - len(said) + hits
        deleted = edits - len(heard) + hits
        insertions += inserted
        deletions += deleted
        substitutions += edits - inserted - deleted
    return (substitutions + deletions + insertions) / words, substitutions, deletions, insertions
