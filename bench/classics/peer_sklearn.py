"""Times scikit-learn: a line "name median_ms answer" each. Usage: peer_sklearn.py FOLDER THREADS [NAME...]"""
import os
import statistics
import sys
import time

folder, threads = sys.argv[1], int(sys.argv[2])
for variable in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS"):
    os.environ[variable] = str(threads)

import warnings  # noqa: E402

import numpy as np  # noqa: E402
from sklearn import cluster, ensemble, feature_extraction, linear_model, neighbors, svm, tree  # noqa: E402

from data import read  # noqa: E402

warnings.filterwarnings("ignore")
wanted = sys.argv[3:]
# One thread: its processor time, which other load hardly touches. More: wall time.
now = time.thread_time if threads == 1 else time.perf_counter


def report(name, runs, run, answer):
    if wanted and name not in wanted:
        return
    times = []
    for _ in range(runs):
        begin = now()
        model = run()
        times.append((now() - begin) * 1000)
    print(f"{name}\t{statistics.median(times):.1f}\t{answer(model):.10g}", flush=True)


def load(name):
    return read(folder, name)


def logistic_objective(m, x, y):
    z = x @ m.coef_[0] + m.intercept_[0]
    return np.sum(np.logaddexp(0, z) - y * z) + 0.5 * np.sum(m.coef_ ** 2)


x, start = load("kmeans_x"), load("kmeans_start")
report("kmeans", 5, lambda: cluster.KMeans(100, init=start, n_init=1, max_iter=10, tol=0, algorithm="lloyd").fit(x),
       lambda m: m.inertia_)
report("kmeans-elkan", 3, lambda: cluster.KMeans(100, init=start, n_init=1, max_iter=10, tol=0, algorithm="elkan").fit(x),
       lambda m: m.inertia_)
x, y = load("logistic_x"), load("logistic_y")[0]
report("logistic", 5, lambda: linear_model.LogisticRegression(max_iter=1000).fit(x, y),
       lambda m: logistic_objective(m, x, y))
x, y = load("lasso_x"), load("lasso_y")[0]
report("lasso", 5, lambda: linear_model.Lasso(alpha=0.1).fit(x, y),
       lambda m: 0.5 * np.mean((y - m.predict(x)) ** 2) + 0.1 * np.abs(m.coef_).sum())
x, y = load("tree_x"), load("tree_y")[0].astype(int)
tx, ty = x[100_000:], y[100_000:]
x, y = x[:100_000], y[:100_000]
report("tree", 3, lambda: tree.DecisionTreeClassifier(random_state=0).fit(x, y), lambda m: m.score(tx, ty))
report("forest", 1, lambda: ensemble.RandomForestClassifier(100, n_jobs=threads, random_state=0).fit(x, y),
       lambda m: m.score(tx, ty))
x, y = load("svm_x"), load("svm_y")[0].astype(int)
tx, ty = x[5000:], y[5000:]
x, y = x[:5000], y[:5000]
report("svm", 5, lambda: svm.SVC().fit(x, y), lambda m: m.score(tx, ty) + m.n_support_.sum())
for d in (3, 8, 16):
    x, q = load(f"kd{d}_x"), load(f"kd{d}_q")
    index = neighbors.NearestNeighbors(n_neighbors=10, algorithm="kd_tree", n_jobs=threads).fit(x)
    report(f"kdtree-{d}", 1 if d == 16 else 3, lambda: index.kneighbors(q), lambda m: m[0].sum())
with open(os.path.join(folder, "texts.txt"), encoding="utf-8") as f:
    texts = f.read().splitlines()
report("tfidf", 5, lambda: feature_extraction.text.TfidfVectorizer().fit_transform(texts), lambda m: m.sum())
