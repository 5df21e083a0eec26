#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes attention.npz: what PyTorch and NumPy make of attention and of sinusoidal positions.

Run it here with Debian's python3-torch and python3-numpy. The tests only read what it wrote. Inputs are not stored: `numbers` below and
its twin in tests/support/reference_numbers.h make the same ones. Of wide outputs the first 32 columns are kept.
"""

import math
import zlib

import numpy as np
import torch

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


def blocked(kind, n, size):
    """True where query i may not see key j."""
    i, j = np.indices((n, n))
    return torch.from_numpy({"none": np.zeros((n, n), bool), "causal": j > i, "window": abs(i - j) > size, "padding": j >= n - size}[kind])


def attention_weights(q, k, mask, factor):
    scores = (q @ k.transpose(-1, -2) * factor).masked_fill(mask, -math.inf)
    return torch.nan_to_num(torch.softmax(scores, dim=-1), nan=0.0)  # a fully masked row: zeros


def scaled_dot_product(name, heads, n, d_k, d_v, kind="none", size=0, score_scale=1.0):
    q = numbers(name + "/q", (heads, n, d_k), math.sqrt(3) * score_scale)
    k, v = numbers(name + "/k", (heads, n, d_k), math.sqrt(3)), numbers(name + "/v", (heads, n, d_v), math.sqrt(3))
    weights = attention_weights(q, k, blocked(kind, n, size), 1 / math.sqrt(d_k))
    keep(name + "/weights", weights)
    keep(name + "/output", weights @ v)


def layer_inputs(name, n, d_model, heads, d_k, d_v):
    into, back = math.sqrt(3 / d_model), math.sqrt(3 / (heads * d_v))
    return {
        "x": numbers(name + "/x", (n, d_model), math.sqrt(3)),
        "w_q": numbers(name + "/w_q", (heads * d_k, d_model), into),
        "w_k": numbers(name + "/w_k", (heads * d_k, d_model), into),
        "w_v": numbers(name + "/w_v", (heads * d_v, d_model), into),
        "w_o": numbers(name + "/w_o", (d_model, heads * d_v), back),
        "b_q": numbers(name + "/b_q", (heads * d_k,), 0.5),
        "b_k": numbers(name + "/b_k", (heads * d_k,), 0.5),
        "b_v": numbers(name + "/b_v", (heads * d_v,), 0.5),
        "b_o": numbers(name + "/b_o", (d_model,), 0.5),
    }


def torch_layer(a, heads, mask):
    """torch.nn.MultiheadAttention with these weights; its boolean mask says True where a key is blocked."""
    d_model = a["x"].shape[1]
    layer = torch.nn.MultiheadAttention(d_model, heads, batch_first=True, dtype=torch.float64)
    with torch.no_grad():
        layer.in_proj_weight.copy_(torch.cat([a["w_q"], a["w_k"], a["w_v"]]))
        layer.in_proj_bias.copy_(torch.cat([a["b_q"], a["b_k"], a["b_v"]]))
        layer.out_proj.weight.copy_(a["w_o"])
        layer.out_proj.bias.copy_(a["b_o"])
        x = a["x"][None]
        output, weights = layer(x, x, x, attn_mask=mask, average_attn_weights=False)
    return weights[0], output[0]


def plain_layer(a, heads, mask, factor):
    """The definition itself, for what nn.MultiheadAttention does not do: free d_k and d_v, temperature, fully masked rows."""
    split = lambda y: y.reshape(len(y), heads, -1).transpose(0, 1)
    q, k, v = (split(a["x"] @ a["w_" + c].T + a["b_" + c]) for c in "qkv")
    weights = attention_weights(q, k, mask, factor)
    concat = (weights @ v).transpose(0, 1).reshape(len(a["x"]), -1)
    return weights, concat @ a["w_o"].T + a["b_o"]


def multi_head(name, n, d_model, heads, d_k=None, d_v=None, kind="none", size=0, temperature=1.0):
    tied = d_k is None
    d_k, d_v = d_k or d_model // heads, d_v or d_model // heads
    a, mask = layer_inputs(name, n, d_model, heads, d_k, d_v), blocked(kind, n, size)
    weights, output = plain_layer(a, heads, mask, 1 / (math.sqrt(d_k) * temperature))
    if tied and temperature == 1 and not mask.all(dim=1).any():
        theirs = torch_layer(a, heads, mask)
        assert torch.allclose(theirs[0], weights, rtol=0, atol=1e-13) and torch.allclose(theirs[1], output, rtol=0, atol=1e-12), name
        weights, output = theirs
    keep(name + "/weights", weights)
    keep(name + "/output", output[:, :32])


def positions(name, n, d):
    """PE(p, 2i) = sin(p / 10000^(2i/d)), PE(p, 2i+1) = cos of the same."""
    table = torch.zeros(n, d, dtype=torch.float64)
    p = torch.arange(n, dtype=torch.float64)[:, None]
    pair = torch.arange(0, d, 2, dtype=torch.float64)
    table[:, 0::2] = torch.sin(p / 10000 ** (pair / d))
    table[:, 1::2] = torch.cos(p / 10000 ** (pair[: d // 2] / d))
    return keep(name, table if n < 10 else table[[0, 1, 2, 10, 100]])


scaled_dot_product("sdpa", 8, 7, 64, 64)
scaled_dot_product("sdpa_odd", 3, 13, 7, 5)
scaled_dot_product("sdpa_one", 1, 1, 3, 2)
scaled_dot_product("sdpa_causal", 2, 9, 33, 17, "causal")
scaled_dot_product("sdpa_window", 2, 9, 33, 17, "window", 2)
scaled_dot_product("sdpa_padding", 2, 9, 33, 17, "padding", 3)
scaled_dot_product("sdpa_blind", 2, 5, 8, 8, "padding", 5)
scaled_dot_product("sdpa_large", 2, 6, 16, 16, "none", 0, 1e5)

multi_head("mha", 4, 512, 8)
for mask_kind, mask_size in (("none", 0), ("causal", 0), ("window", 2), ("padding", 3), ("padding", 7)):
    multi_head(f"mha_{mask_kind}{mask_size}", 7, 512, 8, kind=mask_kind, size=mask_size)
    multi_head(f"odd_{mask_kind}{mask_size}", 11, 45, 5, kind=mask_kind, size=mask_size)
multi_head("free", 9, 13, 3, d_k=7, d_v=5, kind="causal")
multi_head("warm", 6, 24, 4, temperature=2.5)
multi_head("cold", 6, 24, 4, temperature=0.25)
multi_head("one_token", 1, 10, 2)
multi_head("long", 70, 24, 2, kind="window", size=5)

positions("positions_8", 4, 8)
positions("positions_7", 4, 7)
positions("positions_512", 101, 512)

np.savez("attention.npz", **results)
