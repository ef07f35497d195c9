"""The peers of LayersBenchmark and GemmBenchmark: PyTorch and numpy's OpenBLAS, one thread, medians.

Needs Debian's python3-torch and python3-numpy (numpy with libopenblas0-pthread). Run: python3 bench/nn/pytorch_peer.py
"""

import os

os.environ["OPENBLAS_NUM_THREADS"] = os.environ["OMP_NUM_THREADS"] = "1"

import time

import numpy as np
import torch
import torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(1)


def median_us(f, seconds=2.0):
    for _ in range(3):
        f()
    times, end = [], time.perf_counter() + seconds
    while time.perf_counter() < end or len(times) < 5:
        start = time.perf_counter()
        f()
        times.append(time.perf_counter() - start)
    return sorted(times)[len(times) // 2] * 1e6


def report(name, f, flops=0):
    us = median_us(f)
    print(f"{name:28} {us:12.1f} us" + (f" {flops / us / 1e3:8.1f} GFLOP/s" if flops else ""), flush=True)


def gemm():
    for n in (128, 256, 512, 1024):
        for kind in (np.float32, np.float64):
            a, b = (np.random.rand(n, n).astype(kind) for _ in range(2))
            report(f"gemm {n} {kind.__name__}", lambda: a @ b, 2 * n**3)


def attention():
    q, k, v = (torch.randn(8, 8, 512, 64) for _ in range(3))

    def explicit():
        return torch.softmax(q @ k.transpose(-2, -1) / 8, -1) @ v

    flops = 4 * 64 * 512 * 512 * 64
    with torch.no_grad():
        report("attention explicit", explicit, flops)
        if hasattr(F, "scaled_dot_product_attention"):
            report("attention fused", lambda: F.scaled_dot_product_attention(q, k, v), flops)


def lstm():
    layer = torch.nn.LSTM(256, 256)
    x, d = torch.randn(128, 32, 256, requires_grad=True), torch.randn(128, 32, 256)

    def step():
        layer(x)[0].backward(d)

    report("lstm forward+backward", step)


def batch_norm():
    layer = torch.nn.BatchNorm1d(1024)
    x, d = torch.randn(256, 1024, requires_grad=True), torch.randn(256, 1024)

    def step():
        layer(x).backward(d)

    report("batch norm forward+backward", step)


def perceptron():
    net = torch.nn.Sequential(torch.nn.Linear(784, 256), torch.nn.ReLU(), torch.nn.Linear(256, 10))
    x, y = torch.randn(128, 784), torch.randint(0, 10, (128,))
    for name, extra in {"": {}, " (foreach)": {"foreach": True}}.items():
        adam = torch.optim.Adam(net.parameters(), **extra)

        def step():
            adam.zero_grad()
            F.cross_entropy(net(x), y).backward()
            adam.step()

        report("mlp step" + name, step)


def vae():
    encoder = torch.nn.Sequential(torch.nn.Linear(784, 400), torch.nn.ReLU(), torch.nn.Linear(400, 40))
    decoder = torch.nn.Sequential(torch.nn.Linear(20, 400), torch.nn.ReLU(), torch.nn.Linear(400, 784))
    adam = torch.optim.Adam([*encoder.parameters(), *decoder.parameters()])
    x = torch.rand(128, 784)

    def step():
        adam.zero_grad()
        mu, s = encoder(x).chunk(2, -1)
        z = mu + torch.randn_like(s) * torch.exp(s / 2)
        loss = F.binary_cross_entropy_with_logits(decoder(z), x, reduction="sum") / 128
        loss = loss - 0.5 * (1 + s - mu**2 - torch.exp(s)).sum() / 128
        loss.backward()
        adam.step()

    report("vae step", step)


if __name__ == "__main__":
    print("PyTorch", torch.__version__, "numpy", np.__version__)
    for part in (gemm, attention, lstm, batch_norm, perceptron, vae):
        part()
