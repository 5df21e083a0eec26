#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Writes optimiser.npz: weights after each of ten steps of PyTorch's optimisers on given gradients, in double precision."""
import os

import numpy as np
import torch

rng = np.random.default_rng(5)
start, gradients = rng.standard_normal(21), rng.standard_normal((10, 21))
arrays = {"start": start, "gradients": gradients}


def follow(name, make):
    weights = torch.tensor(start.copy(), requires_grad=True)
    optimiser = make([weights])
    kept = []
    for gradient in gradients:
        weights.grad = torch.tensor(gradient)
        optimiser.step()
        kept.append(weights.detach().numpy().copy())
    arrays[name] = np.array(kept)


follow("sgd", lambda w: torch.optim.SGD(w, lr=0.05, momentum=0.9))
follow("sgd_decay", lambda w: torch.optim.SGD(w, lr=0.05, momentum=0.9, weight_decay=0.1))
follow("adam", lambda w: torch.optim.Adam(w, lr=0.05))
follow("adam_decay", lambda w: torch.optim.Adam(w, lr=0.05, weight_decay=0.1))
follow("adamw", lambda w: torch.optim.AdamW(w, lr=0.05, weight_decay=0.1))
np.savez(os.path.join(os.path.dirname(os.path.abspath(__file__)), "optimiser.npz"), **arrays)
