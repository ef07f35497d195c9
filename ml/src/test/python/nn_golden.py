"""Writes the golden values of the neural layers: outputs, losses, every gradient and ten training steps.

Needs PyTorch (Debian: python3-torch). Run from the repository's root:

    python3 ml/src/test/python/nn_golden.py

Each line of a fixture is `name shape... : values`, in double precision. Weights are written as this library keeps
them, (in, out): the transpose of PyTorch's.
"""

import math
import os

import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
torch.set_num_threads(1)
OUT = "ml/src/test/resources/dev/onsite/ml/nn"
STEPS = 10


class Fixture:
    def __init__(self, name):
        self.name, self.lines = name, []

    def add(self, name, tensor):
        tensor = torch.as_tensor(tensor).detach()
        shape = " ".join(str(n) for n in tensor.shape) or "1"
        values = " ".join("%.15g" % v for v in tensor.contiguous().flatten().tolist())
        self.lines.append(f"{name} {shape} : {values}")

    def save(self):
        with open(os.path.join(OUT, f"{self.name}.txt"), "w") as f:
            f.write("\n".join(self.lines) + "\n")


def record(name, forward, inputs, parameters, optimizer=None):
    """parameters: (name, tensor, how to show it); forward(inputs) gives the output; loss is mean (y − target)²."""
    torch.manual_seed(hash_of(name))
    fixture = Fixture(name)
    for key, x in inputs.items():
        fixture.add(key, x)
    for key, p, show in parameters:
        p.grad = None
        fixture.add(key, show(p))
    y = forward(inputs)
    target = torch.randn_like(y)
    fixture.add("target", target)
    fixture.add("y", y)
    loss = ((y - target) ** 2).mean()
    loss.backward()
    fixture.add("loss", loss)
    for key, x in inputs.items():
        if x.requires_grad:
            fixture.add("d_" + key, x.grad)
    for key, p, show in parameters:
        fixture.add("d_" + key, show(p.grad))
    if parameters:
        optimizer = (optimizer or (lambda ps: torch.optim.Adam(ps, lr=0.01)))([p for _, p, _ in parameters])
        losses = []
        for _ in range(STEPS):
            optimizer.zero_grad()
            loss = ((forward(inputs) - target) ** 2).mean()
            loss.backward()
            losses.append(loss.item())
            optimizer.step()
        fixture.add("losses", torch.tensor(losses))
        for key, p, show in parameters:
            fixture.add("final_" + key, show(p))
    return fixture


def hash_of(name):
    return sum(ord(c) * 31**i for i, c in enumerate(name)) % 2**31


def same(t):
    return t


def transposed(t):
    return t.t()


def leaf(*shape):
    return torch.randn(*shape).requires_grad_()


def dense():
    for name, make in {
        "dense": None,
        "sgd": lambda ps: torch.optim.SGD(ps, lr=0.1),
        "momentum": lambda ps: torch.optim.SGD(ps, lr=0.1, momentum=0.9),
        "nesterov": lambda ps: torch.optim.SGD(ps, lr=0.1, momentum=0.9, nesterov=True),
        "rmsprop": lambda ps: torch.optim.RMSprop(ps, lr=0.01),
        "adam": lambda ps: torch.optim.Adam(
            [{"params": ps[:1], "weight_decay": 0.1}, {"params": ps[1:]}], lr=0.01),
        "adamw": lambda ps: torch.optim.AdamW(
            [{"params": ps[:1], "weight_decay": 0.1}, {"params": ps[1:], "weight_decay": 0}], lr=0.01),
    }.items():
        torch.manual_seed(1)
        layer = torch.nn.Linear(4, 3)
        x = {"x": leaf(5, 4)}
        parameters = [("weight", layer.weight, transposed), ("bias", layer.bias, same)]
        record(name, lambda i: torch.tanh(layer(i["x"])), x, parameters, make).save()


def activations():
    torch.manual_seed(2)
    for name, f in {
        "relu": torch.relu,
        "sigmoid": torch.sigmoid,
        "tanh": torch.tanh,
        "gelu": lambda x: F.gelu(x, approximate="tanh"),
        "softmax": lambda x: torch.softmax(x, -1),
    }.items():
        record(name, lambda i: f(i["x"]), {"x": leaf(4, 7)}, []).save()
    fixture = Fixture("cross_entropy")
    logits, targets = leaf(6, 5), torch.tensor([0, 4, 2, -1, 3, 3])
    loss = F.cross_entropy(logits, targets, ignore_index=-1)
    loss.backward()
    fixture.add("x", logits)
    fixture.add("loss", loss)
    fixture.add("d_x", logits.grad)
    fixture.save()


