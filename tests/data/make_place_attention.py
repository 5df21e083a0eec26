#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes place_attention.npz: attention between the places of a feature map as its references compute it: with relative logits by padding and
reshaping, with the absolute tables of a popular port, and with regions that are gathered.

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
    results[name] = np.asarray(array, dtype=np.float64).reshape(-1, array.shape[-1])


def numbers(name, shape, scale):
    """Uniform in ±scale, from a linear congruential generator started by the name; rounded to float32."""
    state = zlib.crc32(name.encode())
    values = []
    for _ in range(math.prod(shape)):
        state = (1664525 * state + 1013904223) % 2**32
        values.append((state / 2**31 - 1) * scale)
    return torch.from_numpy(np.array(values).astype(np.float32).astype(np.float64).reshape(shape))


def projected(x, name, bias):
    C = x.shape[0]
    return F.conv2d(x[None], numbers("w_" + name, (C, C), 1)[:, :, None, None], numbers("b_" + name, (C,), 1) if bias else None)[0]


# Bottleneck attention: C, H, W, heads
C, H, W, HEADS = 8, 3, 5, 2
D = C // HEADS


def to_absolute(x):
    """x: … × L × (2L - 1), by distance from -(L - 1) on; … × L × L, by place. Pads and reshapes, as the authors do."""
    *front, length, _ = x.shape
    x = F.pad(x, (0, 1)).flatten(-2)
    x = F.pad(x, (0, length - 1))
    return x.reshape(*front, length + 1, 2 * length - 1)[..., :length, length - 1 :]


def relative_logits(q):
    """q: heads × H·W × d."""
    q = q.reshape(HEADS, H, W, D)
    across = to_absolute(q @ numbers("rel_w", (2 * W - 1, D), 1).T)  # heads, H, W, W'
    down = to_absolute(q.transpose(1, 2) @ numbers("rel_h", (2 * H - 1, D), 1).T)  # heads, W, H, H'
    logits = across[:, :, :, None, :] + down.permute(0, 2, 1, 3)[:, :, :, :, None]
    return logits.reshape(HEADS, H * W, H * W)


def bottleneck(variant):
    x = numbers("features", (C, H, W), 1)
    q, k, v = (projected(x, name, False).reshape(HEADS, D, H * W).transpose(1, 2) for name in "qkv")
    if variant == "authors":
        q = q / math.sqrt(D)
        logits = q @ k.transpose(1, 2) + relative_logits(q)
    if variant == "timm":
        logits = q @ k.transpose(1, 2) / math.sqrt(D) + relative_logits(q)
    if variant == "port":
        p = numbers("rel_h", (HEADS, H, D), 1)[:, :, None] + numbers("rel_w", (HEADS, W, D), 1)[:, None]
        logits = q @ k.transpose(1, 2) + p.reshape(HEADS, H * W, D) @ q.transpose(1, 2)
    A = torch.softmax(logits, -1)
    keep(f"{variant}_weights", A)
    keep(f"{variant}_output", (A @ v).transpose(1, 2).reshape(C, H, W))


# Bi-level routing: C, H, W, heads, regions a side
RC, RH, RW, RHEADS, S = 8, 6, 4, 2, 2


def regions(x):
    """C × H × W as S² regions × places × C."""
    x = x.reshape(RC, S, RH // S, S, RW // S)
    return x.permute(1, 3, 2, 4, 0).reshape(S * S, -1, RC)


def whole(x):
    return x.reshape(S, S, RH // S, RW // S, RC).permute(4, 0, 2, 1, 3).reshape(RC, RH, RW)


def routed(topk, side):
    x = numbers("features", (RC, RH, RW), 1)
    q, k, v = (projected(x, name, True) for name in "qkv")
    rq, rk, rv = regions(q), regions(k), regions(v)
    affinity = (rq.mean(1) * RC**-0.5) @ rk.mean(1).T
    index = torch.topk(affinity, topk, -1).indices  # S² × k
    gk, gv = rk[index].flatten(1, 2), rv[index].flatten(1, 2)  # S² × k·places × C

    def heads(t):
        return t.reshape(*t.shape[:2], RHEADS, RC // RHEADS).transpose(1, 2)

    A = torch.softmax(heads(rq) * RC**-0.5 @ heads(gk).transpose(2, 3), -1)
    mixed = whole((A @ heads(gv)).transpose(1, 2).flatten(2))
    if side:
        mixed = mixed + F.conv2d(v[None], numbers("lepe", (RC, 1, side, side), 0.5), numbers("lepe_bias", (RC,), 0.5), padding=side // 2, groups=RC)[0]
    keep(f"routed{topk}_{side}_affinity", affinity)
    keep(f"routed{topk}_{side}_index", index.sort(-1).values)
    keep(f"routed{topk}_{side}_output", projected(mixed, "o", True))


for variant in ("authors", "timm", "port"):
    bottleneck(variant)
for topk, side in ((1, 5), (2, 3), (4, 0)):
    routed(topk, side)
np.savez(__file__.rsplit("/", 1)[0] + "/place_attention.npz", **results)
