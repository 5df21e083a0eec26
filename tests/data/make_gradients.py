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
        arrays[f"{name}_d{i}"] = np.zeros(leaf.shape) if leaf.grad is None else leaf.grad.numpy()


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


def rotary(x, heads, d, positions):
    """RoPE, interleaved, as complex numbers; columns behind the heads stay."""
    angles = torch.outer(positions.double(), 10000.0 ** (-torch.arange(0, d, 2).double() / d))
    pairs = torch.view_as_complex(x[:, : heads * d].reshape(x.shape[0], heads, d // 2, 2))
    turned = torch.view_as_real(pairs * torch.polar(torch.ones_like(angles), angles)[:, None]).reshape(x.shape[0], -1)
    return torch.cat([turned, x[:, heads * d :]], 1)


def alibi(n):
    """-m·|i - j| of two heads."""
    distance = (torch.arange(n)[:, None] - torch.arange(n)).abs().double()
    return -torch.tensor([2.0**-4, 2.0**-8])[:, None, None] * distance


def maps(x):
    """Two images, each a row of 3 × 6 × 5."""
    return x.reshape(2, 3, 6, 5)


def row(x):
    return x.reshape(x.shape[0], -1)


def kernel(w, out, side):
    return w.reshape(out, -1, side, side)


def channel_gate(x, w1, b1, w2, b2, pools):
    """SE and the channel gate of CBAM: one network for all poolings, summed before the sigmoid."""
    logits = sum(F.linear(F.relu(F.linear(pool(maps(x)), w1, b1)), w2, b2) for pool in pools)
    return row(maps(x) * torch.sigmoid(logits)[:, :, None, None])


def spatial_gate(x, w, g=None, b=None):
    """The spatial gate of CBAM as the paper writes it: the mean over channels before the maximum."""
    pooled = torch.cat([maps(x).mean(1, keepdim=True), maps(x).max(1, keepdim=True).values], 1)
    logits = F.conv2d(pooled, kernel(w, 1, 7), padding=3)
    if g is not None:
        logits = F.batch_norm(logits, None, None, g[0], b[0], training=True)
    return row(maps(x) * torch.sigmoid(logits))


def distillation(*layers):
    """SAD: each layer's map follows the next one's, which is held."""
    shapes = [(2, 3, 6, 5), (2, 4, 3, 3), (2, 2, 2, 2)]
    psi = []
    for x, shape in zip(layers, shapes):
        strength = F.interpolate(x.reshape(shape).pow(2).sum(1, keepdim=True), (6, 8), mode="bilinear", align_corners=False)
        psi.append(torch.softmax(row(strength), -1))
    return sum(0.1 * F.mse_loss(a, b.detach()) for a, b in zip(psi, psi[1:])).reshape(1, 1)


def mean_of(x):
    return x.mean((2, 3))


def largest_of(x):
    return x.amax((2, 3))


case("convolution", lambda x, w, b: row(F.conv2d(maps(x), kernel(w, 5, 3), b, padding=1)), (2, 90), (5, 27), (5,))
case("convolution_stride", lambda x, w, b: row(F.conv2d(maps(x), kernel(w, 9, 3), b, stride=2, padding=1)), (2, 90), (9, 27), (9,))
case("convolution_gaps", lambda x, w: row(F.conv2d(maps(x), kernel(w, 2, 5), stride=3, padding=4, dilation=2)), (2, 90), (2, 75))
case("convolution_groups", lambda x, w: row(F.conv2d(maps(x), kernel(w, 6, 3), padding=1, groups=3)), (2, 90), (6, 9))
case("convolution_pixel", lambda x, w, b: row(F.conv2d(maps(x), kernel(w, 4, 1), b)), (2, 90), (4, 3), (4,))
case("pool_maximum", lambda x: row(F.max_pool2d(maps(x), 2, 2, ceil_mode=True)), (2, 90))
case("pool_maximum_3", lambda x: row(F.max_pool2d(maps(x), 3, 2, 1, ceil_mode=True)), (2, 90))
case("pool_mean", lambda x: row(F.avg_pool2d(maps(x), 2, 2, ceil_mode=True, count_include_pad=False)), (2, 90))
case("pool_mean_3", lambda x: row(F.avg_pool2d(maps(x), 3, 2, 1, ceil_mode=True, count_include_pad=False)), (2, 90))
case("maps_mean", lambda x: mean_of(maps(x)), (2, 90))
case("maps_maximum", lambda x: largest_of(maps(x)), (2, 90))
case("maps_norm", lambda x, g, b: row(F.batch_norm(maps(x), None, None, g, b, training=True)), (2, 90), (3,), (3,))
case("maps_norm_use", lambda x, g, b: row(F.batch_norm(maps(x), torch.tensor([0.5, -1, 2]), torch.tensor([0.25, 1, 4]), g, b)), (2, 90), (3,), (3,))
case("bilinear", lambda x: row(F.interpolate(maps(x), (12, 10), mode="bilinear", align_corners=False)), (2, 90))
case("bilinear_corners", lambda x: row(F.interpolate(maps(x), (4, 9), mode="bilinear", align_corners=True)), (2, 90))
case("nearest", lambda x: row(F.interpolate(maps(x), (12, 7), mode="nearest")), (2, 90))
case("pixel_entropy", lambda x: F.cross_entropy(maps(x), (torch.arange(60) % 3).reshape(2, 6, 5), reduction="sum").reshape(1, 1), (2, 90))
case("se", lambda *x: channel_gate(*x, [mean_of]), (2, 90), (2, 3), (2,), (3, 2), (3,))
case("cbam_channels", lambda *x: channel_gate(*x, [mean_of, largest_of]), (2, 90), (2, 3), (2,), (3, 2), (3,))
case("cbam_places", spatial_gate, (2, 90), (1, 98))
case("cbam_places_norm", spatial_gate, (2, 90), (1, 98), (1, 1), (1, 1))
case("distillation", distillation, (2, 90), (2, 36), (2, 8))
case("rotary", lambda x: rotary(x, 2, 4, torch.tensor([0, 1, 2, 0, 1])), (5, 10))
case("alibi", lambda q, k, v: attention(q, k, v, alibi(5)), (5, 6), (5, 6), (5, 4))
np.savez(os.path.join(os.path.dirname(os.path.abspath(__file__)), "gradients.npz"), **arrays)
