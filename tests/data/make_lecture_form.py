#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes lecture_form.npz: self-attention with tokens as columns, straight from the lecture's formulas, in double precision.

Run it here with Debian's python3-numpy. The tests only read what it wrote.
"""

import pathlib

import numpy as np

TOKENS, D, D_K, D_V = 5, 6, 3, 4

random = np.random.default_rng(12)
I = random.standard_normal((D, TOKENS))
W_q, W_k, W_v = (random.standard_normal((rows, D)) for rows in (D_K, D_K, D_V))
Q, K, V = W_q @ I, W_k @ I, W_v @ I
arrays = {"x": I.T, "w_q": W_q, "w_k": W_k, "w_v": W_v, "I": I, "Q": Q, "K": K, "V": V, "A": K.T @ Q}
for name, divisor in (("lecture", 1.0), ("scaled", np.sqrt(D_K))):
    exponentials = np.exp(K.T @ Q / divisor)
    arrays[f"{name}.weights"] = exponentials / exponentials.sum(axis=0)
    arrays[f"{name}.O"] = V @ arrays[f"{name}.weights"]
    arrays[f"{name}.wrong"] = exponentials / exponentials.sum(axis=1, keepdims=True)

np.savez(pathlib.Path(__file__).with_name("lecture_form.npz"), **{name: np.ascontiguousarray(array) for name, array in arrays.items()})
