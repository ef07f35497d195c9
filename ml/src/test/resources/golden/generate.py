#!/usr/bin/env python3
"""Writes the golden values the tests compare with, from scikit-learn (made with 1.2.1, Debian's python3-sklearn).

Run in this folder: /usr/bin/python3 generate.py
A file holds blocks: a line "# name rows columns", then the values, a row a line, or lines of text for columns = 0.
"""
import warnings

import numpy as np
from sklearn import (cluster, datasets, decomposition, ensemble, feature_extraction, linear_model, metrics, mixture,
                     naive_bayes, neighbors, preprocessing, svm, tree)

warnings.filterwarnings("ignore")


class Fixture:
    def __init__(self, name):
        self.out = open(name + ".txt", "w", encoding="utf-8")

    def put(self, name, values):
        a = np.atleast_1d(np.asarray(values, dtype=float))
        a = a.reshape(a.shape[0], -1)
        self.out.write(f"# {name} {a.shape[0]} {a.shape[1]}\n")
        for row in a:
            self.out.write(" ".join(str(int(v)) if v == int(v) and abs(v) < 1e15 else repr(float(v)) for v in row) + "\n")

    def text(self, name, lines):
        self.out.write(f"# {name} {len(lines)} 0\n")
        for line in lines:
            self.out.write(line + "\n")

    def close(self):
        self.out.close()


def data_sets():
    for name, load, rows in [("iris", datasets.load_iris, None), ("wine", datasets.load_wine, None),
                             ("breast_cancer", datasets.load_breast_cancer, None), ("digits", datasets.load_digits, 400)]:
        d = load()
        f = Fixture("data_" + name)
        f.put("x", d.data[:rows])
        f.put("y", d.target[:rows])
        f.close()
    d = datasets.load_diabetes(scaled=False)
    f = Fixture("data_diabetes")
    f.put("x", d.data)
    f.put("y", d.target)
    f.close()


def standardized(load):
    d = load()
    return preprocessing.StandardScaler().fit_transform(d.data), d.target


def diabetes():
    d = datasets.load_diabetes(scaled=False)
    return preprocessing.StandardScaler().fit_transform(d.data), d.target


def linear():
    f = Fixture("linear")
    x, y = diabetes()
    w = 1 + (np.arange(len(y)) % 3)
    for name, model in [("ols", linear_model.LinearRegression()), ("ridge", linear_model.Ridge(alpha=10)),
                        ("lasso", linear_model.Lasso(alpha=2, tol=1e-14, max_iter=100000)),
                        ("elastic", linear_model.ElasticNet(alpha=1, l1_ratio=0.4, tol=1e-14, max_iter=100000))]:
        model.fit(x, y)
        f.put(name + "_coef", model.coef_)
        f.put(name + "_intercept", model.intercept_)
        model.fit(x, y, sample_weight=w)
        f.put(name + "_weighted_coef", model.coef_)
        f.put(name + "_weighted_intercept", model.intercept_)
    alphas, coefs, _ = linear_model.lasso_path(x, y - y.mean(), n_alphas=8, eps=1e-2, tol=1e-14, max_iter=100000)
    f.put("path_alphas", alphas)
    f.put("path_coefs", coefs.T)
    x, y = standardized(datasets.load_breast_cancer)
    m = linear_model.LogisticRegression(C=0.5, solver="newton-cg", tol=1e-10, max_iter=10000).fit(x, y)
    f.put("logistic_coef", m.coef_)
    f.put("logistic_intercept", m.intercept_)
    m = linear_model.LogisticRegression(C=0.5, solver="newton-cg", tol=1e-10, max_iter=10000, class_weight="balanced").fit(x, y)
    f.put("logistic_balanced_coef", m.coef_)
    m = linear_model.LogisticRegression(C=0.1, penalty="l1", solver="saga", tol=1e-9, max_iter=200000).fit(x, y)
    f.put("logistic_l1_coef", m.coef_)
    x, y = standardized(datasets.load_wine)
    m = linear_model.LogisticRegression(C=2, solver="newton-cg", tol=1e-10, max_iter=10000, multi_class="multinomial").fit(x, y)
    f.put("softmax_coef", m.coef_)
    f.put("softmax_intercept", m.intercept_ - m.intercept_.mean())
    f.close()


