// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts layers into parts for the kernels. Tokens are packed into panels once, in groups that stay in the second cache;
// what is left of them, too few to fill a vector, goes through dots. Where there are more tokens than rows of W, as in
// training, it is W that is packed, and y comes out as it lies. Each sum runs over the same products in the same order.
#include "engine/math/linear.h"

#include <algorithm>

#include "engine/core/parallel.h"
#include "engine/math/linear_kernels.h"
#include "engine/math/scratch.h"

namespace att {
namespace {

using Layers = std::span<const Linear<float>>;

/// Tokens packed together, and rows of W that pass by them; the latter divides into the tiles of every instruction set.
constexpr int groupTokens = 256;
constexpr int blockRows = 48;

struct Plan {
    RowsIn x;
    int n, in;
    int packed;  ///< tokens that go through panels: the first ones

    int groups() const { return (packed + groupTokens - 1) / groupTokens; }
    int left() const { return n - packed; }
};

/// A last vector filled to less than three quarters is better left to dots.
Plan planOf(const Linear<float>& layer) {
    const int lanes = panelKernels().width / 2;
    const int last = layer.n % lanes;
    return {{layer.x, layer.xRowStep ? layer.xRowStep : layer.in}, layer.n, layer.in, 4 * last < 3 * lanes ? layer.n - last : layer.n};
}

LinearPart partOf(const Linear<float>& layer, int firstToken, int tokens, int firstRow) {
    return {.tokens = tokens,
            .in = layer.in,
            .firstRow = firstRow,
            .endRow = std::min(firstRow + blockRows, layer.out),
            .W = layer.W,
            .b = layer.b,
            .y = layer.y.data + firstToken * layer.y.rowStep,
            .headStep = layer.y.headStep,
            .rowStep = layer.y.rowStep,
            .headWidth = layer.out / layer.heads};
}

double microsecondsFor(Layers layers) {
    double multiplyAdds = 0;
    for (const auto& layer : layers) multiplyAdds += double(layer.n) * layer.in * layer.out;
    return multiplyAdds / panelKernels().multiplyAddsPerMicrosecond;
}

Buffer pack(const Plan& plan) {
    Buffer packed(panelsSize(plan.in, plan.packed));
    const double microseconds = double(plan.packed) * plan.in / 2000;
    parallelFor(plan.groups(), microseconds, [&](int group) {
        const int first = group * groupTokens;
        panelKernels().packRows({plan.x.data + first * plan.x.step, plan.x.step}, std::min(groupTokens, plan.packed - first), plan.in,
                                packed.data() + std::size_t(first) * plan.in);
    });
    return packed;
}

/// Some rows of one layer's W against one group of tokens, or, for the group after the last, against those that are left.
void runPart(const Plan& plan, const Linear<float>& layer, const Buffer& packed, int group, int firstRow) {
    if (group == plan.groups()) {
        linearKernels().throughDots(partOf(layer, plan.packed, plan.left(), firstRow), {plan.x.data + plan.packed * plan.x.step, plan.x.step});
        return;
    }
    const int first = group * groupTokens, tokens = std::min(groupTokens, plan.packed - first);
    linearKernels().throughPanels(partOf(layer, first, tokens, firstRow), packed.data() + std::size_t(first) * plan.in,
                                  scratch(linearScratch(blockRows, tokens)));
}

/// y in one piece and whole vectors wide.
bool isTall(const Linear<float>& layer) {
    return layer.heads == 1 && layer.out % 16 == 0 && layer.in > 0 && layer.n >= std::max(blockRows, layer.out / 2);
}

void runTall(const Linear<float>& layer, const Watch& watch) {
    Buffer packed(panelsSize(layer.in, layer.out));
    panelKernels().packRows({layer.W, layer.in}, layer.out, layer.in, packed.data());
    const std::ptrdiff_t step = layer.xRowStep ? layer.xRowStep : layer.in;
    parallelFor((layer.n + blockRows - 1) / blockRows, microsecondsFor({&layer, 1}), [&](int part) {
        if (watch.stopped()) return;
        const std::ptrdiff_t first = std::ptrdiff_t(part) * blockRows;
        linearKernels().throughWeights({std::min(blockRows, layer.n - int(first)),
                                        layer.in,
                                        layer.out,
                                        {layer.x + first * step, step},
                                        packed.data(),
                                        layer.b,
                                        {layer.y.data + first * layer.y.rowStep, layer.y.rowStep}});
    });
}

}  // namespace

template <>
Status linear(Layers layers, const Watch& watch) {
    if (layers.empty() || layers[0].n == 0) return Done{};
    if (std::ranges::all_of(layers, isTall)) {
        for (const auto& layer : layers) runTall(layer, watch);
        return watch.stopped() ? Status(stoppedError()) : Status(Done{});
    }
    const Plan plan = planOf(layers[0]);
    const Buffer packed = pack(plan);
    int blocks = 0;
    for (const auto& layer : layers) blocks += (layer.out + blockRows - 1) / blockRows;
    const int groups = plan.groups() + (plan.left() > 0);
    Progress progress(watch, groups * blocks);
    parallelFor(groups * blocks, microsecondsFor(layers), [&](int part) {
        if (watch.stopped()) return;
        int block = part % blocks;
        const Linear<float>* layer = layers.data();
        for (int here; block >= (here = (layer->out + blockRows - 1) / blockRows); ++layer) block -= here;
        runPart(plan, *layer, packed, part / blocks, block * blockRows);
        progress.step();
    });
    return watch.stopped() ? Status(stoppedError()) : Status(Done{});
}

/// The gradients' check does not ask for speed.
template <>
Status linear(std::span<const Linear<double>> layers, const Watch& watch) {
    for (const auto& layer : layers) {
        if (watch.stopped()) return stoppedError();
        linearPlain(layer);
    }
    return Done{};
}

template <class Scalar>
Status linear(const Linear<Scalar>& layer, const Watch& watch) {
    return linear(std::span<const Linear<Scalar>>(&layer, 1), watch);
}

template Status linear(const Linear<float>&, const Watch&);
template Status linear(const Linear<double>&, const Watch&);

}  // namespace att
