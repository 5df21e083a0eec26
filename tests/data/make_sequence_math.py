#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the golden arrays sequence_*.npz beside it, in double precision, from PyTorch, NumPy and SciPy.

Run with Debian's python3-torch, python3-numpy and python3-scipy. The suite itself needs none of them.
"""
import os

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, **arrays):
    arrays = {key: np.array(value, dtype=np.float64, order="C") for key, value in arrays.items()}
    np.savez(os.path.join(HERE, f"sequence_{name}.npz"), **arrays)


def generator(seed):
    rng = np.random.default_rng(seed)
    return lambda *shape: rng.standard_normal(shape)


def score():
    """Scores pair by pair, straight from the papers' formulas."""
    draw = generator(1)
    Q, K = draw(5, 4), draw(7, 4)
    K6 = draw(7, 6)
    W, U, v, b = draw(3, 4), draw(3, 6), draw(3), draw(3)
    G, C = draw(4, 6), draw(3, 10)

    def pairs(f, keys):
        return [[f(q, k) for k in keys] for q in Q]

    write(
        "score", Q=Q, K=K, K6=K6, W=W, U=U, v=v, b=b, G=G, C=C,
        dot=pairs(np.dot, K),
        scaled=pairs(lambda q, k: np.dot(q, k) / 2, K),
        cosine=[[torch.cosine_similarity(torch.tensor(q), torch.tensor(k), dim=0) for k in K] for q in Q],
        additive=pairs(lambda q, k: v @ np.tanh(W @ q + U @ k), K6),
        additive_bias=pairs(lambda q, k: v @ np.tanh(W @ q + U @ k + b), K6),
        general=torch.nn.functional.bilinear(torch.tensor(np.repeat(Q, 7, 0)), torch.tensor(np.tile(K6, (5, 1))), torch.tensor(G[None])).reshape(5, 7),
        concat=pairs(lambda q, k: v @ np.tanh(C @ np.concatenate([q, k])), K6),
    )


if __name__ == "__main__":
    for make in [score]:
        make()