def trees():
    f = Fixture("tree")
    # Multiples of 1/64 are exact in the float32 that scikit-learn's trees work in.
    x, y = datasets.make_classification(400, 6, n_informative=4, n_redundant=0, n_classes=3, flip_y=0.2, random_state=3)
    x = np.round(x * 64) / 64
    f.put("x", x)
    f.put("y", y)
    for criterion in ["gini", "entropy"]:
        t, *others = [tree.DecisionTreeClassifier(criterion=criterion, max_depth=4, min_samples_leaf=10, random_state=s).fit(x, y)
                      for s in range(10)]
        # The seed decides ties: there must be none for the answer to be the only one.
        assert all(np.array_equal(t.tree_.threshold, o.tree_.threshold) for o in others)
        f.put(criterion + "_feature", np.where(t.tree_.feature < 0, -1, t.tree_.feature))
        f.put(criterion + "_threshold", np.where(t.tree_.feature < 0, 0, t.tree_.threshold))
        f.put(criterion + "_importances", t.feature_importances_)
        f.put(criterion + "_proba", t.predict_proba(x))
    r = np.round((x[:, 0] * 3 + x[:, 1] ** 2 + np.sin(np.arange(400))) * 1024) / 1024
    f.put("r", r)
    t = tree.DecisionTreeRegressor(max_depth=5, min_samples_leaf=4, random_state=0).fit(x, r)
    f.put("regression_predictions", t.predict(x))
    f.put("regression_importances", t.feature_importances_)
    g = ensemble.GradientBoostingRegressor(n_estimators=30, max_depth=3, learning_rate=0.2, min_samples_leaf=5,
                                           criterion="squared_error", random_state=0).fit(x, r)
    f.put("boosted_predictions", g.predict(x))
    d = datasets.load_breast_cancer()
    m = ensemble.RandomForestClassifier(200, oob_score=True, random_state=1).fit(d.data, d.target)
    f.put("forest_oob", m.oob_score_)
    f.close()


def machines():
    f = Fixture("svm")
    x, y = standardized(datasets.load_breast_cancer)
    for loss in ["hinge", "squared_hinge"]:
        m = svm.LinearSVC(C=0.1, loss=loss, dual=True, tol=1e-10, max_iter=10 ** 7, random_state=0).fit(x, y)
        f.put(loss + "_coef", m.coef_)
        f.put(loss + "_intercept", m.intercept_)
    for name, kw in [("rbf", dict(kernel="rbf")), ("poly", dict(kernel="poly", degree=3, coef0=1, gamma=0.05)),
                     ("linear", dict(kernel="linear"))]:
        m = svm.SVC(C=2, tol=1e-8, **kw).fit(x, y)
        f.put(name + "_decision", m.decision_function(x))
        f.put(name + "_support", m.n_support_.sum())
        f.put(name + "_intercept", m.intercept_)
    x, y = standardized(datasets.load_wine)
    m = svm.SVC(C=1, tol=1e-8, decision_function_shape="ovo").fit(x, y)
    f.put("wine_decision", m.decision_function(x))
    f.put("wine_predict", m.predict(x))
    f.close()


def clusters():
    f = Fixture("cluster")
    x = datasets.load_iris().data
    init = x[[0, 60, 120, 149]]
    m = cluster.KMeans(4, init=init, n_init=1, tol=0, max_iter=300, algorithm="lloyd").fit(x)
    f.put("kmeans_centroids", m.cluster_centers_)
    f.put("kmeans_labels", m.labels_)
    f.put("kmeans_inertia", m.inertia_)
    x = datasets.load_digits().data[:400]
    f.put("digits_inertia", cluster.KMeans(10, n_init=20, random_state=0).fit(x).inertia_)
    x = datasets.load_iris().data
    for kind in ["full", "diag"]:
        m = mixture.GaussianMixture(3, covariance_type=kind, tol=1e-9, max_iter=2000, n_init=5, random_state=0).fit(x)
        order = np.argsort(m.means_[:, 0])
        f.put(kind + "_means", m.means_[order])
        f.put(kind + "_weights", m.weights_[order])
        f.put(kind + "_score", m.score(x))
    f.close()


