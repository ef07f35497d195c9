#!/usr/bin/env python3
"""Runs the same data and settings through Onsite and scikit-learn and prints times, ratio and whether the answers agree.

Usage: bench/classics/compare.py [--threads N] [NAME...]   (after ./mvnw -DskipTests package)
Needs scikit-learn (Debian: apt-get install python3-sklearn, then /usr/bin/python3). Data go to $TMPDIR/onsite-classics.
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


def run(command):
    lines = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, cwd=HERE).stdout.splitlines()
    return {name: (float(ms), float(answer)) for name, ms, answer in (line.split("\t") for line in lines)}


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
    peer = run([sys.executable, "peer_sklearn.py"] + rest)
    ours = run(["../run", "-main", "dev.onsite.bench.classics.ClassicsSideBySide"] + rest)
    print("| algorithm | scikit-learn ms | Onsite ms | ratio | answers | |")
    print("|---|---|---|---|---|---|")
    for name, (ms, answer) in ours.items():
        if name not in peer:
            print(f"| {name} | – | {ms:.0f} | – | {answer:.8g} | |")
            continue
        peer_ms, peer_answer = peer[name]
        error = abs(answer - peer_answer) / max(1, abs(peer_answer))
        agree = "agree" if error <= AGREE[name.split("-")[0]] else "DIFFER"
        print(f"| {name} | {peer_ms:.0f} | {ms:.0f} | {peer_ms / ms:.2f} | {peer_answer:.8g} / {answer:.8g} | {agree} |")


if __name__ == "__main__":
    main()
