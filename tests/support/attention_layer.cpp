// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/attention_layer.h"

#include <cmath>

#include "engine/math/linear.h"
#include "tests/support/attention_trial.h"
#include "tests/support/reference_numbers.h"

namespace att {
namespace {

std::vector<double> inDoubles(const std::vector<float>& list) { return {list.begin(), list.end()}; }

std::vector<double> projected(const GivenArrays& arrays, const std::vector<double>& x, const std::string& letter, int n, int heads) {
    const auto& w = arrays.at("w_" + letter);
    const int out = int(w.shape[0]), in = int(w.shape[1]);
    const auto W = inDoubles(w.values), b = inDoubles(arrays.at("b_" + letter).values);
    std::vector<double> y(std::size_t(n) * std::size_t(out));
    const auto done = linear<double>(
        {.n = n, .in = in, .out = out, .x = x.data(), .W = W.data(), .b = b.data(), .y = headByHead(y.data(), n, out / heads), .heads = heads},
        Watch());
    if (!done) qFatal("stopped");
    return y;
}

}  // namespace

std::vector<float> LayerCase::array(const char* array, int rows, int columns, double scale) const {
    return referenceNumbers(name + "/" + array, std::size_t(rows) * std::size_t(columns), scale);
}

GivenArrays LayerCase::given() const {
    const double into = std::sqrt(3.0 / dModel), back = std::sqrt(3.0 / (heads * dV));
    GivenArrays arrays;
    const auto add = [&](const char* key, int rows, int columns, double scale) { arrays[key] = {{rows, columns}, array(key, rows, columns, scale)}; };
    const auto addBias = [&](const char* key, int count) { arrays[key] = {{count}, array(key, 1, count, 0.5)}; };
    add("x", n, dModel, std::sqrt(3.0));
    add("w_q", heads * dK, dModel, into);
    add("w_k", heads * dK, dModel, into);
    add("w_v", heads * dV, dModel, into);
    add("w_o", dModel, heads * dV, back);
    addBias("b_q", heads * dK);
    addBias("b_k", heads * dK);
    addBias("b_v", heads * dV);
    addBias("b_o", dModel);
    return arrays;
}

DoubleLayer forwardInDouble(const LayerCase& layer) {
    const auto arrays = layer.given();
    const auto x = inDoubles(arrays.at("x").values);
    Trial<double> trial{.heads = layer.heads, .n = layer.n, .dK = layer.dK, .dV = layer.dV, .scale = 1 / std::sqrt(double(layer.dK))};
    trial.Q = projected(arrays, x, "q", layer.n, layer.heads);
    trial.K = projected(arrays, x, "k", layer.n, layer.heads);
    trial.V = projected(arrays, x, "v", layer.n, layer.heads);
    trial.attend();
    std::vector<double> concat(std::size_t(layer.n * layer.heads * layer.dV));
    MatrixSpan<double> side(concat.data(), layer.n, layer.heads * layer.dV);
    for (int h = 0; h < layer.heads; ++h) side.middleCols(h * layer.dV, layer.dV) = trial.O.middleRows(h * layer.n, layer.n);
    const auto output = projected(arrays, concat, "o", layer.n, 1);
    return {trial.A, MatrixView<double>(output.data(), layer.n, layer.dModel), side};
}

}  // namespace att