def others():
    f = Fixture("other")
    x, y = standardized(datasets.load_wine)
    p = decomposition.PCA(5).fit(x)
    f.put("pca_variances", p.explained_variance_)
    f.put("pca_ratios", p.explained_variance_ratio_)
    f.put("pca_components", p.components_)
    d, i = neighbors.NearestNeighbors(n_neighbors=7, algorithm="brute").fit(x[:150]).kneighbors(x[150:])
    f.put("knn_distances", d)
    m = neighbors.KNeighborsClassifier(7, weights="distance").fit(x[:150], y[:150])
    f.put("knn_proba", m.predict_proba(x[150:]))
    iris = datasets.load_iris()
    f.put("gaussian_nb", naive_bayes.GaussianNB().fit(iris.data, iris.target).predict_proba(iris.data))
    digits = datasets.load_digits()
    m = naive_bayes.MultinomialNB(alpha=0.5).fit(digits.data[:400], digits.target[:400])
    f.put("multinomial_nb", m.predict_proba(digits.data[:40]))
    f.put("multinomial_log", m.feature_log_prob_)
    b = preprocessing.KBinsDiscretizer(5, encode="ordinal", strategy="quantile").fit(iris.data)
    f.put("bins", b.transform(iris.data))
    f.close()


def measures():
    f = Fixture("metrics")
    rng = np.random.RandomState(5)
    n = 200
    t = rng.randint(0, 2, n)
    s = np.round(np.clip(0.3 * t + 0.7 * rng.rand(n), 0, 1), 2)
    w = rng.randint(1, 4, n)
    f.put("truth", t)
    f.put("scores", s)
    f.put("weights", w)
    f.put("auc", [metrics.roc_auc_score(t, s), metrics.roc_auc_score(t, s, sample_weight=w)])
    f.put("ap", [metrics.average_precision_score(t, s), metrics.average_precision_score(t, s, sample_weight=w)])
    f.put("brier", [metrics.brier_score_loss(t, s), metrics.brier_score_loss(t, s, sample_weight=w)])
    q = np.clip(s, 0.01, 0.99)
    f.put("log_loss", [metrics.log_loss(t, q), metrics.log_loss(t, q, sample_weight=w)])
    fpr, tpr, _ = metrics.roc_curve(t, s, drop_intermediate=False)
    f.put("roc", np.column_stack([fpr, tpr])[1:])
    a = rng.randint(0, 4, n)
    b = np.where(rng.rand(n) < 0.6, a, rng.randint(0, 4, n))
    f.put("labels", np.column_stack([a, b]))
    f.put("confusion", metrics.confusion_matrix(a, b))
    f.put("prf", np.column_stack([metrics.precision_score(a, b, average=None), metrics.recall_score(a, b, average=None),
                                  metrics.f1_score(a, b, average=None), metrics.fbeta_score(a, b, beta=2, average=None)]))
    f.put("f1", [metrics.f1_score(a, b, average="macro"), metrics.f1_score(a, b, average="weighted")])
    f.put("rand", metrics.adjusted_rand_score(a, b))
    iris = datasets.load_iris()
    f.put("silhouette", metrics.silhouette_score(iris.data, iris.target))
    p = s + rng.randn(n) * 0.1
    f.put("predicted", p)
    f.put("regression", [metrics.mean_squared_error(s, p), metrics.mean_absolute_error(s, p), metrics.r2_score(s, p),
                         metrics.mean_squared_error(s, p, sample_weight=w), metrics.mean_absolute_error(s, p, sample_weight=w),
                         metrics.r2_score(s, p, sample_weight=w)])
    gains = np.array([3, 0, 2, 0, 1, 2, 0, 0, 3, 1])
    ranks = np.arange(10, 0, -1)
    f.put("gains", gains)
    f.put("ndcg", [metrics.ndcg_score([gains], [ranks], k=k) for k in (1, 3, 5, 10)])
    f.close()


def text():
    f = Fixture("text")
    corpus = [
        "The cache was cold, so the first request took 300 ms.",
        "A warm cache answers the request in 2 ms; a cold cache does not.",
        "Gradients vanish when sigmoid units saturate. Sigmoid, sigmoid, sigmoid!",
        "Größe matters: naïve café models don't scale (émigré data).",
        "x1 x2 x1_x2 y",
        "Trees split; forests vote; boosting adds trees to trees.",
        "the the the",
    ]
    f.text("corpus", corpus)
    for name, kw in [("smooth", {}), ("plain", dict(smooth_idf=False)), ("sublinear", dict(sublinear_tf=True)),
                     ("raw", dict(norm=None)), ("bigrams", dict(ngram_range=(1, 2))), ("min", dict(min_df=2, max_df=0.5))]:
        v = feature_extraction.text.TfidfVectorizer(**kw)
        m = v.fit_transform(corpus)
        f.text(name + "_terms", list(v.get_feature_names_out()))
        f.put(name + "_idf", v.idf_)
        f.put(name + "_matrix", m.toarray())
    f.close()


for write in [data_sets, linear, trees, machines, clusters, others, measures, text]:
    write()