def norms():
    torch.manual_seed(3)
    batch = torch.nn.BatchNorm1d(5)
    with torch.no_grad():
        batch.weight.normal_()
        batch.bias.normal_()
    x = {"x": leaf(6, 5)}
    parameters = [("gamma", batch.weight, same), ("beta", batch.bias, same)]
    fixture = record("batch_norm", lambda i: batch(i["x"]), x, parameters)
    fixture.add("running_mean", batch.running_mean)
    fixture.add("running_variance", batch.running_var)
    batch.eval()
    fixture.add("y_eval", batch(x["x"]))
    fixture.save()
    layer = torch.nn.LayerNorm(5)
    with torch.no_grad():
        layer.weight.normal_()
        layer.bias.normal_()
    parameters = [("gamma", layer.weight, same), ("beta", layer.bias, same)]
    record("layer_norm", lambda i: layer(i["x"]), {"x": leaf(2, 3, 5)}, parameters).save()


class OneBias(torch.nn.Module):
    """A recurrent layer whose second bias is 0 and not learned: one bias is all that RNN and LSTM need."""

    def __init__(self, kind, *args):
        super().__init__()
        self.inner = kind(*args)
        with torch.no_grad():
            self.inner.bias_hh_l0.zero_()
        self.inner.bias_hh_l0.requires_grad_(False)

    def forward(self, x):
        return self.inner(x)[0]


def recurrent():
    for name, kind in {"rnn": torch.nn.RNN, "lstm": torch.nn.LSTM, "gru": torch.nn.GRU}.items():
        torch.manual_seed(4)
        layer = OneBias(kind, 3, 4) if name != "gru" else kind(3, 4)
        inner = layer.inner if name != "gru" else layer
        forward = (lambda i: layer(i["x"])) if name != "gru" else (lambda i: layer(i["x"])[0])
        parameters = [
            ("inputWeight", inner.weight_ih_l0, transposed),
            ("stateWeight", inner.weight_hh_l0, transposed),
            ("bias", inner.bias_ih_l0, same),
        ]
        if name == "gru":
            parameters.append(("stateBias", inner.bias_hh_l0, same))
        record(name, forward, {"x": leaf(5, 2, 3)}, parameters).save()


def attention():
    torch.manual_seed(5)
    q, k, v = leaf(2, 3, 4), leaf(2, 5, 4), leaf(2, 5, 4)

    def attend(i):
        scores = i["q"] @ i["k"].transpose(-2, -1) / math.sqrt(4)
        return torch.softmax(scores, -1) @ i["v"]

    record("attention", attend, {"q": q, "k": k, "v": v}, []).save()
    mha = torch.nn.MultiheadAttention(6, 2, batch_first=True)
    with torch.no_grad():
        mha.in_proj_bias.normal_()
        mha.out_proj.bias.normal_()
    parameters = [
        ("projection.weight", mha.in_proj_weight, transposed),
        ("projection.bias", mha.in_proj_bias, same),
        ("output.weight", mha.out_proj.weight, transposed),
        ("output.bias", mha.out_proj.bias, same),
    ]
    hidden = torch.triu(torch.ones(4, 4, dtype=torch.bool), 1)
    padding = torch.tensor([[False] * 4, [False, False, True, True]])
    record(
        "multi_head_causal", lambda i: mha(i["x"], i["x"], i["x"], attn_mask=hidden)[0], {"x": leaf(2, 4, 6)}, parameters
    ).save()
    record(
        "multi_head_padded",
        lambda i: mha(i["x"], i["x"], i["x"], key_padding_mask=padding)[0],
        {"x": leaf(2, 4, 6)},
        parameters,
    ).save()


def block_parameters(block):
    a = block.self_attn
    return [
        ("norm1.gamma", block.norm1.weight, same),
        ("norm1.beta", block.norm1.bias, same),
        ("projection.weight", a.in_proj_weight, transposed),
        ("projection.bias", a.in_proj_bias, same),
        ("output.weight", a.out_proj.weight, transposed),
        ("output.bias", a.out_proj.bias, same),
    ]


