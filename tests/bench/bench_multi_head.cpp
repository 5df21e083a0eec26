// SPDX-License-Identifier: GPL-3.0-or-later
// Times a whole multi-head attention layer with all weights kept: Q, K and V, attention, output projection.
//   bench_multi_head THREADS one N SECONDS     d_model 512, 8 heads
//   bench_multi_head THREADS tiny N SECONDS    d_k 8 … 64, 1 … 16 heads
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string_view>

#include "engine/core/parallel.h"
#include "engine/math/attention.h"
#include "engine/math/initialise.h"
#include "engine/math/linear.h"
#include "tests/bench/timing.h"

using namespace att;

namespace {

struct Layer {
    int n, d, heads;
    TensorPtr x = drawn({.name = "x", .rows = n, .columns = d, .initialisation = Initialisation::ScaledNormal});
    TensorPtr W[4] = {weight("w_q"), weight("w_k"), weight("w_v"), weight("w_o")};
    TensorPtr b = drawn({.name = "b", .rows = 1, .columns = d, .initialisation = Initialisation::SmallNormal});
    Tensor Q{{heads, n, d / heads}}, K{{heads, n, d / heads}}, V{{heads, n, d / heads}};
    Tensor A{{heads, n, n}};
    Tensor mixed{{1, n, d}}, y{{1, n, d}};
    Watch watch;

    TensorPtr weight(const char* name) const {
        return drawn({.name = name, .rows = d, .columns = d, .initialisation = Initialisation::ScaledNormal});
    }

    Linear<float> projection(int which, const float* from, Stack<float> to, int toHeads) const {
        return {.n = n, .in = d, .out = d, .x = from, .W = W[which]->data(), .b = b->data(), .y = to, .heads = toHeads};
    }

    bool run() {
        const Linear<float> in[] = {projection(0, x->data(), stackOf(Q), heads), projection(1, x->data(), stackOf(K), heads),
                                    projection(2, x->data(), stackOf(V), heads)};
        Attention<float> a{.heads = heads, .queries = n, .keys = n, .dK = d / heads, .dV = d / heads};
        a.Q = stackOf(Q);
        a.K = stackOf(K);
        a.V = stackOf(V);
        a.scale = 1 / std::sqrt(float(a.dK));
        a.A = stackOf(A);
        a.O = sideBySide(mixed.data(), heads, d / heads);
        return linear(std::span<const Linear<float>>(in), watch) && attend(a, watch) && linear(projection(3, mixed.data(), stackOf(y), 1), watch);
    }
};

void report(int threads, int n, int d, int heads, double seconds) {
    Layer layer{.n = n, .d = d, .heads = heads};
    bool done = true;
    const Timing timing = timed(seconds, [&] { done = layer.run() && done; });
    const double flops = 8.0 * n * d * d + 4.0 * n * n * d;
    std::printf("ours T=%d N=%d D=%d H=%d us=%.2f GFs=%.1f medw=%.2f%s\n", threads, n, d, heads, timing.best, flops / timing.best / 1e3,
                timing.median, done ? "" : " FAILED");
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 5) return std::fprintf(stderr, "usage: bench_multi_head THREADS one|tiny N SECONDS\n"), 2;
    const int threads = std::atoi(argv[1]), n = std::atoi(argv[3]);
    const double seconds = std::atof(argv[4]);
    setThreadCount(threads);
    if (std::string_view(argv[2]) == "one") report(threads, n, 512, 8, seconds);
    if (std::string_view(argv[2]) == "tiny")
        for (int dK : {8, 16, 32, 64})
            for (int heads : {1, 4, 8, 16}) report(threads, n, dK * heads, heads, seconds);
    return 0;
}
