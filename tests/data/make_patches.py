#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes patches.npz: what PyTorch makes of a picture in patches: a convolution with a stride, a class token, learned positions, and
nn.TransformerEncoder with its layer norms first.

Run it here with Debian's python3-torch and python3-numpy. The tests only read what it wrote. Inputs are not stored: `numbers` below and
its twin in tests/support/reference_numbers.h make the same ones.
"""

import math
import zlib

import numpy as np
import torch

ROWS, COLUMNS, SIDE, D, HEADS, HIDDEN, LAYERS = 2, 3, 2, 8, 2, 12, 2
results = {}


def keep(name, array):
    results[name] = np.asarray(array.detach(), dtype=np.float64).reshape(-1, array.shape[-1])


def numbers(name, shape, scale):
    """Uniform in ±scale, from a linear congruential generator started by the name; rounded to float32."""
    state = zlib.crc32(name.encode())
    values = []
    for _ in range(math.prod(shape)):
        state = (1664525 * state + 1013904223) % 2**32
        values.append((state / 2**31 - 1) * scale)
    return torch.from_numpy(np.array(values).astype(np.float32).astype(np.float64).reshape(shape))


def encoder():
    layer = torch.nn.TransformerEncoderLayer(D, HEADS, HIDDEN, 0.0, "gelu", batch_first=True, norm_first=True)
    stack = torch.nn.TransformerEncoder(layer, LAYERS, torch.nn.LayerNorm(D), enable_nested_tensor=False).double()
    with torch.no_grad():
        for name, parameter in stack.named_parameters():
            parameter.copy_(numbers(name, tuple(parameter.shape), 0.5))
    return stack


def weights_of(layer, x):
    normed = layer.norm1(x)
    return layer.self_attn(normed, normed, normed, average_attn_weights=False)[1][0]


def rolled(maps):
    total = torch.eye(maps[0].shape[-1], dtype=torch.float64)
    for A in maps:
        mixed = 0.5 * A.mean(0) + 0.5 * torch.eye(A.shape[-1], dtype=torch.float64)
        total = (mixed / mixed.sum(-1, keepdim=True)) @ total
    return total


# As a PNG holds it: height × width × 3 bytes.
picture = torch.floor((numbers("picture", (ROWS * SIDE, COLUMNS * SIDE, 3), 1) + 1) * 127.5)
pixels = picture.permute(2, 0, 1)[None] / 255
W, b = numbers("patch_embed.proj.weight", (D, 3, SIDE, SIDE), 0.5), numbers("patch_embed.proj.bias", (D,), 0.5)
tokens = torch.nn.functional.conv2d((pixels - 0.5) / 0.5, W, b, SIDE).flatten(2).transpose(1, 2)
x = torch.cat([numbers("cls_token", (1, 1, D), 0.5), tokens], 1) + numbers("pos_embed", (1, ROWS * COLUMNS + 1, D), 0.5)
keep("input", x)
stack = encoder()
stack.eval()
torch.backends.mha.set_fastpath_enabled(False) if hasattr(torch.backends, "mha") else None
maps = []
stream = x
for layer in stack.layers:
    maps.append(weights_of(layer, stream))
    stream = layer(stream)
keep("weights", torch.stack(maps))
keep("output", stack.norm(stream))
keep("rollout", rolled(maps))
np.savez(__file__.rsplit("/", 1)[0] + "/patches.npz", **results)
