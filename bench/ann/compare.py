#!/usr/bin/env python3
"""Compares nearest-neighbour indexes at equal recall.

  bench/ann/compare.py [--data DIR] [--count N] [--engines A,B] [--ef 10,20] [--rounds R] [--threads T] [--out DIR]

Writes a clustered data set unless DIR has one (base.fvecs, query.fvecs, truth.ivecs), compiles hnswlib with -O3
-march=native, starts one process an engine, pinned to one core, lets each build, and then has them search in turns, a
second at a time, so that whatever else the machine does falls on all alike. Prints recall@10 and queries/s for each ef,
queries/s at equal recall by interpolation, build time and bytes; writes the same as JSON, and the curves as SVG.
An engine is a name, or name+large for huge pages (Java: -XX:+UseTransparentHugePages, C++: glibc.malloc.hugetlb=1), or
for ours name+disk, which saves what it built and leaves the exact vectors in that file.
Needs: g++, libhnswlib-dev, python3-faiss for those peers; a built bench module.
"""
import argparse
import json
import os
import pathlib
import statistics
import subprocess
import sys

BENCH = pathlib.Path(__file__).resolve().parent.parent
DEFAULT_ENGINES = "hnswlib,onsite-float,onsite-int8,onsite-int4,faiss,jvector,lucene"
TARGETS = (0.90, 0.95, 0.98, 0.99)


def java(heap):
    home = os.environ.get("JAVA_HOME")
    classpath = str(BENCH / "target/classes") + ":" + (BENCH / "target/classpath").read_text().strip()
    return [home + "/bin/java" if home else "java", "--add-modules", "jdk.incubator.vector", "-Xms" + heap,
            "-Xmx" + heap, "-cp", classpath]


