#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes masks.npz: weights and outputs of masked self-attention, by PyTorch in double precision; the masks by NumPy from the papers' words.

Run it here with Debian's python3-torch and python3-numpy. The tests only read what it wrote.
"""

import pathlib

import numpy as np
import torch

N, D, DK = 10, 8, 4
i, j = np.indices((N, N))
back = i - j

VISIBLE = {
    "none": np.ones((N, N), bool),
    "causal": np.tril(np.ones((N, N), bool)),
    "padding": np.arange(N)[None, :].repeat(N, 0) < N - 3,
    "causal_padding": np.tril(np.ones((N, N), bool)) & (j < N - 3),
    "window": np.abs(back) <= 2,
    "causal_window": (back >= 0) & (back <= 2),
    "truncated": (j >= i - 3) & (j <= i + 1),
    "block": i // 4 == j // 4,
    "dilated": (np.abs(back) % 2 == 0) & (np.abs(back) <= 4),
    "strided": (back >= 0) & ((back < 4) | (back % 4 == 0)),
    "fixed": (back >= 0) & ((i // 4 == j // 4) | (j % 4 == 3)),
    "global": (np.abs(back) <= 2) | (i == 0) | (j == 0),
    "prefix": (back >= 0) | (j < 3),
}
painted = np.tril(np.ones((N, N), bool))
painted[0, 4] = True
painted[3, :] = False
VISIBLE["painted"] = painted

rng = np.random.default_rng(11)
arrays = {"x": rng.standard_normal((N, D))}
for name in ("w_q", "w_k", "w_v"):
    arrays[name] = rng.standard_normal((DK, D)) / np.sqrt(D)
arrays = {name: array.astype(np.float32).astype(np.float64) for name, array in arrays.items()}

q, k, v = (torch.tensor(arrays["x"] @ arrays[w].T) for w in ("w_q", "w_k", "w_v"))
for name, visible in VISIBLE.items():
    mask = torch.tensor(visible)
    scores = (q @ k.T / DK**0.5).masked_fill(~mask, float("-inf"))
    arrays[f"{name}.M"] = visible.astype(np.float64)
    weights = torch.nan_to_num(torch.softmax(scores, -1))  # a fully masked row: zeros
    arrays[f"{name}.A"] = weights.numpy()
    arrays[f"{name}.O"] = (weights @ v).numpy()

np.savez(pathlib.Path(__file__).with_name("masks.npz"), **arrays)
