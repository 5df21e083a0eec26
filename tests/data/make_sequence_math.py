#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes the golden arrays sequence_*.npz beside it, in double precision, from PyTorch, NumPy and SciPy.

Run with Debian's python3-torch, python3-numpy and python3-scipy. The suite itself needs none of them.
"""
import os

import numpy as np
import torch
from scipy.integrate import solve_ivp
from scipy.optimize import brentq

torch.set_default_dtype(torch.float64)
HERE = os.path.dirname(os.path.abspath(__file__))


def write(name, **arrays):
    arrays = {key: np.array(value, dtype=np.float64, order="C") for key, value in arrays.items()}
    np.savez(os.path.join(HERE, f"sequence_{name}.npz"), **arrays)


def generator(seed):
    rng = np.random.default_rng(seed)
    return lambda *shape: rng.standard_normal(shape)


def score():
    """Scores pair by pair, straight from the papers' formulas."""
    draw = generator(1)
    Q, K = draw(5, 4), draw(7, 4)
    K6 = draw(7, 6)
    W, U, v, b = draw(3, 4), draw(3, 6), draw(3), draw(3)
    G, C = draw(4, 6), draw(3, 10)

    def pairs(f, keys):
        return [[f(q, k) for k in keys] for q in Q]

    write(
        "score", Q=Q, K=K, K6=K6, W=W, U=U, v=v, b=b, G=G, C=C,
        dot=pairs(np.dot, K),
        scaled=pairs(lambda q, k: np.dot(q, k) / 2, K),
        cosine=[[torch.cosine_similarity(torch.tensor(q), torch.tensor(k), dim=0) for k in K] for q in Q],
        additive=pairs(lambda q, k: v @ np.tanh(W @ q + U @ k), K6),
        additive_bias=pairs(lambda q, k: v @ np.tanh(W @ q + U @ k + b), K6),
        general=torch.nn.functional.bilinear(torch.tensor(np.repeat(Q, 7, 0)), torch.tensor(np.tile(K6, (5, 1))), torch.tensor(G[None])).reshape(5, 7),
        concat=pairs(lambda q, k: v @ np.tanh(C @ np.concatenate([q, k])), K6),
    )


def entmax_row(z, alpha):
    """The threshold by Brent's method: independent of any sorting."""
    def weights(tau):
        return np.maximum((alpha - 1) * z - tau, 0) ** (1 / (alpha - 1))
    top = (alpha - 1) * z.max()
    tau = brentq(lambda t: weights(t).sum() - 1, top - 1, top - 1e-14, xtol=1e-16, rtol=1e-15)
    return weights(tau), tau


def masked_rows(f, S):
    """f on the visible scores of each row; masked weights and rows without a visible score are 0."""
    A = np.zeros_like(S)
    for i, row in enumerate(S):
        seen = np.isfinite(row)
        if seen.any():
            A[i, seen] = f(row[seen])
    return A


