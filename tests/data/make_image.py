#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes image.npz: what PyTorch makes of convolutions of images, of squeeze-and-excitation and of CBAM.

Run it here with Debian's python3-torch and python3-numpy. The tests only read what it wrote. Inputs are not stored: `numbers` below and
its twin in tests/support/reference_numbers.h make the same ones.
"""

import math
import zlib

import numpy as np
import torch
import torch.nn.functional as F

results = {}


def keep(name, array):
    results[name] = np.asarray(array, dtype=np.float64)


def numbers(name, shape, scale):
    """Uniform in ±scale, from a linear congruential generator started by the name; rounded to float32."""
    state = zlib.crc32(name.encode())
    values = []
    for _ in range(math.prod(shape)):
        state = (1664525 * state + 1013904223) % 2**32
        values.append((state / 2**31 - 1) * scale)
    return torch.from_numpy(np.array(values).astype(np.float32).astype(np.float64).reshape(shape))


# in, out, kernel height, kernel width, stride, dilation, groups, replicate, image height, image width
CONVOLUTIONS = [
    (3, 8, 3, 3, 1, 1, 1, 0, 9, 7),
    (5, 13, 5, 5, 1, 1, 1, 0, 11, 20),
    (3, 16, 7, 7, 2, 1, 1, 1, 24, 22),
    (2, 1, 7, 7, 1, 1, 1, 0, 14, 14),
    (6, 6, 5, 5, 1, 3, 6, 0, 20, 17),
    (4, 6, 1, 9, 1, 2, 2, 0, 6, 30),
    (7, 9, 1, 1, 1, 1, 1, 0, 5, 6),
    (4, 4, 3, 3, 2, 1, 2, 1, 13, 12),
]


def convolutions():
    for i, (cin, cout, kh, kw, stride, dilation, groups, replicate, height, width) in enumerate(CONVOLUTIONS):
        x = numbers(f"image{i}", (1, cin, height, width), 1)
        w = numbers(f"kernel{i}", (cout, cin // groups, kh, kw), 0.5)
        b = numbers(f"bias{i}", (cout,), 0.5)
        above, before = dilation * (kh - 1) // 2, dilation * (kw - 1) // 2
        pad = (before, dilation * (kw - 1) - before, above, dilation * (kh - 1) - above)
        x = F.pad(x, pad, mode="replicate") if replicate else F.pad(x, pad)
        keep(f"convolution{i}", F.conv2d(x, w, b, stride, 0, dilation, groups)[0])


C, H, W, HIDDEN = 6, 5, 7, 3


def gate_inputs():
    return dict(
        x=numbers("features", (C, H, W), 1),
        w1=numbers("w_1", (HIDDEN, C), 1),
        b1=numbers("b_1", (HIDDEN,), 1),
        w2=numbers("w_2", (C, HIDDEN), 2),
        b2=numbers("b_2", (C,), 1),
    )


def mlp(z, a, bias):
    hidden = torch.relu(z @ a["w1"].T + (a["b1"] if bias else 0))
    return hidden @ a["w2"].T + (a["b2"] if bias else 0)


def squeeze_excite():
    a = gate_inputs()
    for bias in (False, True):
        for gate, function in (("sigmoid", torch.sigmoid), ("relu", torch.relu)):
            s = function(mlp(a["x"].mean((1, 2)), a, bias))
            keep(f"se_{gate}_{int(bias)}_s", s[None])
            keep(f"se_{gate}_{int(bias)}_y", a["x"] * s[:, None, None])


def channel_gate(x, a, pooling):
    logits = 0
    if pooling != "max":
        logits = logits + mlp(x.mean((1, 2)), a, True)
    if pooling != "avg":
        logits = logits + mlp(x.amax((1, 2)), a, True)
    return torch.sigmoid(logits)


def spatial_gate(x, kernel, pooling, concat, norm, bn):
    mean, most = x.mean(0, keepdim=True), x.amax(0, keepdim=True)
    maps = {"avg": [mean], "max": [most], "both": [most, mean] if concat == "code" else [mean, most]}[pooling]
    y = F.conv2d(torch.cat(maps)[None], kernel, padding=kernel.shape[-1] // 2)
    if norm == "running":
        y = F.batch_norm(y, bn[2:3], bn[3:4], bn[0:1], bn[1:2], False, 0.01, 1e-5)
    if norm == "own":
        y = F.batch_norm(y, None, None, bn[0:1], bn[1:2], True, 0.01, 1e-5)
    return torch.sigmoid(y[0, 0])


def cbam():
    a = gate_inputs()
    bn = numbers("bn", (4,), 1).abs() + 0.5
    keep("bn", bn)
    cases = [("channel", "both", 7, "code", "running"), ("channel", "both", 7, "paper", "none"), ("channel", "both", 3, "code", "own"),
             ("spatial", "both", 5, "code", "running"), ("channel", "avg", 7, "code", "running"), ("spatial", "max", 3, "code", "none")]
    for i, (order, pooling, k, concat, norm) in enumerate(cases):
        kernel = numbers(f"w_s{k}{pooling}", (1, 2 if pooling == "both" else 1, k, k), 0.5)
        y = a["x"]
        for part in (order, "spatial" if order == "channel" else "channel"):
            if part == "channel":
                gate = channel_gate(y, a, pooling)
                y = y * gate[:, None, None]
            else:
                mask = spatial_gate(y, kernel, pooling, concat, norm, bn)
                y = y * mask
        keep(f"cbam{i}_channels", gate[None])
        keep(f"cbam{i}_mask", mask)
        keep(f"cbam{i}_y", y)


convolutions()
squeeze_excite()
cbam()
np.savez(__file__.rsplit("/", 1)[0] + "/image.npz", **results)
