// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// Activation maps and the loss of self attention distillation, SAD (Hou, Ma, Liu, Loy 2019, arXiv 1908.00821, section 3): how strong a layer's
// maps are at each place, made as large as another layer's and compared with it; forwards and, beside each, its pull. No queries, no keys.

#include <vector>

#include "engine/core/matrix.h"

namespace att {

enum class ChannelReduction {
    Sum,      ///< Σ_c |A_c|^p
    Mean,     ///< the same over C
    Maximum,  ///< max_c |A_c|^p
};

struct ActivationMap {
    ChannelReduction reduction = ChannelReduction::Sum;
    double power = 2;  ///< p, at least 1
};

/// A: C × H × W → G: 1 × H × W.
template <class Scalar>
void activationMap(const ActivationMap& map, const Shape& shape, const Scalar* A, Scalar* G);
TensorPtr activationMap(const ActivationMap& map, const Tensor& A);
/// d|a|^p / da = p·|a|^(p−1)·sign(a)
double activationSlope(double a, double p);
/// dA from dG: p·|A|^(p−1)·sign(A)·dG, over C for the mean; for the maximum at the largest channel alone, the first of equal ones.
template <class Scalar>
void pullActivationMap(const ActivationMap& map, const Shape& shape, const Scalar* A, const Scalar* dG, Scalar* dA);
TensorPtr pullActivationMap(const ActivationMap& map, const Tensor& A, const Tensor& dG);

/// Bilinear, places as PyTorch's interpolate has them: with the outer pixels' edges aligned, or, as Torch 7, their centres. Or the nearest
/// place, the one at ⌊place·from/to⌋ as PyTorch's.
struct Resize {
    int height = 1, width = 1;  ///< of the result
    bool alignCorners = false;
    bool nearest = false;
};

/// Which two places along one side a place of the result lies between.
struct Between {
    int first = 0, second = 0;
    double share = 0;  ///< of the second
};
Between betweenOf(int place, int from, int to, bool alignCorners);

/// C × h × w → C × height × width.
template <class Scalar>
void resizeMaps(const Resize& resize, const Shape& from, const Scalar* X, Scalar* Y);
/// dX += what each place gave to the result, times dY.
template <class Scalar>
void pullResizeMaps(const Resize& resize, const Shape& from, const Scalar* dY, Scalar* dX);

/// 1 × h × w → 1 × height × width.
TensorPtr resized(const Resize& resize, const Tensor& map);
/// The other way: what each place gave to the result, times what came back. 1 × height × width → 1 × h × w.
TensorPtr pullResized(const Resize& resize, const Tensor& dMap, int height, int width);

/// exp(x/T) over its sum over all `count` places.
template <class Scalar>
void placeSoftmax(const Scalar* x, std::ptrdiff_t count, double temperature, Scalar* y);
/// 1 × H × W.
TensorPtr placeSoftmax(const Tensor& x, double temperature);

/// weight / (H·W) · Σ (a − b)², in double.
double meanSquaredError(const Tensor& a, const Tensor& b, double weight);

/// From that error back to x, where a = softmax(x/T) and b is held. In one go and in double: what is left of d − Σ Ψ·d may be small.
TensorPtr pullDistance(const Tensor& softmax, const Tensor& target, double weight, double temperature);
/// What it is made of: d = factor·(Ψ − target) and the mean Σ Ψ·d.
struct SoftmaxPull {
    double factor = 0, mean = 0;
};
SoftmaxPull softmaxPull(const Tensor& softmax, const Tensor& target, double weight);

/// The largest of every 2 × 2 places; where a side is odd, its last row or column alone.
TensorPtr halved(const Tensor& X);

/// Of the maps of several depths, brought to height × width and compared in pairs: one for each squared number, four for each resized place, one for
/// each squared difference. No parameters.
std::int64_t distillationMultiplyAdds(const std::vector<Shape>& maps, int height, int width);

}  // namespace att