def normalise():
    draw = generator(2)
    S = 1.5 * draw(7, 8)
    S[1, 2:] = -np.inf
    S[2] = -np.inf
    S[3, ::2] = -np.inf
    S[4] = np.round(S[4])  # ties
    S[5] = -np.abs(S[5])  # nothing above 0
    F = torch.nn.functional

    def t(f):
        return lambda row: f(torch.tensor(row)).numpy()

    def top(k):
        def f(row):
            places = sorted(range(len(row)), key=lambda j: (-row[j], j))[:k]
            kept = np.full(len(row), -np.inf)
            kept[places] = row[places]
            return F.softmax(torch.tensor(kept), 0).numpy()
        return f

    p = F.softmax(torch.tensor(S[0]), 0)
    O, scale, gate = draw(4, 6), draw(6), draw(6)
    O[2] = 0
    rms = O / np.sqrt((O ** 2).mean(-1, keepdims=True) + 1e-8)
    write(
        "normalise", S=S,
        softmax=masked_rows(t(lambda z: F.softmax(z, 0)), S),
        softmax_cold=masked_rows(t(lambda z: F.softmax(z / 0.3, 0)), S),
        sigmoid=masked_rows(t(lambda z: torch.sigmoid(z - np.log(len(z)))), S),
        relu_over_length=masked_rows(t(lambda z: torch.relu(z) / len(z)), S),
        sparsemax=masked_rows(lambda z: entmax_row(z, 2)[0], S),
        entmax15=masked_rows(lambda z: entmax_row(z, 1.5)[0], S),
        entmax13=masked_rows(lambda z: entmax_row(z, 1.3)[0], S),
        entmax3=masked_rows(lambda z: entmax_row(z, 3)[0], S),
        thresholds=[entmax_row(S[0], alpha)[1] for alpha in (1.3, 1.5, 2, 3)],
        top3=masked_rows(top(3), S),
        hardmax=masked_rows(top(1), S),
        p=p,
        jacobian=torch.autograd.functional.jacobian(lambda z: F.softmax(z, 0), torch.tensor(S[0])),
        entropy=torch.distributions.Categorical(p).entropy(),
        O=O, scale=scale, gate=gate,
        rela=rms * scale,
        rela_gated=rms * scale / (1 + np.exp(-gate * O)),
    )


def linear_attention():
    draw = generator(3)
    Q, K, V = torch.tensor(draw(6, 3)), torch.tensor(draw(6, 3)), torch.tensor(draw(6, 4))
    elu = torch.nn.functional.elu
    arrays = {}
    for name, seen in [("full", torch.ones(6, 6)), ("causal", torch.tril(torch.ones(6, 6))), ("padded", torch.ones(6, 1) * (torch.arange(6) < 4))]:
        A = torch.einsum("ic,jc->ij", elu(Q) + 1, elu(K) + 1) * seen
        A = A / (A.sum(-1, keepdim=True) + 1e-6)
        arrays |= {f"{name}_A": A, f"{name}_O": A @ V}
    write("linear_attention", Q=Q, K=K, V=V, phi=elu(Q) + 1, **arrays)


def attention_pull():
    draw = generator(4)
    Q, K, V = (torch.tensor(draw(*shape), requires_grad=True) for shape in [(4, 3), (6, 3), (6, 5)])
    dO = torch.tensor(draw(4, 5))
    arrays = {}
    for name, mask in [("full", torch.zeros(4, 6)), ("causal", torch.triu(torch.full((4, 6), -np.inf), 1))]:
        A = torch.softmax(Q @ K.T / np.sqrt(3) + mask, -1)
        grads = torch.autograd.grad((A @ V * dO).sum(), [Q, K, V])
        arrays |= {f"{name}_A": A.detach()} | {f"{name}_d{n}": g for n, g in zip("QKV", grads)}
    write("attention_pull", Q=Q.detach(), K=K.detach(), V=V.detach(), dO=dO, **arrays)


