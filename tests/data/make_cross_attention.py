#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes cross_attention.npz: torch.nn.MultiheadAttention with kdim and vdim of their own and a key padding mask, in double precision.

Run it here with Debian's python3-torch and python3-numpy. The tests only read what it wrote.
"""

import pathlib

import numpy as np
import torch

QUERIES, KEYS, D, D_MEMORY, HEADS, PADDING = 4, 6, 8, 12, 2, 2

torch.manual_seed(5)
layer = torch.nn.MultiheadAttention(D, HEADS, bias=True, kdim=D_MEMORY, vdim=D_MEMORY, batch_first=True)
with torch.no_grad():
    for parameter in layer.parameters():
        parameter.copy_(torch.randn_like(parameter) * 0.4)
layer = layer.double()

x = torch.randn(QUERIES, D).double()
memory = torch.randn(KEYS, D_MEMORY).double()
b_q, b_k, b_v = layer.in_proj_bias.chunk(3)
arrays = {
    "x": x,
    "memory": memory,
    "w_q": layer.q_proj_weight,
    "w_k": layer.k_proj_weight,
    "w_v": layer.v_proj_weight,
    "w_o": layer.out_proj.weight,
    "b_q": b_q,
    "b_k": b_k,
    "b_v": b_v,
    "b_o": layer.out_proj.bias,
}
for name, padding in (("whole", 0), ("padded", PADDING)):
    blocked = (torch.arange(KEYS) >= KEYS - padding)[None]
    output, weights = layer(x[None], memory[None], memory[None], key_padding_mask=blocked, average_attn_weights=False)
    arrays[f"{name}.A"] = weights[0]
    arrays[f"{name}.output"] = output[0]

np.savez(pathlib.Path(__file__).with_name("cross_attention.npz"), **{name: array.detach().numpy() for name, array in arrays.items()})
