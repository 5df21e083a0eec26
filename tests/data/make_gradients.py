#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes gradients.npz: inputs and PyTorch's gradients of the operations of engine/grad, in double precision.

Run with Debian's python3-torch and python3-numpy. Each case NAME has leaves NAME_0, NAME_1, …, weights NAME_w of the summed result, the result
NAME_y, and the gradients NAME_d0, NAME_d1, …
"""
import os

import numpy as np
import torch
import torch.nn.functional as F

torch.set_default_dtype(torch.float64)
rng = np.random.default_rng(4)
arrays = {}


def case(name, function, *shapes):
    leaves = [torch.tensor(rng.standard_normal(shape), requires_grad=True) for shape in shapes]
    y = function(*leaves)
    weights = torch.tensor(rng.standard_normal(tuple(y.shape)))
    (y * weights).sum().backward()
    arrays.update({f"{name}_w": weights.numpy(), f"{name}_y": y.detach().numpy()})
    for i, leaf in enumerate(leaves):
        arrays[f"{name}_{i}"] = leaf.detach().numpy()
        arrays[f"{name}_d{i}"] = leaf.grad.numpy()


def attention(q, k, v, mask):
    """Two heads side by side."""
    heads = [t.reshape(t.shape[0], 2, -1).transpose(0, 1) for t in (q, k, v)]
    scores = heads[0] @ heads[1].transpose(1, 2) / heads[0].shape[-1] ** 0.5
    if mask is not None:
        scores = scores + mask
    return (torch.softmax(scores, -1) @ heads[2]).transpose(0, 1).reshape(q.shape[0], -1)


causal = torch.full((5, 5), -np.inf).triu(1)
case("linear", F.linear, (5, 3), (4, 3), (4,))
case("relu", F.relu, (5, 4))
case("gelu", F.gelu, (5, 4))
case("gelu_tanh", lambda x: F.gelu(x, approximate="tanh"), (5, 4))
case("sigmoid", torch.sigmoid, (5, 4))
case("softmax", lambda x: torch.softmax(x, -1), (3, 6))
case("layer_norm", lambda x, g, b: F.layer_norm(x, (6,), g, b), (5, 6), (6,), (6,))
case("batch_norm", lambda x, g, b: F.batch_norm(x.reshape(3, 4, 5), None, None, g, b, training=True).reshape(3, 20), (3, 20), (4,), (4,))
case("group_norm", lambda x, g, b: F.group_norm(x.reshape(3, 4, 5), 2, g, b).reshape(3, 20), (3, 20), (4,), (4,))
case("embedding", lambda t: F.embedding(torch.tensor([4, 0, 4, 5]), t), (6, 3))
case("cross_entropy", lambda x: F.cross_entropy(x, torch.tensor([2, -100, 5, 0]), reduction="sum").reshape(1, 1), (4, 6))
case("attention", lambda q, k, v: attention(q, k, v, None), (5, 6), (7, 6), (7, 4))
case("causal", lambda q, k, v: attention(q, k, v, causal), (5, 6), (5, 6), (5, 4))
np.savez(os.path.join(os.path.dirname(os.path.abspath(__file__)), "gradients.npz"), **arrays)