def positions():
    """Rotary, ALiBi, T5, Shaw, concatenated sinusoids and FLOATER, each from its definition or its authors' rule."""
    draw = generator(5)
    X = draw(7, 6)
    m = np.arange(7)
    theta = 10000.0 ** (-2 * np.arange(3) / 6)
    # Interleaved as complex numbers; halves as x·cos + rotate_half(x)·sin.
    turned = (X[:, 0::2] + 1j * X[:, 1::2]) * np.exp(1j * np.outer(m + 4, theta))
    interleaved = np.stack([turned.real, turned.imag], -1).reshape(7, 6)
    angle = np.concatenate([np.outer(m + 4, theta)] * 2, -1)
    halves = X * np.cos(angle) + np.concatenate([-X[:, 3:], X[:, :3]], -1) * np.sin(angle)

    def slopes(n):
        if np.log2(n).is_integer():
            start = 2 ** (-(2 ** -(np.log2(n) - 3)))
            return [start * start ** i for i in range(n)]
        closest = 2 ** int(np.floor(np.log2(n)))
        return slopes(closest) + slopes(2 * closest)[0::2][: n - closest]

    def bucket(relative, both, buckets=32, farthest=128):
        n, result = torch.tensor(-relative), 0
        if both:
            buckets //= 2
            result = (n < 0).long() * buckets
            n = n.abs()
        else:
            n = n.clamp(min=0)
        exact = buckets // 2
        large = exact + (torch.log(n.float() / exact) / np.log(farthest / exact) * (buckets - exact)).long()
        return result + torch.where(n < exact, n, large.clamp(max=buckets - 1))

    Q, K, V, aK, aV = draw(5, 4), draw(5, 4), draw(5, 3), draw(5, 4), draw(5, 3)  # k = 2
    E = np.array([[Q[i] @ (K[j] + aK[np.clip(j - i, -2, 2) + 2]) / 2 for j in range(5)] for i in range(5)])
    A = torch.softmax(torch.tensor(E), -1).numpy()
    O = np.array([sum(A[i, j] * (V[j] + aV[np.clip(j - i, -2, 2) + 2]) for j in range(5)) for i in range(5)])

    def timing_signal(n, d):
        count = d // 2
        scales = np.exp(np.arange(count) * -(np.log(1e4) / max(count - 1, 1)))
        signal = np.concatenate([np.sin(np.outer(np.arange(n), scales)), np.cos(np.outer(np.arange(n), scales))], 1)
        return np.pad(signal, [[0, 0], [0, d % 2]])

    # FLOATER's h without weights of zero, solved far more finely than the program does.
    d = 4
    W1, W2, b1, b2, start = draw(d, d + 1), draw(d, d + 1), draw(d), draw(d), draw(d)

    def h(t, p):
        return np.append(np.maximum(np.append(p, t) @ W1.T + b1, 0), t) @ W2.T + b2

    exact = solve_ivp(h, (0, 0.5), start, t_eval=np.arange(6) * 0.1, rtol=1e-13, atol=1e-14, method="DOP853").y.T
    write(
        "positions", X=X, interleaved=interleaved, halves=halves,
        **{f"slopes{n}": slopes(n) for n in [*range(1, 21), 24, 32]},
        buckets_both=bucket(np.arange(-140, 141), True), buckets_causal=bucket(np.arange(-140, 141), False),
        Q=Q, K=K, V=V, aK=aK, aV=aV, shaw_E=E, shaw_A=A, shaw_O=O,
        concatenated8=timing_signal(9, 8), concatenated7=timing_signal(9, 7), concatenated2=timing_signal(9, 2),
        W1=W1, W2=W2, b1=b1, b2=b2, start=start, floater=exact, floater_h=h(0.3, start),
    )


def norm():
    """Every norm by its PyTorch module; batch norm over three training batches and then in use."""
    torch.manual_seed(6)
    nn = torch.nn
    tokens = 2 * torch.randn(3, 4, 6) + 1  # B×T×D
    image = 2 * torch.randn(2, 6, 3, 2) - 1  # B×C×H×W
    gamma, beta = torch.randn(6), torch.randn(6)

    def with_affine(module):
        module.weight.data.copy_(gamma)
        module.bias.data.copy_(beta)
        return module

    batch = with_affine(nn.BatchNorm1d(6))
    arrays = {}
    for step in range(3):
        x = (step + 1) * torch.randn(3, 4, 6) + step
        arrays |= {f"batch_x{step}": x, f"batch_y{step}": batch(x.transpose(1, 2)).transpose(1, 2).detach()}
    arrays |= {"running_mean": batch.running_mean, "running_var": batch.running_var}
    arrays["batch_eval"] = batch.eval()(tokens.transpose(1, 2)).transpose(1, 2).detach()
    over_all = (tokens - tokens.mean((1, 2), keepdim=True)) / (tokens.var((1, 2), unbiased=False, keepdim=True) + 1e-5).sqrt()
    annotated = (tokens - tokens.mean(-1, keepdim=True)) / (tokens.std(-1, keepdim=True) + 1e-6)
    write(
        "norm", tokens=tokens, image=image, gamma=gamma, beta=beta,
        tokens_batch=with_affine(nn.BatchNorm1d(6))(tokens.transpose(1, 2)).transpose(1, 2).detach(),
        tokens_layer=with_affine(nn.LayerNorm(6))(tokens).detach(),
        tokens_layer_over_all=over_all * gamma + beta,
        tokens_rms=tokens / (tokens.pow(2).mean(-1, keepdim=True) + 1e-5).sqrt() * gamma,
        tokens_instance=with_affine(nn.InstanceNorm1d(6, affine=True))(tokens.transpose(1, 2)).transpose(1, 2).detach(),
        tokens_group=with_affine(nn.GroupNorm(3, 6))(tokens.transpose(1, 2)).transpose(1, 2).detach(),
        image_batch=with_affine(nn.BatchNorm2d(6))(image).detach(),
        image_layer=with_affine(nn.LayerNorm(6))(image.permute(0, 2, 3, 1)).permute(0, 3, 1, 2).detach(),
        image_layer_over_all=with_affine(nn.GroupNorm(1, 6))(image).detach(),
        image_rms=image / (image.pow(2).mean(1, keepdim=True) + 1e-5).sqrt() * gamma[:, None, None],
        image_instance=with_affine(nn.InstanceNorm2d(6, affine=True))(image).detach(),
        image_group=with_affine(nn.GroupNorm(2, 6))(image).detach(),
        annotated=annotated * gamma + beta,
        **arrays,
    )


