// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How weights follow their gradients: SGD with momentum, Adam and AdamW, the learning rate over time, and the clipping of gradients. All
// weights of a model lie in one array. For float, fast, and double.

#include <cstdint>
#include <utility>
#include <vector>

#include "engine/core/matrix.h"

namespace att::grad {

enum class OptimiserKind {
    Sgd,    ///< v ← μ·v + g + λ·w;  w ← w - η·v. As torch.optim.SGD
    Adam,   ///< Kingma, Ba 2015 (arXiv 1412.6980), algorithm 1; λ·w is added to g
    AdamW,  ///< Loshchilov, Hutter 2019 (arXiv 1711.05101), algorithm 2: w ← (1 - η·λ)·w first
};

struct OptimiserOptions {
    OptimiserKind kind = OptimiserKind::Adam;
    double momentum = 0.9;  ///< μ of SGD
    double beta1 = 0.9, beta2 = 0.999, epsilon = 1e-8;
    double decay = 0;  ///< λ
};

template <class Scalar>
class Optimiser {
public:
    Optimiser(const OptimiserOptions& options, std::size_t weights);

    /// One step at the learning rate η. gradient and weights: as many as the constructor was told.
    void step(double rate, const Scalar* gradient, Scalar* weights);

    std::int64_t steps() const { return m_memory.steps; }

    /// What it carries from step to step, to go on from there another time.
    struct Memory {
        std::int64_t steps = 0;
        std::vector<Scalar> first, second;  ///< v of SGD; means of g and g² of Adam
    };
    const Memory& memory() const { return m_memory; }
    /// Of an optimiser of the same kind and size.
    void recall(Memory memory) { m_memory = std::move(memory); }

private:
    void sgd(double rate, const Scalar* gradient, Scalar* weights);
    void adam(double rate, const Scalar* gradient, Scalar* weights);

    OptimiserOptions m_options;
    Memory m_memory;
};

/// The learning rate at a step, counted from 0: a straight rise over `warmup` steps, then half a cosine down to `last`·rate at `steps`.
struct Schedule {
    double rate = 1e-3;
    int warmup = 0;
    int steps = 0;  ///< 0: constant after the warm-up
    double last = 0.1;

    double at(std::int64_t step) const;
};

/// ‖g‖ of `count` numbers, summed in double in their order.
template <class Scalar>
double lengthOf(const Scalar* gradient, std::size_t count);

/// Scales g down to `longest` if it is longer; answers ‖g‖ as it was.
template <class Scalar>
double clip(double longest, Scalar* gradient, std::size_t count);

}  // namespace att::grad
