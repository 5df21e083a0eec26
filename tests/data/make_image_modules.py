#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes image_modules.npz: what PyTorch makes of LSKA and LKA, EMA, CAFM and MSFN, and of the maps and losses of SAD.

Run it here with Debian's python3-torch and python3-numpy. The tests only read what it wrote. Inputs are not stored: `numbers` below and
its twin in tests/support/reference_numbers.h make the same ones. Each module is written from its paper and released code, in double.
"""

import math
import zlib

import numpy as np
import torch
import torch.nn.functional as F

results = {}


def keep(name, array):
    array = np.asarray(array.detach() if isinstance(array, torch.Tensor) else array, dtype=np.float64)
    results[name] = array.astype(np.float32).astype(np.float64) if array.size > 4096 else array


def numbers(name, shape, scale):
    """Uniform in ±scale, from a linear congruential generator started by the name; rounded to float32."""
    state = zlib.crc32(name.encode())
    values = []
    for _ in range(math.prod(shape)):
        state = (1664525 * state + 1013904223) % 2**32
        values.append((state / 2**31 - 1) * scale)
    return torch.from_numpy(np.array(values).astype(np.float32).astype(np.float64).reshape(shape))


def conv(x, name, out, inner, kh, kw, dilation=1, groups=1, bias=True, scale=0.5):
    w, b = numbers(name + ".weight", (out, inner, kh, kw), scale), numbers(name + ".bias", (out,), 0.5) if bias else None
    return F.conv2d(x, w, b, 1, (dilation * (kh - 1) // 2, dilation * (kw - 1) // 2), dilation, groups)


# Large kernels: 4 channels of 9 × 12

K_D = {7: 2, 11: 2, 23: 3, 35: 3, 41: 3, 53: 3}


def large_kernel(x, form, k):
    c, d = x.shape[1], K_D[k]
    a, b = 2 * d - 1, k // d
    if form == "lska":
        y = conv(x, "conv0h", c, 1, 1, a, groups=c)
        y = conv(y, "conv0v", c, 1, a, 1, groups=c)
        y = conv(y, "conv_spatial_h", c, 1, 1, b, d, c)
        y = conv(y, "conv_spatial_v", c, 1, b, 1, d, c)
    elif form == "lka":
        y = conv(x, "conv0", c, 1, a, a, groups=c)
        y = conv(y, "conv_spatial", c, 1, b, b, d, c)
    elif form == "whole_separable":
        y = conv(x, "conv0h", c, 1, 1, k, groups=c)
        y = conv(y, "conv0v", c, 1, k, 1, groups=c)
    else:
        y = conv(x, "conv0", c, 1, k, k, groups=c)
    return conv(y, "conv1", c, c, 1, 1)


def large_kernels():
    x = numbers("features", (1, 4, 9, 12), 1)
    for form, k in (("lska", 7), ("lska", 11), ("lska", 23), ("lka", 7), ("lka", 23), ("whole_separable", 11), ("whole", 7)):
        attention = large_kernel(x, form, k)
        keep(f"{form}{k}_a", attention[0])
        keep(f"{form}{k}_y", (x * attention)[0])


# EMA: 12 channels of 5 × 7


def ema(x, groups):
    b, c, h, w = x.shape
    g, n = x.reshape(b * groups, -1, h, w), c // groups
    rows, columns = g.mean(3, keepdim=True), g.mean(2, keepdim=True).permute(0, 1, 3, 2)
    gates = conv(torch.cat([rows, columns], 2), "conv1x1", n, n, 1, 1)
    rows, columns = gates[:, :, :h].sigmoid(), gates[:, :, h:].permute(0, 1, 3, 2).sigmoid()
    gamma, beta = numbers("gn.weight", (n,), 1), numbers("gn.bias", (n,), 1)
    one = F.group_norm(g * rows * columns, n, gamma, beta)
    two = conv(g, "conv3x3", n, n, 3, 3)
    weights = [F.softmax(y.mean((2, 3)), -1)[:, None] for y in (one, two)]
    mask = (weights[0] @ two.flatten(2) + weights[1] @ one.flatten(2)).reshape(b * groups, 1, h, w).sigmoid()
    return gates, one, two, torch.cat(weights, 1), mask, (g * mask).reshape(b, c, h, w)


def emas():
    x = numbers("features", (1, 12, 5, 7), 1)
    for groups in (1, 2, 4, 12):
        for name, array in zip(("gates", "one", "two", "weights", "mask", "y"), ema(x, groups)):
            keep(f"ema{groups}_{name}", array.reshape(12, -1) if name == "gates" else array.reshape(-1, array.shape[-1]))


# HCANet: 8 channels of 5 × 6


def cafm(x, heads, permuted):
    b, c, h, w = x.shape
    qkv = conv(conv(x, "qkv", 3 * c, c, 1, 1, bias=False), "qkv_dwconv", 3 * c, 1, 3, 3, groups=3 * c, bias=False)
    # The released code reshapes channel-first memory as if it were channel-last.
    runs = (qkv.permute(0, 2, 3, 1) if permuted else qkv).reshape(b, h * w, 3 * heads, -1).permute(0, 2, 1, 3)
    mixed = conv(runs, "fc", 9, 3 * heads, 1, 1)
    local = conv(mixed.permute(0, 3, 1, 2).reshape(b, 9 * c // heads, h, w), "dep_conv", c, 9, 3, 3, groups=c // heads)
    q, k, v = (part.reshape(b, heads, c // heads, h * w) for part in qkv.chunk(3, 1))
    cosine = F.normalize(q, dim=-1) @ F.normalize(k, dim=-1).transpose(-2, -1)
    attention = (cosine * numbers("temperature", (heads, 1, 1), 2)).softmax(-1)
    out = conv((attention @ v).reshape(b, c, h, w), "project_out", c, c, 1, 1, bias=False)
    return cosine[0], attention[0], local[0], out[0], (local + out)[0]


def msfn(x, hidden):
    c = x.shape[1]
    y = conv(x, "project_in", 3 * hidden, c, 1, 1, bias=False)
    y = [conv(part, f"dwconv{i + 1}", hidden, 1, 3, 3, i + 1, hidden, False) for i, part in enumerate(y.chunk(3, 1))]
    gated = F.gelu(y[0]) * y[1] * y[2]
    return y[0][0], y[2][0], gated[0], conv(gated, "ffn_project_out", c, hidden, 1, 1, bias=False)[0]


def hcanet():
    x = numbers("features", (1, 8, 5, 6), 1)
    for heads, permuted in ((1, False), (2, False), (2, True), (4, True)):
        for name, array in zip(("cosine", "attention", "local", "global", "y"), cafm(x, heads, permuted)):
            keep(f"cafm{heads}{int(permuted)}_{name}", array)
    for name, array in zip(("one", "three", "gated", "y"), msfn(x, int(8 * 2.66))):
        keep(f"msfn_{name}", array)


# SAD: 4 channels of 7 × 10 and two deeper layers

SAD_CASES = [("sum", 2, False, 1), ("mean", 3, True, 2), ("max", 2, False, 1), ("sum", 1.5, True, 1)]
SAD_T, SAD_WEIGHT = 2.0, 0.1


def deeper(x, name):
    return torch.relu(conv(F.max_pool2d(x, 2, ceil_mode=True), name, 4, 4, 3, 3))


def activation(a, reduction, p):
    powers = a.abs() ** p
    return {"sum": powers.sum(1, keepdim=True), "mean": powers.mean(1, keepdim=True), "max": powers.amax(1, keepdim=True)}[reduction]


def psi(g, size, align):
    g = F.interpolate(g, size=size, mode="bilinear", align_corners=align)
    return (g / SAD_T).flatten(1).softmax(1).reshape(g.shape)


def distillation():
    x = numbers("features", (1, 4, 7, 10), 1)
    depths = [x]
    for name in ("conv2", "conv3"):
        depths.append(deeper(depths[-1], name))
    for i, (reduction, p, align, student) in enumerate(SAD_CASES):
        maps = [activation(a, reduction, p) for a in depths]
        softmaxes = [psi(g, (7, 10), align) for g in maps]
        losses = [SAD_WEIGHT * F.mse_loss(a, b) for a, b in zip(softmaxes, softmaxes[1:])]
        a = depths[student - 1].clone().requires_grad_()
        loss = SAD_WEIGHT * F.mse_loss(psi(activation(a, reduction, p), (7, 10), align), softmaxes[student])
        loss.backward()
        keep(f"sad{i}_g2", maps[1][0, 0])
        keep(f"sad{i}_psi", torch.cat(softmaxes, 1)[0].reshape(-1, 10))
        keep(f"sad{i}_loss", torch.stack(losses)[None])
        keep(f"sad{i}_gradient", a.grad[0])


large_kernels()
emas()
hcanet()
distillation()
np.savez(__file__.rsplit("/", 1)[0] + "/image_modules.npz", **results)
