#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes lens_positions.npz and lens_heads.npz beside it: what the lenses of positions and of heads make of given arrays, in double precision.

Run with Debian's python3-torch and python3-numpy. The suite itself needs neither. Inputs are rounded to single precision first.
"""
import os

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, arrays):
    np.savez(os.path.join(HERE, f"lens_{name}.npz"), **{key: np.array(value, dtype=np.float64, order="C") for key, value in arrays.items()})


def generator(seed):
    rng = np.random.default_rng(seed)
    return lambda *shape: torch.from_numpy(rng.standard_normal(shape).astype(np.float32).astype(np.float64))


def split(y, heads):
    return y.reshape(y.shape[0], heads, -1).transpose(0, 1)


def attention(q, k, v, bias, scale):
    weights = torch.softmax(q @ k.transpose(1, 2) * scale + bias, -1)
    return weights, weights @ v


def positions():
    n, d, H = 5, 8, 2
    dk = d // H
    draw = generator(21)
    x = draw(n, d)
    w = {name: draw(d, d) / np.sqrt(d) for name in ("w_q", "w_k", "w_v", "w_o")}
    w = {name: torch.from_numpy(array.numpy().astype(np.float32).astype(np.float64)) for name, array in w.items()}
    arrays = {"x": x, **w}
    i, j = np.indices((n, n))
    causal = torch.from_numpy(np.where(j > i, -np.inf, 0.0))

    def layer(name, X, bias=torch.zeros(1, n, n), turn=lambda q: q, values=None, scale=1 / np.sqrt(dk)):
        q, k, v = (split(X @ w[key].T, H) for key in ("w_q", "w_k", "w_v"))
        q, k = turn(q), turn(k)
        extra = bias(q, scale) if callable(bias) else bias
        weights, mixed = attention(q, k, v, extra, scale)
        if values is not None:
            mixed = mixed + values(weights)
        arrays[name + "_weights"] = weights
        arrays[name + "_output"] = mixed.transpose(0, 1).reshape(n, d) @ w["w_o"].T

    layer("none", x)
    layer("none_causal", x, causal[None])

    # Sinusoids, base 100, first position 3; as the paper has them and as tensor2tensor's get_timing_signal_1d does.
    base, first = 100.0, 3
    p = np.arange(first, first + n)[:, None]
    angle = p / base ** (np.arange(0, d, 2) / d)
    paper = np.stack([np.sin(angle), np.cos(angle)], -1).reshape(n, d)
    scales = np.exp(np.arange(d // 2) * -(np.log(base) / (d // 2 - 1)))
    concatenated = np.concatenate([np.sin(p * scales), np.cos(p * scales)], 1)
    layer("sinusoidal", x + torch.from_numpy(paper))
    layer("concatenated", x + torch.from_numpy(concatenated))

    table = draw(8, d)
    arrays["p"] = table
    layer("learned", x + table[first:first + n])

    # RoPE as complex numbers, and as x·cos + rotate_half(x)·sin.
    theta = base ** (-2 * np.arange(dk // 2) / dk)
    turns = torch.from_numpy(np.exp(1j * np.arange(first, first + n)[:, None] * theta))

    def interleaved(q):
        return torch.view_as_real(torch.view_as_complex(q.reshape(H, n, dk // 2, 2).contiguous()) * turns).reshape(H, n, dk)

    def halves(q):
        cos, sin = torch.cat([turns.real] * 2, -1), torch.cat([turns.imag] * 2, -1)
        return q * cos + torch.cat([-q[..., dk // 2:], q[..., :dk // 2]], -1) * sin

    layer("rope", x, turn=interleaved)
    layer("rope_halves", x, turn=halves)

    slopes = torch.tensor([2.0 ** -4, 2.0 ** -8])[:, None, None]
    layer("alibi", x, -slopes * torch.from_numpy(abs(i - j).astype(float)))
    layer("alibi_causal", x, -slopes * torch.from_numpy((i - j).astype(float)) + causal)

    # T5: 8 buckets, farthest 4, both sides; without 1/√d_k.
    buckets = draw(8, H)
    arrays["buckets"] = buckets

    def bucket(relative):
        side, exact = 4, 2
        length = abs(relative)
        near = length if length < exact else min(exact + int(np.log(length / exact) / np.log(4 / exact) * (side - exact)), side - 1)
        return near + (side if relative > 0 else 0)

    layer("t5", x, torch.stack([torch.stack([buckets[bucket(b - a)] for b in range(n)]) for a in range(n)]).permute(2, 0, 1), scale=1.0)

    aK, aV = draw(5, dk), draw(5, dk)  # k = 2
    arrays |= {"a_k": aK, "a_v": aV}
    c = torch.from_numpy(np.clip(j - i, -2, 2) + 2)
    layer("shaw", x, lambda q, scale: torch.einsum("hic,ijc->hij", q, aK[c]) * scale, values=lambda A: torch.einsum("hij,ijc->hic", A, aV[c]))

    # FLOATER's h by Heun's rule of order 2 in very many steps, extrapolated: another solver, far finer than the program's.
    flow = {"flow_start": draw(d), "flow_w1": draw(d, d + 1), "flow_b1": draw(d), "flow_w2": draw(d, d + 1), "flow_b2": draw(d)}
    flow = {key: torch.from_numpy((0.4 * value).numpy().astype(np.float32).astype(np.float64)) for key, value in flow.items()}
    arrays |= flow
    W1, b1, W2, b2, start = (flow["flow_" + key].numpy() for key in ("w1", "b1", "w2", "b2", "start"))

    def h(t, state):
        return W2 @ np.append(np.maximum(W1 @ np.append(state, t) + b1, 0), t) + b2

    def heun(steps):
        state, rows = start, [start]
        for index in range((first + n - 1) * steps):
            t, dt = index * 0.1 / steps, 0.1 / steps
            slope = h(t, state)
            state = state + dt / 2 * (slope + h(t + dt, state + dt * slope))
            if (index + 1) % steps == 0:
                rows.append(state)
        return np.array(rows)[first:]

    exact = (4 * heun(4000) - heun(2000)) / 3
    arrays["floater_p"] = exact
    layer("floater", x + torch.from_numpy(exact))

    # The order 3 0 4 1 2: row i of the shuffled text is token order[i]. Sinusoids here with the paper's base, from 0.
    angle = np.arange(n)[:, None] / 10000 ** (np.arange(0, d, 2) / d)
    plain = torch.from_numpy(np.stack([np.sin(angle), np.cos(angle)], -1).reshape(n, d))
    layer("plain", x + plain)
    order = [3, 0, 4, 1, 2]
    arrays["order"] = np.array(order)
    layer("shuffled", x[order])
    layer("shuffled_plain", x[order] + plain)
    write("positions", arrays)


def heads():
    n, d, m, H, dk = 4, 6, 5, 2, 3
    draw = generator(22)
    a = draw(n, d)
    arrays = {"x": a}
    q = {}
    for name in "qkv":
        first, second = draw(m, d), draw(H * dk, m)
        b1, b2 = draw(m), draw(H * dk)
        arrays |= {f"w_{name}": first, f"w_{name}_heads": second, f"b_{name}": b1, f"b_{name}_heads": b2}
        # In the lecture's order: one token and one head after the other, the first stage before the second.
        q[name] = torch.stack([torch.stack([second[h * dk:(h + 1) * dk] @ (first @ a[t] + b1) + b2[h * dk:(h + 1) * dk] for t in range(n)]) for h in range(H)])
        arrays["stage_" + name] = q[name]
    w_o, b_o = draw(d, H * dk), draw(d)
    weights, mixed = attention(q["q"], q["k"], q["v"], 0, 1 / np.sqrt(dk))
    wrong = torch.stack([torch.stack([sum(q["q"][h, i] @ q["k"][h, l] + q["v"][h, l] for l in range(n)) for i in range(n)]) for h in range(H)])
    output = torch.cat(list(mixed), 1) @ w_o.T + b_o
    arrays |= {"w_o": w_o, "b_o": b_o, "joined_weights": weights, "joined_output": output, "joined_wrong": wrong}
    arrays["joined_shares"] = torch.stack([mixed[h] @ w_o[:, h * dk:(h + 1) * dk].T for h in range(H)])

    # Shared keys and values: the mean of each group's matrices (Ainslie et al. 2023), and Hugging Face's repeat_kv.
    d, H, dk = 8, 4, 2
    x = draw(n, d)
    w = {name: draw(d, d) for name in ("q", "k", "v", "o")}
    arrays |= {"shared_x": x} | {f"shared_w_{name}": array for name, array in w.items()}
    for G in (1, 2, 4):
        pooled = {name: w[name].reshape(G, H // G, dk, d).mean(1).reshape(G * dk, d) for name in "kv"}
        Q = split(x @ w["q"].T, H)
        K, V = (split(x @ pooled[name].T, G).repeat_interleave(H // G, 0) for name in "kv")
        A, O = attention(Q, K, V, 0, 1 / np.sqrt(dk))
        arrays |= {f"shared{G}_weights": A, f"shared{G}_output": O.transpose(0, 1).reshape(n, d) @ w["o"].T}
    multi = torch.nn.MultiheadAttention(d, H, bias=False)
    multi.in_proj_weight.data = torch.cat([w["q"], w["k"], w["v"]])
    multi.out_proj.weight.data = w["o"]
    arrays["multi_output"], arrays["multi_weights"] = (t.detach() for t in multi(x, x, x, average_attn_weights=False))
    write("heads", arrays)


if __name__ == "__main__":
    positions()
    heads()