def blocks():
    torch.manual_seed(6)
    gelu = lambda x: F.gelu(x, approximate="tanh")
    encoder = torch.nn.TransformerEncoderLayer(6, 2, 8, 0.0, gelu, batch_first=True, norm_first=True)
    parameters = block_parameters(encoder) + [
        ("norm2.gamma", encoder.norm2.weight, same),
        ("norm2.beta", encoder.norm2.bias, same),
        ("first.weight", encoder.linear1.weight, transposed),
        ("first.bias", encoder.linear1.bias, same),
        ("second.weight", encoder.linear2.weight, transposed),
        ("second.bias", encoder.linear2.bias, same),
    ]
    record("encoder_block", lambda i: encoder(i["x"]), {"x": leaf(2, 3, 6)}, parameters).save()
    decoder = torch.nn.TransformerDecoderLayer(6, 2, 8, 0.0, gelu, batch_first=True, norm_first=True)
    cross = decoder.multihead_attn
    mask = torch.triu(torch.ones(3, 3, dtype=torch.bool), 1)
    x = {"x": leaf(2, 3, 6), "memory": leaf(2, 4, 6)}
    parameters = block_parameters(decoder) + [
        ("norm2.gamma", decoder.norm2.weight, same),
        ("norm2.beta", decoder.norm2.bias, same),
        ("query.weight", cross.in_proj_weight, lambda t: t[:6].t()),
        ("query.bias", cross.in_proj_bias, lambda t: t[:6]),
        ("keyValue.weight", cross.in_proj_weight, lambda t: t[6:].t()),
        ("keyValue.bias", cross.in_proj_bias, lambda t: t[6:]),
        ("cross.weight", cross.out_proj.weight, transposed),
        ("cross.bias", cross.out_proj.bias, same),
        ("norm3.gamma", decoder.norm3.weight, same),
        ("norm3.beta", decoder.norm3.bias, same),
        ("first.weight", decoder.linear1.weight, transposed),
        ("first.bias", decoder.linear1.bias, same),
        ("second.weight", decoder.linear2.weight, transposed),
        ("second.bias", decoder.linear2.bias, same),
    ]
    once = lambda ps: torch.optim.Adam(list(dict.fromkeys(ps)), lr=0.01)
    record(
        "decoder_block", lambda i: decoder(i["x"], i["memory"], tgt_mask=mask), x, parameters, once
    ).save()


def convolution():
    torch.manual_seed(7)
    conv = torch.nn.Conv2d(2, 3, 3, stride=2, padding=1)
    parameters = [("weight", conv.weight, lambda t: t.reshape(3, -1)), ("bias", conv.bias, same)]
    record("conv2d", lambda i: conv(i["x"]), {"x": leaf(2, 2, 5, 6)}, parameters).save()
    record("max_pool", lambda i: F.max_pool2d(i["x"], 2), {"x": leaf(2, 2, 5, 6)}, []).save()


def vae():
    torch.manual_seed(8)
    layers = [torch.nn.Linear(a, b) for a, b in ((6, 5), (5, 4), (2, 5), (5, 6))]
    x, noise, beta = torch.rand(3, 6), torch.randn(3, 2), 0.5

    def losses():
        encoded = layers[1](torch.relu(layers[0](x)))
        mu, s = encoded[:, :2], encoded[:, 2:]
        logits = layers[3](torch.relu(layers[2](mu + noise * torch.exp(s / 2))))
        reconstruction = F.binary_cross_entropy_with_logits(logits, x, reduction="sum") / 3
        divergence = -0.5 * (1 + s - mu**2 - torch.exp(s)).sum() / 3
        return reconstruction + beta * divergence, reconstruction, divergence

    fixture = Fixture("vae")
    fixture.add("x", x)
    fixture.add("noise", noise)
    parameters = [
        (f"{i}.{n}", p, transposed if n == "weight" else same)
        for i, layer in enumerate(layers)
        for n, p in layer.named_parameters()
    ]
    for key, p, show in parameters:
        fixture.add(key, show(p))
    loss, reconstruction, divergence = losses()
    loss.backward()
    for key, value in {"loss": loss, "reconstruction": reconstruction, "divergence": divergence}.items():
        fixture.add(key, value)
    for key, p, show in parameters:
        fixture.add("d_" + key, show(p.grad))
    optimizer = torch.optim.Adam([p for _, p, _ in parameters], lr=0.01)
    steps = []
    for _ in range(STEPS):
        optimizer.zero_grad()
        loss = losses()[0]
        loss.backward()
        steps.append(loss.item())
        optimizer.step()
    fixture.add("losses", torch.tensor(steps))
    fixture.save()


if __name__ == "__main__":
    os.makedirs(OUT, exist_ok=True)
    for write in (dense, activations, norms, recurrent, attention, blocks, convolution, vae):
        write()
    print("PyTorch", torch.__version__)
