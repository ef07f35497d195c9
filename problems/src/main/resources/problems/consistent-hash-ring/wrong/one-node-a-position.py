# expect: WA on "two nodes on one point"
# One node a position: of two on one point the later stays, and either takes the point away when it leaves.
from bisect import bisect_left

MASK = 0xFFFFFFFF


def hash_of(text):
    h = 2166136261
    for byte in text.encode():
        h = (h ^ byte) * 16777619 & MASK
    h = (h ^ (h >> 16)) * 0x85EBCA6B & MASK
    h = (h ^ (h >> 13)) * 0xC2B2AE35 & MASK
    return h ^ (h >> 16)


class ConsistentHashRing:
    def __init__(self, points_per_node):
        self.points_per_node = points_per_node
        self.nodes = set()
        self.ring = []  # (position, node), sorted

    def add(self, node):
        if node not in self.nodes:
            self.nodes.add(node)
            self.ring += [(hash_of(f"{node}#{i}"), node) for i in range(self.points_per_node)]
            self.ring = sorted(dict(self.ring).items())

    def remove(self, node):
        self.nodes.discard(node)
        self.ring = [point for point in self.ring if point[1] != node]

    def route(self, key):
        if not self.ring:
            return ""
        return self.ring[bisect_left(self.ring, (hash_of(key), "")) % len(self.ring)][1]

    def replicas(self, key, count):
        start = bisect_left(self.ring, (hash_of(key), ""))
        found = {}  # a dict keeps its order
        for _, node in self.ring[start:] + self.ring[:start]:
            if len(found) == count:
                break
            found[node] = True
        return list(found)
