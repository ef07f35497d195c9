"""The data sets of the side-by-side run, seeded. Files: rows and columns as int64, then float64, little-endian."""
import os
import sys

import numpy as np
from sklearn import datasets


def write(folder, name, a):
    a = np.ascontiguousarray(np.atleast_2d(np.asarray(a, dtype="<f8")))
    with open(os.path.join(folder, name + ".bin"), "wb") as f:
        np.array(a.shape, dtype="<i8").tofile(f)
        a.tofile(f)


def read(folder, name):
    with open(os.path.join(folder, name + ".bin"), "rb") as f:
        shape = np.fromfile(f, "<i8", 2)
        return np.fromfile(f, "<f8").reshape(shape)


def make(folder):
    rng = np.random.RandomState(1)
    x, _ = datasets.make_blobs(100_000, 32, centers=200, cluster_std=4.0, random_state=1)
    write(folder, "kmeans_x", x)
    write(folder, "kmeans_start", x[rng.choice(len(x), 100, replace=False)])

    x = rng.randn(100_000, 100)
    w = rng.randn(100) * (rng.rand(100) < 0.3)
    write(folder, "logistic_x", x)
    write(folder, "logistic_y", (x @ w + 2 * rng.randn(len(x)) > 0)[None, :])

    x = rng.randn(10_000, 500)
    w = np.where(np.arange(500) % 10 == 0, rng.randn(500) * 3, 0)
    write(folder, "lasso_x", x)
    write(folder, "lasso_y", (x @ w + 5 * rng.randn(len(x)))[None, :])

    x, y = datasets.make_classification(120_000, 20, n_informative=10, n_redundant=5, flip_y=0.05, random_state=1)
    # scikit-learn's trees work in float32: round, so that all see the same values.
    write(folder, "tree_x", x.astype(np.float32))
    write(folder, "tree_y", y[None, :])

    x, y = datasets.make_classification(7_000, 20, n_informative=10, flip_y=0.05, random_state=2)
    write(folder, "svm_x", x)
    write(folder, "svm_y", y[None, :])

    for d in (3, 8, 16):
        write(folder, f"kd{d}_x", rng.rand(100_000, d))
        write(folder, f"kd{d}_q", rng.rand(10_000, d))

    words = ["".join(rng.choice(list("abcdefghijklmnopqrstuvwxyz"), rng.randint(3, 10))) for _ in range(30_000)]
    p = 1 / (np.arange(1, len(words) + 1) + 2.7)
    lengths = rng.randint(8, 40, 20_000)
    drawn = iter(rng.choice(len(words), lengths.sum(), p=p / p.sum()))
    with open(os.path.join(folder, "texts.txt"), "w", encoding="utf-8") as f:
        for n in lengths:
            f.write(" ".join(words[next(drawn)] for _ in range(n)).capitalize() + ".\n")


if __name__ == "__main__":
    make(sys.argv[1])
