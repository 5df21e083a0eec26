#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes trained.npz: where the bundled models look, computed from their files in double precision with NumPy alone.

Run it here with Debian's python3-numpy, again after the models were trained again. The tests only read what it wrote.
"""

import json
import pathlib
import struct

import numpy as np

HERE = pathlib.Path(__file__).resolve().parent


def sinusoids(n, d):
    """Vaswani et al. 2017, section 3.5: sines in the even dimensions, cosines in the odd ones."""
    angle = np.arange(n)[:, None] / 10000 ** (2 * (np.arange(d) // 2) / d)
    return np.where(np.arange(d) % 2 == 0, np.sin(angle), np.cos(angle))


class Model:
    def __init__(self, name):
        data = (HERE.parent.parent / "resources/checkpoints" / f"{name}.safetensors").read_bytes()
        end = 8 + struct.unpack("<Q", data[:8])[0]
        header = json.loads(data[8:end])
        metadata = header.pop("__metadata__")
        self.arrays = {}
        for key, entry in header.items():
            begin, stop = entry["data_offsets"]
            self.arrays[key] = np.frombuffer(data[end + begin : end + stop], "<f4").reshape(entry["shape"]).astype(float)
        options = json.loads(metadata["options"])
        self.layers, self.heads, self.learned = options["layers"], options["heads"], options["positions"] == "learned"
        self.source, self.target = (json.loads(metadata[f"{side} words"]) for side in ("source", "target"))

    def norm(self, x, name):
        x = x - x.mean(-1, keepdims=True)
        return x / np.sqrt((x**2).mean(-1, keepdims=True) + 1e-5) * self.arrays[name + ".gamma"] + self.arrays[name + ".beta"]

    def linear(self, x, name):
        return x @ self.arrays[name + ".weight"].T + self.arrays[name + ".bias"]

    def attention(self, x, memory, name, causal=False):
        q, k, v = self.linear(x, name + "q"), self.linear(memory, name + "k"), self.linear(memory, name + "v")
        maps, mixed = [], []
        for q_h, k_h, v_h in zip(*(np.split(part, self.heads, 1) for part in (q, k, v))):
            scores = q_h @ k_h.T / np.sqrt(q_h.shape[1])
            if causal:
                scores[np.triu_indices(len(x), 1)] = -np.inf
            weights = np.exp(scores - scores.max(1, keepdims=True))
            maps.append(weights / weights.sum(1, keepdims=True))
            mixed.append(maps[-1] @ v_h)
        return self.linear(np.concatenate(mixed, 1), name + "out"), np.stack(maps)

    def feed_forward(self, x, name):
        hidden = self.linear(self.norm(x, name + "norm"), name + "in")
        return x + self.linear(np.maximum(hidden, 0), name + "out")

    def stack(self, side, tokens, memory=None, causal=False):
        """Output, and the weights of every layer: its own, or with a memory those over it."""
        x = self.arrays[side + ".embedding"][tokens]
        x = x + (self.arrays[side + ".positions"][: len(tokens)] if self.learned else sinusoids(*x.shape))
        maps = []
        for layer in range(self.layers):
            name = f"{side}.{layer}."
            read = self.norm(x, name + "self.norm")
            given, own = self.attention(read, read, name + "self.", causal)
            x = x + given
            if memory is not None:
                given, own = self.attention(self.norm(x, name + "cross.norm"), memory, name + "cross.")
                x = x + given
            maps.append(own)
            x = self.feed_forward(x, name + "feedforward.")
        return self.norm(x, side + ".norm"), maps


arrays = {}
for name, source, target in (
    ("zh-en", "老师 在 公园 不 喝 咖啡".split(), "the teacher does not drink coffee in the park".split()),
    ("dates", list("14.3.2021"), list("2021-03-14")),
    ("copy", list("acfbd"), list("acfbd")),
):
    model = Model(name)
    memory, _ = model.stack("encoder", [model.source.index(word) for word in source])
    output, maps = model.stack("decoder", [model.target.index(word) for word in ["<start>"] + target], memory, causal=True)
    written = [model.target[word] for word in model.linear(output, "head").argmax(1)]
    assert written == target + ["<end>"], written
    for layer, weights in enumerate(maps):
        arrays[f"{name}.{layer}"] = weights
for name, side, text in (("reverse", "encoder", "abcdefgh"), ("sort", "encoder", "dacbe"), ("induction", "decoder", "kdqakdqa")):
    model = Model(name)
    _, maps = model.stack(side, [model.source.index(letter) for letter in text], causal=side == "decoder")
    for layer, weights in enumerate(maps):
        arrays[f"{name}.{layer}"] = weights

np.savez(HERE / "trained.npz", **{name: np.ascontiguousarray(array) for name, array in arrays.items()})
