#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes scores.npz and scaling.npz: what PyTorch and NumPy make of the lenses of the same names.

Run it here with Debian's python3-torch and python3-numpy. The tests only read what it wrote. Inputs are not stored: `numbers`
of make_attention.py and its twin in tests/support/reference_numbers.h make the same ones.
"""
import math
import zlib

import numpy as np
import torch

torch.set_default_dtype(torch.float64)
F = torch.nn.functional


def numbers(name, shape, scale):
    state = zlib.crc32(name.encode())
    values = []
    for _ in range(math.prod(shape)):
        state = (1664525 * state + 1013904223) % 2**32
        values.append((state / 2**31 - 1) * scale)
    return torch.from_numpy(np.array(values).astype(np.float32).astype(np.float64).reshape(shape))


def write(name, arrays):
    np.savez(f"{name}.npz", **{key: np.array(value, dtype=np.float64, order="C") for key, value in arrays.items()})


# Scores and normalisers: 5 tokens, d_model 6, d_k 4, d_v 3, d_h 5.

def entmax(z, alpha):
    """The threshold by bisection: independent of any sorting."""
    z = z.numpy()
    weights = lambda tau: np.maximum((alpha - 1) * z - tau, 0) ** (1 / (alpha - 1))
    high = (alpha - 1) * z.max()
    low = high - 1
    for _ in range(100):
        middle = (low + high) / 2
        low, high = (middle, high) if weights(middle).sum() >= 1 else (low, middle)
    return torch.from_numpy(weights(low))


def top(z, k):
    kept = torch.full_like(z, -math.inf)
    places = sorted(range(len(z)), key=lambda j: (-z[j].item(), j))[:k]
    kept[places] = z[places]
    return F.softmax(kept, 0)


def normalisers(z, settings):
    """In the order of the stack, for the scores of the keys that are seen."""
    L = len(z)
    z = z / settings["temperature"]
    return [F.softmax(z, 0), torch.sigmoid(z - (math.log(L) if settings["length_bias"] else 0)), F.relu(z), F.relu(z) / L, entmax(z, 2),
            entmax(z, settings["alpha"]), top(z, settings["k"]), top(z, 1)]


def weights_of(S, Q, K, settings):
    n = len(S)
    A = torch.zeros(9, n, n)
    phi_q, phi_k = F.elu(Q) + 1, F.elu(K) + 1
    for i in range(n):
        seen = i + 1 if settings["causal"] else n
        for h, row in enumerate(normalisers(S[i, :seen], settings)):
            A[h, i, :seen] = row
        features = phi_k[:seen] @ phi_q[i]
        A[8, i, :seen] = features / (features.sum() + 1e-6)
    return A


def mixed_of(A, V):
    O = A @ V
    rela = O[2].clone()
    O[2] = rela / torch.sqrt((rela ** 2).mean(-1, keepdim=True) + 1e-8)
    return O, rela


def entropy_bits(A):
    sums = A.sum(-1, keepdim=True)
    shares = torch.where(sums > 0, A / sums, torch.zeros(()))
    return -torch.xlogy(shares, shares).sum(-1) / math.log(2)


def scores():
    x = numbers("scores/x", (5, 6), math.sqrt(3))
    w_q, w_k, w_v = numbers("scores/w_q", (4, 6), 0.7), numbers("scores/w_k", (4, 6), 0.7), numbers("scores/w_v", (3, 6), 0.7)
    w_a, u_a, v_a = numbers("scores/w_a", (5, 4), 1), numbers("scores/u_a", (5, 4), 1), numbers("scores/v_a", (5,), 1)
    w_g, w_c, v_c = numbers("scores/w_g", (4, 4), 1), numbers("scores/w_c", (5, 8), 1), numbers("scores/v_c", (5,), 1)
    Q, K, V = x @ w_q.T, x @ w_k.T, x @ w_v.T
    pairs = lambda f: torch.stack([torch.stack([f(q, k) for k in K]) for q in Q])
    S = torch.stack([
        pairs(torch.dot),
        pairs(lambda q, k: torch.dot(q, k) / math.sqrt(4)),
        torch.stack([F.cosine_similarity(q[None], K) for q in Q]),
        pairs(lambda q, k: torch.dot(v_a, torch.tanh(F.linear(q, w_a) + F.linear(k, u_a)))),
        F.bilinear(Q.repeat_interleave(5, 0), K.repeat(5, 1), w_g[None]).reshape(5, 5),
        pairs(lambda q, k: torch.dot(v_c, torch.tanh(F.linear(torch.cat([q, k]), w_c))))])
    arrays = {"q": Q, "k": K, "v": V, "scores": S}
    for name, score, settings in [
            ("plain", 1, dict(temperature=1, alpha=1.5, k=2, length_bias=True, causal=False)),
            ("cold", 0, dict(temperature=0.7, alpha=1.3, k=3, length_bias=False, causal=False)),
            ("causal", 3, dict(temperature=1, alpha=3, k=2, length_bias=True, causal=True))]:
        A = weights_of(S[score], Q, K, settings)
        O, rela = mixed_of(A, V)
        arrays |= {f"{name}_weights": A, f"{name}_mixed": O, f"{name}_rela": rela, f"{name}_sums": A.sum(-1), f"{name}_entropy": entropy_bits(A)}
    phi_k = F.elu(K) + 1
    arrays |= {"state": phi_k.T @ V, "state_z": phi_k.sum(0)}
    row = torch.tensor([2, 1, 0.1, -1.0])
    plain = dict(temperature=1, alpha=1.5, k=2, length_bias=False)
    arrays |= {"row": torch.stack(normalisers(row, plain)), "row_cold": F.softmax(row / 0.5, 0), "row_hot": F.softmax(row / 5, 0)}
    write("scores", arrays)


# The experiment behind 1/√d_k: 4 samples, 5 keys, T = 1.5.

def sharpness(z):
    p = F.softmax(z, 0)
    J = torch.autograd.functional.jacobian(lambda s: F.softmax(s, 0), z)
    return torch.stack([torch.distributions.Categorical(p).entropy() / math.log(2), p.max(), J.norm(), J.trace()])


def scaling():
    q, k = numbers("scaling/q", (4, 1024), math.sqrt(3)), numbers("scaling/k", (4, 5, 1024), math.sqrt(3))
    widths = sorted({2 ** i for i in range(11)} | {48})
    S = torch.stack([torch.stack([k[s, :, :d] @ q[s, :d] for s in range(4)]) for d in widths])  # widths × samples × keys
    root = torch.tensor(widths).sqrt()[:, None, None]
    measures = [torch.stack([torch.stack([sharpness(row / 1.5) for row in width]) for width in scores]) for scores in (S, S / root)]
    samples = torch.stack(measures).permute(3, 0, 2, 1)  # measures × rules × samples × widths
    here = widths.index(48)
    write("scaling", {"samples": samples, "means": samples.mean(2), "mean_square": (S ** 2).mean(-1).T, "variance": (S ** 2).mean((1, 2)),
                      "scores": S[here], "weights": F.softmax(S[here] / 1.5, -1), "scaled_weights": F.softmax(S[here] / math.sqrt(48) / 1.5, -1),
                      "widths": widths})


if __name__ == "__main__":
    scores()
    scaling()