def recurrent():
    torch.manual_seed(7)
    X = torch.randn(7, 3)
    arrays = {"X": X}
    for name, module in [("tanh", torch.nn.RNN), ("lstm", torch.nn.LSTM), ("gru", torch.nn.GRU)]:
        net = module(3, 4, bidirectional=True)
        arrays |= {f"{name}_{key}": value.detach() for key, value in net.state_dict().items()}
        arrays[f"{name}_both"] = net(X)[0].detach()
        one = module(3, 4)
        one.load_state_dict({key: value for key, value in net.state_dict().items() if "reverse" not in key})
        out, last = one(X)
        arrays[f"{name}_out"] = out.detach()
        if name == "lstm":
            arrays["lstm_last_cell"] = last[1].detach()[0]
    write("recurrent", **arrays)


def convolution():
    torch.manual_seed(8)
    F = torch.nn.functional
    X, W, b = torch.randn(9, 3), torch.randn(4, 3, 3), torch.randn(4)
    W4 = torch.randn(3, 3, 4)  # an even kernel
    x = X.T[None]

    def taps(w):
        return w.permute(2, 0, 1).reshape(-1, w.shape[1])

    image, kernel, kernel5 = torch.randn(1, 3, 5, 10), torch.randn(4, 3, 3, 3), torch.randn(2, 3, 5, 5)
    replicate = F.pad(image, (1, 1, 1, 1), mode="replicate")

    def tokens(y):
        return y[0].flatten(1).T

    write(
        "convolution", X=X, W=taps(W), b=b, W4=taps(W4),
        same=F.conv1d(x, W, b, padding=1)[0].T,
        dilated=F.conv1d(x, W, b, padding=3, dilation=3)[0].T,
        causal=F.conv1d(F.pad(x, (4, 0)), W, b, dilation=2)[0].T,
        even=F.conv1d(F.pad(x, (1, 2)), W4)[0].T,
        stack=F.conv1d(F.relu(F.conv1d(F.pad(x, (2, 4)), W4, dilation=2)), W, b, padding=1)[0].T,
        stack_linear=F.conv1d(F.conv1d(F.pad(x, (2, 4)), W4, dilation=2), W, b, padding=1)[0].T,
        image=tokens(image), kernel=kernel.permute(2, 3, 0, 1).reshape(-1, 3), kernel5=kernel5.permute(2, 3, 0, 1).reshape(-1, 3),
        grid_zero=tokens(F.conv2d(image, kernel, b, padding=1)),
        grid_replicate=tokens(F.conv2d(replicate, kernel, b)),
        grid_zero5=tokens(F.conv2d(image, kernel5, padding=2)),
    )


