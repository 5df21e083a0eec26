#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes reach.npz beside it: PyTorch's layers, what they make of one sequence, and the norms of their Jacobians' blocks.

Run with Debian's python3-torch and python3-numpy. The suite itself needs neither.
"""
import os

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
HERE = os.path.dirname(os.path.abspath(__file__))
nn = torch.nn


def single(module):
    """Rounds the parameters to what a float holds, as the lens takes them."""
    for parameter in module.parameters():
        parameter.data = parameter.data.float().double()
    return module


def recurrent(module, name):
    parts = {"w_ih": "weight_ih_l0", "w_hh": "weight_hh_l0", "b_ih": "bias_ih_l0", "b_hh": "bias_hh_l0"}
    suffixes = ["", "_reverse"] if module.bidirectional else [""]
    return {f"{name}_{mine}{suffix}": getattr(module, theirs + suffix) for mine, theirs in parts.items() for suffix in suffixes}


def main():
    torch.manual_seed(26)
    n, d = 6, 4
    X = torch.randn(n, d).float().double()
    rnn, lstm, gru = single(nn.RNN(d, d)), single(nn.LSTM(d, d)), single(nn.GRU(d, d))
    birnn = single(nn.RNN(d, d // 2, bidirectional=True))
    first = single(nn.Conv1d(d, d, 3, padding="same"))
    second = single(nn.Conv1d(d, d, 3, padding="same", dilation=2))
    mha = nn.MultiheadAttention(d, 1, bias=False)
    mha.in_proj_weight.data.normal_()
    single(mha)
    later = torch.ones(n, n).triu(1).bool()
    far = (torch.arange(n)[:, None] - torch.arange(n)).abs() > 1
    functions = {
        "rnn": lambda x: rnn(x)[0],
        "birnn": lambda x: birnn(x)[0],
        "lstm": lambda x: lstm(x)[0],
        "gru": lambda x: gru(x)[0],
        "convolution": lambda x: second(torch.relu(first(x.T[None])))[0].T,
        "attention": lambda x: mha(x, x, x)[0],
        "causal": lambda x: mha(x, x, x, attn_mask=later)[0],
        "window": lambda x: mha(x, x, x, attn_mask=far)[0],
    }
    w_q, w_k, w_v = mha.in_proj_weight.chunk(3)
    arrays = {"x": X, "attention_w_q": w_q, "attention_w_k": w_k, "attention_w_v": w_v, "attention_w_o": mha.out_proj.weight}
    for layer, name in [(first, "convolution_1"), (second, "convolution_2")]:
        arrays |= {f"{name}_w": layer.weight, f"{name}_b": layer.bias}
    for module, name in [(rnn, "rnn"), (birnn, "birnn"), (lstm, "lstm"), (gru, "gru")]:
        arrays |= recurrent(module, name)
    for name, f in functions.items():
        arrays[f"out_{name}"] = f(X)
        arrays[f"map_{name}"] = torch.autograd.functional.jacobian(f, X).pow(2).sum((1, 3)).sqrt()
    arrays = {key: np.array(value.detach(), dtype=np.float64, order="C") for key, value in arrays.items()}
    np.savez(os.path.join(HERE, "reach.npz"), **arrays)


if __name__ == "__main__":
    main()
