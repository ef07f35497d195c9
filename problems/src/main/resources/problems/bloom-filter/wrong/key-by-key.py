# expect: TLE on "600,000 keys"
import math

MASK = 2**64 - 1


class BloomFilter:
    def __init__(self, capacity, false_positive_rate):
        self.m = math.ceil(-capacity * math.log(false_positive_rate) / math.log(2) ** 2)
        self.k = max(1, math.floor(self.m / capacity * math.log(2) + 0.5))
        self.set = bytearray(self.m)

    def bits(self):
        return self.m

    def hashes(self):
        return self.k

    def add(self, keys):
        for key in keys:
            for position in self.positions(int(key)):
                self.set[position] = 1

    def contains(self, keys):
        return [all(self.set[position] for position in self.positions(int(key))) for key in keys]

    def distinct(self):
        free = self.m - sum(self.set)
        return -self.m / self.k * math.log(free / self.m) if free else math.inf

    def positions(self, key):
        z = key & MASK
        z = (z ^ z >> 30) * 0xBF58476D1CE4E5B9 & MASK
        z = (z ^ z >> 27) * 0x94D049BB133111EB & MASK
        z ^= z >> 31
        return [((z & 0xFFFFFFFF) + i * (z >> 32 | 1)) % self.m for i in range(self.k)]
