# expect: SHAPE on "every pair once"
from collections import defaultdict


class BpeTokenizer:
    def __init__(self, words, counts, merges):
        symbols = [list(word) for word in words]
        pair_counts = defaultdict(int)
        words_with = defaultdict(set)
        for w, count in enumerate(counts):
            for pair in zip(symbols[w], symbols[w][1:]):
                pair_counts[pair] += int(count)
                words_with[pair].add(w)
        self.ranks = {}
        while len(self.ranks) < merges and pair_counts:
            most = max(pair_counts.values())
            if most < 1:
                break
            best = min(pair for pair, count in pair_counts.items() if count == most)
            self.ranks[best] = len(self.ranks)
            for w in words_with.pop(best):
                count = int(counts[w])
                for pair in zip(symbols[w], symbols[w][1:]):
                    pair_counts[pair] -= count
                symbols[w] = merged(symbols[w], best)
                for pair in zip(symbols[w], symbols[w][1:]):
                    pair_counts[pair] += count
                    words_with[pair].add(w)
            del pair_counts[best]

    def merges(self):
        return [f"{first} {second}" for first, second in self.ranks]

    def encode(self, word):
        symbols = list(word)
        while len(symbols) > 1:
            earliest = min(zip(symbols, symbols[1:]), key=lambda pair: self.ranks.get(pair, len(self.ranks)))
            if earliest not in self.ranks:
                break
            symbols = merged(symbols, earliest)
        return symbols


def merged(symbols, pair):
    result = []
    i = 0
    while i < len(symbols):
        if i + 1 < len(symbols) and (symbols[i], symbols[i + 1]) == pair:
            result.append(symbols[i] + symbols[i + 1])
            i += 2
        else:
            result.append(symbols[i])
            i += 1
    return result
