"""faiss's HNSW under measurement; speaks the protocol of dev.onsite.bench.ann.Peer."""
import sys
import time

import faiss
import numpy


def read_vectors(file, kind):
    raw = numpy.fromfile(file, dtype=numpy.int32)
    return raw.reshape(-1, raw[0] + 1)[:, 1:].copy().view(kind)


def resident_bytes():
    return int(open("/proc/self/statm").read().split()[1]) * 4096


def main(directory, m, ef_construction):
    queries = read_vectors(directory + "/query.fvecs", numpy.float32)
    truth = read_vectors(directory + "/truth.ivecs", numpy.int32)[:, :10]
    index = None
    print("ready", flush=True)
    for line in sys.stdin:
        words = line.split()
        if words[0] == "build":
            faiss.omp_set_num_threads(int(words[1]))
            base = read_vectors(directory + "/base.fvecs", numpy.float32)
            before = resident_bytes()
            start = time.monotonic()
            index = faiss.IndexHNSWFlat(queries.shape[1], m)
            index.hnsw.efConstruction = ef_construction
            index.add(base)
            print("built %.2f %d" % (time.monotonic() - start, resident_bytes() - before), flush=True)
            faiss.omp_set_num_threads(1)
        elif words[0] == "search":
            # All queries in one call: faiss then spends no time in Python, and answers them one after another.
            index.hnsw.efSearch = int(words[1])
            found = index.search(queries, 10)[1]
            hits = sum(len(numpy.intersect1d(f, t)) for f, t in zip(found, truth))
            searches, start = 0, time.monotonic()
            while time.monotonic() < start + float(words[2]):
                index.search(queries, 10)
                searches += len(queries)
            seconds = time.monotonic() - start
            print("found %.4f %.1f" % (hits / truth.size, searches / seconds), flush=True)
        elif words[0] == "quit":
            return


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
