"""gensim beside Word2VecRun: the same corpus and settings, words a second of train() alone, loss on the same pairs.

Needs Debian's python3-gensim. Run: python3 bench/nn/word2vec_peer.py CORPUS PAIRS THREADS...
A corpus: Debian's bible-kjv, `echo "gen1:1-rev22:21" | bible -f`, or any text, a sentence a line.
"""

import os
import sys

os.environ["OPENBLAS_NUM_THREADS"] = "1"

import time

import numpy as np
from gensim.models import Word2Vec
from gensim.models.word2vec import FAST_VERSION

corpus = [line.split() for line in open(sys.argv[1], encoding="utf-8")]
words = sum(map(len, corpus))
print("gensim FAST_VERSION", FAST_VERSION, "words", words)
for threads in map(int, sys.argv[3:]):
    seconds = []
    for _ in range(3):
        model = Word2Vec(
            vector_size=100, window=5, negative=5, min_count=5, sample=1e-3, alpha=0.025, min_alpha=2.5e-6, epochs=5, sg=1,
            workers=threads, seed=1)
        model.build_vocab(corpus)
        start = time.perf_counter()
        model.train(corpus, total_examples=model.corpus_count, epochs=5)
        seconds.append(time.perf_counter() - start)
    index = model.wv.key_to_index
    rows = np.array([[index[w] for w in line.split()] for line in open(sys.argv[2], encoding="utf-8")])
    dots = np.einsum("nd,nkd->nk", model.wv.vectors[rows[:, 0]], model.syn1neg[rows[:, 1:]])
    loss = np.log1p(np.exp(-dots[:, :1])).sum(1) + np.log1p(np.exp(dots[:, 1:])).sum(1)
    print(f"threads {threads}: {5 * words / sorted(seconds)[1]:,.0f} words/s (median of 3), loss {loss.mean():.4f}", flush=True)