def weights_of(module, prefix=""):
    return {prefix + key: value.detach() for key, value in module.state_dict().items()}


def multi_head():
    torch.manual_seed(9)
    X, memory = torch.randn(5, 8), torch.randn(7, 8)
    net = torch.nn.MultiheadAttention(8, 4)
    net.in_proj_bias.data.normal_()
    net.out_proj.bias.data.normal_()
    causal = torch.ones(5, 5).triu(1).bool()
    padding = torch.arange(7) >= 5
    arrays = weights_of(net)
    for name, keys, mask, padded in [("self", X, None, None), ("causal", X, causal, None), ("cross", memory, None, None), ("padded", memory, None, padding)]:
        out, A = net(X, keys, keys, attn_mask=mask, key_padding_mask=padded, average_attn_weights=False)
        arrays |= {f"{name}_output": out.detach(), f"{name}_A": A.detach()}
    # Cross-attention from another width, and grouped heads: keys and values repeated as in repeat_kv.
    other = torch.nn.MultiheadAttention(8, 2, kdim=5, vdim=5)
    wide = torch.randn(6, 5)
    arrays |= weights_of(other, "other_") | {"wide": wide, "other_output": other(X, wide, wide)[0].detach()}
    Wq, Wo = torch.randn(8, 8), torch.randn(8, 8)
    for groups in (1, 2):
        Wk, Wv = torch.randn(2 * groups, 8), torch.randn(2 * groups, 8)
        Q = (X @ Wq.T).view(5, 4, 2).transpose(0, 1)
        K, V = ((memory @ W.T).view(7, groups, 2).transpose(0, 1).repeat_interleave(4 // groups, 0) for W in (Wk, Wv))
        A = torch.softmax(Q @ K.mT / np.sqrt(2), -1)
        arrays |= {f"gqa{groups}_Wk": Wk, f"gqa{groups}_Wv": Wv, f"gqa{groups}_A": A, f"gqa{groups}_output": (A @ V).transpose(0, 1).reshape(5, 8) @ Wo.T}
    write("multi_head", X=X, memory=memory, gqa_Wq=Wq, gqa_Wo=Wo, **arrays)


def head_variants():
    """The lecture's column form and its two stages, in the lecture's own order of operations."""
    draw = generator(10)
    I = draw(6, 4)  # tokens as columns
    Wq, Wk, Wv, Wq1, Wk1, Wv1 = draw(6, 6), draw(6, 6), draw(6, 6), draw(3, 6), draw(3, 6), draw(3, 6)
    b1, b2 = draw(6), draw(3)
    Q, K, V = Wq1 @ (Wq @ I), Wk1 @ (Wk @ I), Wv1 @ (Wv @ I)
    A = K.T @ Q / np.sqrt(3)
    weights = np.exp(A) / np.exp(A).sum(0)
    wrong = np.stack([sum(Q[:, i] @ K[:, l] + V[:, l] for l in range(4)) for i in range(4)], 1)
    write(
        "head_variants", I=I, Wq=Wq, Wk=Wk, Wv=Wv, Wq1=Wq1, Wk1=Wk1, Wv1=Wv1, b1=b1, b2=b2, Q=Q, K=K, V=V, A=A, weights=weights, O=V @ weights,
        wrong=wrong, with_biases=Wq1 @ (Wq @ I + b1[:, None]) + b2[:, None],
    )


def block():
    torch.manual_seed(11)
    nn, F = torch.nn, torch.nn.functional
    X, memory = torch.randn(5, 8), torch.randn(7, 8)
    causal = torch.full((5, 5), -np.inf).triu(1)
    padding = torch.arange(7) >= 5
    acts = {"relu": F.relu, "gelu": F.gelu, "tanh": lambda x: F.gelu(x, approximate="tanh")}
    x = torch.linspace(-6, 6, 49)
    arrays = {"X": X, "memory": memory, "x": x} | {f"act_{name}": act(x) for name, act in acts.items()}

    def shuffled(module):
        for p in module.parameters():
            if p.dim() == 1:
                torch.nn.init.normal_(p, 0.3)
        return module

    encoder = shuffled(nn.TransformerEncoderLayer(8, 2, 16, dropout=0))
    decoder = shuffled(nn.TransformerDecoderLayer(8, 2, 16, dropout=0))
    arrays |= weights_of(encoder, "encoder.") | weights_of(decoder, "decoder.")
    for place in ("post", "pre"):
        for name, act in acts.items():
            for layer in (encoder, decoder):
                layer.activation, layer.norm_first = act, place == "pre"
            # In training mode, without dropout: the fast path of inference is left aside.
            arrays[f"encoder_{place}_{name}"] = encoder(X, src_mask=None).detach()
            arrays[f"decoder_{place}_{name}"] = decoder(X, memory, tgt_mask=causal, memory_key_padding_mask=padding).detach()
    for place in ("post", "pre"):
        stack = shuffled(nn.TransformerEncoder(nn.TransformerEncoderLayer(8, 2, 16, dropout=0, norm_first=place == "pre"), 3, nn.LayerNorm(8)))
        arrays |= weights_of(stack, f"{place}_stack.") | {f"stack_{place}": stack(X).detach()}
    deep = shuffled(nn.TransformerDecoder(nn.TransformerDecoderLayer(8, 2, 16, dropout=0), 2, nn.LayerNorm(8)))
    arrays |= weights_of(deep, "deep.") | {"stack_decoder": deep(X, memory, tgt_mask=causal).detach()}
    write("block", **arrays)


def rollout():
    draw = generator(12)
    A = torch.softmax(torch.tensor(draw(3, 2, 5, 5)), -1)
    mean = A.mean(1)
    joint = torch.eye(5)
    rolled = []
    for layer in mean:
        joint = (0.5 * layer + 0.5 * torch.eye(5)) @ joint
        rolled.append(joint)
    write("rollout", A=A.reshape(3, 10, 5), mean=mean, rolled=torch.stack(rolled))


def influence():
    """Norms of the Jacobian's blocks by reverse-mode differentiation."""
    torch.manual_seed(13)
    nn = torch.nn
    X = torch.randn(6, 3)
    rnn, lstm, gru = nn.RNN(3, 4, bidirectional=True), nn.LSTM(3, 4), nn.GRU(3, 4)
    mha = nn.MultiheadAttention(3, 1)
    mha.in_proj_weight.data.normal_()
    kernel = torch.randn(4, 3, 3)
    causal = torch.ones(6, 6).triu(1).bool()
    window = (torch.arange(6)[:, None] - torch.arange(6)).abs() > 1
    functions = {
        "rnn": lambda x: rnn(x)[0][:, :4],
        "birnn": lambda x: rnn(x)[0],
        "lstm": lambda x: lstm(x)[0],
        "gru": lambda x: gru(x)[0],
        "convolution": lambda x: torch.nn.functional.conv1d(x.T[None], kernel, padding=1)[0].T,
        "attention": lambda x: mha(x, x, x)[0],
        "causal": lambda x: mha(x, x, x, attn_mask=causal)[0],
        "window": lambda x: mha(x, x, x, attn_mask=window)[0],
    }
    arrays = {"X": X, "kernel": kernel.permute(2, 0, 1).reshape(-1, 3)} | weights_of(rnn, "rnn_") | weights_of(lstm, "lstm_") | weights_of(gru, "gru_")
    arrays |= weights_of(mha, "mha_")
    for name, f in functions.items():
        J = torch.autograd.functional.jacobian(f, X)  # n × d_out × n × d_in
        arrays[f"map_{name}"] = J.pow(2).sum((1, 3)).sqrt()
    arrays["block_attention"] = torch.autograd.functional.jacobian(functions["attention"], X)[:, :, 2].reshape(18, 3)
    write("influence", **arrays)


MAKERS = [
    score, normalise, linear_attention, attention_pull, positions, norm, recurrent, convolution, multi_head, head_variants, block, rollout, influence,
]

if __name__ == "__main__":
    for make in MAKERS:
        make()