def command(engine, data, m, ef_construction, heap):
    name, _, variant = engine.partition("+")
    large = variant == "large"
    arguments = [str(data), str(m), str(ef_construction)]
    environment = dict(os.environ)
    if name == "hnswlib":
        binary = data / "hnswlib_peer"
        subprocess.run(["g++", "-O3", "-march=native", "-o", binary, BENCH / "ann/hnswlib_peer.cpp", "-lpthread"],
                       check=True)
        if large:
            environment["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1"
        return [str(binary)] + arguments, environment
    if name == "faiss":
        if large:
            environment["GLIBC_TUNABLES"] = "glibc.malloc.hugetlb=1"
        return ["/usr/bin/python3", str(BENCH / "ann/faiss_peer.py")] + arguments, environment
    words = java(heap)
    if large:
        words.insert(1, "-XX:+UseTransparentHugePages")
    if variant == "disk":
        words.insert(1, "-Dmapped=true")
    return words + ["dev.onsite.bench.ann.Peer", name] + arguments, environment


class Engine:
    def __init__(self, name, options):
        self.name = name
        words, environment = command(name, options.data, options.m, options.ef_construction, options.heap)
        cores = "0-%d" % (options.threads - 1)
        self.process = subprocess.Popen(["taskset", "-c", cores] + words, stdin=subprocess.PIPE, text=True,
                                        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, env=environment)
        self.curve = {}
        line = self.process.stdout.readline().strip()
        if line != "ready":
            sys.exit("%s did not start: it said %r; run %s" % (name, line, " ".join(words)))

    def ask(self, line):
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        if not answer:
            sys.exit("%s ended at '%s'" % (self.name, line))
        return answer

    def build(self, threads, folder, cached):
        name, _, variant = self.name.partition("+")
        file = folder / (name + ".index")
        self.seconds = None
        if not cached or not file.exists():
            answer = self.ask("build %d" % threads)
            self.seconds, self.bytes = float(answer[1]), int(answer[2])
            if (cached or variant == "disk") and name not in ("faiss", "jvector", "lucene"):
                self.ask("save %s" % file)
        if self.seconds is None or variant == "disk":
            self.bytes = int(self.ask("load %s" % file)[2])
        # All threads of the process, those of the collector and the compiler too, share one core from here on.
        subprocess.run(["taskset", "-a", "-c", "-p", "0", str(self.process.pid)], check=True,
                       stdout=subprocess.DEVNULL)

    def search(self, ef, seconds):
        _, recall, rate = self.ask("search %d %s" % (ef, seconds))
        self.curve.setdefault(ef, []).append((float(recall), float(rate)))

    def points(self):
        return [(ef, statistics.median(r for r, _ in runs), statistics.median(q for _, q in runs))
                for ef, runs in sorted(self.curve.items())]

    def rate_at(self, target):
        points = self.points()
        for (_, r0, q0), (_, r1, q1) in zip(points, points[1:]):
            if r0 <= target <= r1 and r1 > r0:
                return q0 + (q1 - q0) * (target - r0) / (r1 - r0)
        return None

    def close(self):
        self.process.stdin.close()
        self.process.wait()


def plot(engines, title):
    """Queries/s (log) over recall, spaced by the log of what is missed, as an SVG document."""
    import math
    width, height, left, right, top, bottom = 860, 520, 70, 190, 40, 50
    colors = ["#444444", "#d62728", "#1f77b4", "#2ca02c", "#9467bd", "#ff7f0e", "#17becf", "#8c564b"]
    points = {e.name: [(r, q) for _, r, q in e.points() if 0.8 <= r < 0.9995] for e in engines}
    rates = [q for values in points.values() for _, q in values]
    low, high = math.log10(min(rates) * 0.9), math.log10(max(rates) * 1.1)

    def x(recall):
        return left + (math.log10(1 - 0.8) - math.log10(1 - recall)) / (math.log10(0.2) - math.log10(0.0005)) * (
            width - left - right)

    def y(rate):
        return top + (high - math.log10(rate)) / (high - low) * (height - top - bottom)

    out = ['<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" font-family="sans-serif" font-size="12">'
           % (width, height), '<rect width="100%" height="100%" fill="white"/>',
           '<text x="%d" y="22" font-size="15">%s</text>' % (left, title)]
    for recall in (0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.999):
        out.append('<line x1="%.1f" y1="%d" x2="%.1f" y2="%d" stroke="#ddd"/><text x="%.1f" y="%d" '
                   'text-anchor="middle">%s</text>' % (x(recall), top, x(recall), height - bottom, x(recall),
                                                       height - bottom + 18, recall))
    for rate in [d * 10 ** p for p in range(2, 6) for d in (1, 2, 5)]:
        if low <= math.log10(rate) <= high:
            out.append('<line x1="%d" y1="%.1f" x2="%d" y2="%.1f" stroke="#ddd"/><text x="%d" y="%.1f" '
                       'text-anchor="end">%d</text>' % (left, y(rate), width - right, y(rate), left - 6,
                                                        y(rate) + 4, rate))
    for i, engine in enumerate(engines):
        color = colors[i % len(colors)]
        line = " ".join("%.1f,%.1f" % (x(r), y(q)) for r, q in points[engine.name])
        out.append('<polyline points="%s" fill="none" stroke="%s" stroke-width="2"/>' % (line, color))
        out += ['<circle cx="%.1f" cy="%.1f" r="3" fill="%s"/>' % (x(r), y(q), color)
                for r, q in points[engine.name]]
        out.append('<text x="%d" y="%d" fill="%s">%s</text>' % (width - right + 14, top + 16 + 20 * i, color,
                                                               engine.name))
    out.append('<text x="%d" y="%d" text-anchor="middle">recall@10</text>' % ((left + width - right) / 2, height - 8))
    out.append('<text x="16" y="%d" transform="rotate(-90 16 %d)" text-anchor="middle">queries/s, one core</text>'
               % (height / 2, height / 2))
    return "\n".join(out + ["</svg>", ""])


def report(engines, options):
    base = engines[0]
    print("%-20s %9s %10s  " % ("engine", "build s", "bytes/vec") + "".join("%18s" % ("QPS at %.2f" % t)
                                                                       for t in TARGETS))
    for engine in engines:
        cells = ""
        for target in TARGETS:
            rate, reference = engine.rate_at(target), base.rate_at(target)
            cells += "%18s" % ("–" if rate is None else "%.0f" % rate if not reference else "%.0f (%.2fx)"
                               % (rate, rate / reference))
        build = "–" if engine.seconds is None else "%.1f" % engine.seconds
        print("%-20s %9s %10.0f  %s" % (engine.name, build, engine.bytes / options.count, cells))
    for engine in engines:
        print(engine.name + ": " + "  ".join("ef %d: %.4f %.0f" % point for point in engine.points()))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, default=BENCH / "target/ann")
    parser.add_argument("--count", type=int, default=1_000_000)
    parser.add_argument("--dimension", type=int, default=128)
    parser.add_argument("--queries", type=int, default=2000)
    parser.add_argument("--engines", default=DEFAULT_ENGINES)
    parser.add_argument("--ef", default="10,20,30,40,60,80,120,200,320")
    parser.add_argument("--m", type=int, default=16)
    parser.add_argument("--ef-construction", type=int, default=200)
    parser.add_argument("--threads", type=int, default=1, help="to build with; searches use one")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--seconds", type=float, default=1.0)
    parser.add_argument("--heap", default="3g")
    parser.add_argument("--cache", type=pathlib.Path, help="keep built indexes here and use those found")
    parser.add_argument("--out", type=pathlib.Path, default=BENCH / "target/ann")
    options = parser.parse_args()
    if not (options.data / "truth.ivecs").exists():
        subprocess.run(java(options.heap) + ["dev.onsite.bench.ann.ClusteredVectors", str(options.data),
                                             str(options.count), str(options.dimension), str(options.queries), "1"],
                       check=True)
    record = 4 + 4 * int.from_bytes((options.data / "base.fvecs").open("rb").read(4), "little")
    options.count = (options.data / "base.fvecs").stat().st_size // record
    engines = []
    for name in options.engines.split(","):
        engine = Engine(name, options)
        engine.build(options.threads, options.cache or options.data, options.cache is not None)
        engine.search(100, 2)
        engine.curve.clear()
        engines.append(engine)
    for _ in range(options.rounds):
        for ef in map(int, options.ef.split(",")):
            for engine in engines:
                engine.search(ef, options.seconds)
    report(engines, options)
    options.out.mkdir(parents=True, exist_ok=True)
    (options.out / "ann.json").write_text(json.dumps(
        {e.name: {"build_s": e.seconds, "bytes": e.bytes, "curve": e.points()} for e in engines}, indent=1))
    title = "%s vectors, M=%d, efConstruction=%d" % (format(options.count, ","), options.m, options.ef_construction)
    (options.out / "ann.svg").write_text(plot(engines, title))
    for engine in engines:
        engine.close()


if __name__ == "__main__":
    main()
