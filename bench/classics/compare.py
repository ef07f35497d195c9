#!/usr/bin/env python3
"""Runs the same data and settings through Onsite, scikit-learn and Smile and prints times, the ratio of the faster peer to
Onsite, and whether the answers agree.

Usage: bench/classics/compare.py [--threads N] [NAME...]   (after ./mvnw -DskipTests package)
Needs scikit-learn (Debian: apt-get install python3-sklearn, then /usr/bin/python3) and Maven, which fetches Smile, the last
of the 3.x line (GPL: only this script runs it, nothing is built with it). Data go to $TMPDIR/onsite-classics.
"""
import argparse
import os
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))

# What may differ: iterative fits stop within their tolerance; trees break ties and forests draw rows at random.
AGREE = {"kmeans": 1e-6, "logistic": 1e-5, "lasso": 1e-4, "tree": 0.01, "forest": 0.01, "svm": 0.005, "kdtree": 1e-9,
         "tfidf": 1e-9}
# Smile draws its own start for k-means, stops the lasso earlier and grows other trees.
SMILE_AGREE = dict(AGREE, kmeans=0.05, lasso=1e-3, svm=0.1)
SMILE = "3.1.1"
POM = """<project><modelVersion>4.0.0</modelVersion><groupId>peer</groupId><artifactId>smile</artifactId><version>1</version>
<dependencies><dependency><groupId>com.github.haifengl</groupId><artifactId>smile-core</artifactId>
<version>%s</version></dependency></dependencies></project>""" % SMILE


def run(command, **environment):
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=HERE,
                           env=dict(os.environ, **environment)).stdout.splitlines()
    return {name: (float(ms), float(answer)) for name, ms, answer in (line.split("\t") for line in lines)}


def smile(folder, threads, rest):
    """Smile's own threads are those of the common pool beside the caller, and OpenBLAS's."""
    jars = os.path.join(folder, "smile-" + SMILE)
    if not os.path.exists(jars):
        pom = os.path.join(folder, "pom.xml")
        with open(pom, "w", encoding="utf-8") as f:
            f.write(POM)
        subprocess.run(["../../mvnw", "-q", "-B", "-f", pom, "dependency:copy-dependencies", "-DoutputDirectory=" + jars],
                       check=True, cwd=HERE)
    java = os.path.join(os.environ["JAVA_HOME"], "bin", "java") if "JAVA_HOME" in os.environ else "java"
    pool = "-Djava.util.concurrent.ForkJoinPool.common.parallelism=%d" % (threads - 1)
    return run([java, "-Xmx6g", pool, "-cp", os.path.join(jars, "*"), "SmilePeer.java"] + rest,
               OPENBLAS_NUM_THREADS=str(threads))


def cell(name, peer, ours, tolerances):
    """Milliseconds, and the answer where it is not ours."""
    if name not in peer:
        return "–"
    ms, answer = peer[name]
    error = abs(answer - ours[name][1]) / max(1, abs(answer))
    return f"{ms:.0f}" + ("" if error <= tolerances[name.split("-")[0]] else f" (**differs: {answer:.8g}**)")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("names", nargs="*")
    options = parser.parse_args()
    folder = os.path.join(tempfile.gettempdir(), "onsite-classics")
    if not os.path.exists(os.path.join(folder, "texts.txt")):
        os.makedirs(folder, exist_ok=True)
        sys.path.insert(0, HERE)
        import data
        data.make(folder)
    rest = [folder, str(options.threads)] + options.names
    sklearn = run([sys.executable, "peer_sklearn.py"] + rest)
    ours = run(["../run", "-main", "dev.onsite.bench.classics.ClassicsSideBySide"] + rest)
    java = smile(folder, options.threads, rest)
    print("| algorithm | scikit-learn ms | Smile ms | Onsite ms | times as fast as the faster | answer |")
    print("|---|---|---|---|---|---|")
    for name, (ms, answer) in ours.items():
        peers = [peer[name][0] for peer in (sklearn, java) if name in peer]
        ratio = f"{min(peers) / ms:.2f}" if peers else "–"
        print(f"| {name} | {cell(name, sklearn, ours, AGREE)} | {cell(name, java, ours, SMILE_AGREE)} | {ms:.0f} | {ratio} "
              f"| {answer:.8g} |")


if __name__ == "__main__":
    main()
