// SPDX-License-Identifier: GPL-3.0-or-later
// Times the layers of images beside tests of PyTorch on the same shapes: squeeze-and-excitation, CBAM and a 3 × 3 convolution.
//   bench_image THREADS SECONDS
#include <cstdio>
#include <cstdlib>

#include "engine/core/parallel.h"
#include "engine/lenses/common/channel_gate.h"
#include "engine/lenses/common/spatial_gate.h"
#include "engine/math/image_convolution.h"
#include "engine/math/initialise.h"
#include "tests/bench/timing.h"

using namespace att;
using namespace att::lenses;

namespace {

TensorPtr noise(Shape shape, const char* name) {
    const auto flat =
        drawn({.name = name, .rows = shape.heads, .columns = shape.rows * shape.columns, .initialisation = Initialisation::ScaledNormal});
    auto tensor = std::make_shared<Tensor>(shape);
    for (std::size_t i = 0; i < shape.size(); ++i) tensor->data()[i] = flat->data()[i] * 56;
    return tensor;
}

const ArraySource none;
const Given given(none, {});

void gates(int threads, int C, double seconds) {
    const auto X = noise({C, 56, 56}, "x");
    const WeightOptions weights{.initialisation = Initialisation::ScaledUniform, .bias = true, .seed = 1};
    const ChannelGate se{.channels = C, .hidden = C / 16, .bias = true}, both{.channels = C, .hidden = C / 16, .maximum = true, .bias = true};
    const SpatialGate spatial{.norm = SpatialNorm::None};
    const Watch watch;
    const auto squeezed = timed(seconds, [&] { (void)runChannelGate(se, X, weights, given, watch); });
    std::printf("ours T=%d SE C=%d us=%.1f\n", threads, C, squeezed.best);
    const auto attended = timed(seconds, [&] {
        const auto channel = runChannelGate(both, X, weights, given, watch);
        (void)runSpatialGate(spatial, channel->scaled, weights, given, watch);
    });
    std::printf("ours T=%d CBAM C=%d us=%.1f\n", threads, C, attended.best);
}

void convolution(int threads, double seconds) {
    const auto X = noise({64, 56, 56}, "x"), W = noise({64, 64, 9}, "w");
    const Watch watch;
    const auto timing = timed(seconds, [&] { (void)convolveImage({{.in = 64, .out = 64}, W->data()}, *X, watch); });
    std::printf("ours T=%d conv3x3 64->64 56 us=%.1f GFs=%.1f\n", threads, timing.best, 2e-3 * 64 * 64 * 9 * 56 * 56 / timing.best);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc != 3) return std::fprintf(stderr, "usage: bench_image THREADS SECONDS\n"), 2;
    const int threads = std::atoi(argv[1]);
    const double seconds = std::atof(argv[2]);
    setThreadCount(threads);
    for (const int C : {64, 256}) gates(threads, C, seconds);
    convolution(threads, seconds);
    return 0;
}
