// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/grid_attention.h"

#include "engine/core/random.h"

namespace att::lenses {
namespace {

std::vector<float> noise(const GridOptions& options, const char* name, std::size_t count) {
    std::vector<float> values(count);
    fillNormal(static_cast<std::uint64_t>(options.seed), name, 1, values.data(), count);
    return values;
}

/// Channel by channel, row by row.
std::vector<float> imageOf(const GridOptions& options) {
    if (options.image == ImageKind::Noise) return noise(options, "image", std::size_t(imageChannels) * imageTokens);
    std::vector<float> values;
    for (int channel = 0; channel < imageChannels; ++channel)
        for (int pixel = 0; pixel < imageTokens; ++pixel) {
            const int y = pixel / imageWidth, x = pixel % imageWidth;
            const bool point = y == imageHeight / 2 && x == imageWidth / 2, right = x >= imageWidth / 2;
            values.push_back((options.image == ImageKind::Point ? point : right) ? 1.0f : 0.0f);
        }
    return values;
}

std::vector<float> givenOr(const Given& given, const char* name, std::vector<float> drawn) {
    const GivenArray* array = given.find(name);
    return array ? array->values : std::move(drawn);
}

}  // namespace

Grid GridOptions::keys() const {
    const int margin = edge == Edge::Zero ? K / 2 * 2 : 0;
    return {imageHeight + margin, imageWidth + margin};
}

int GridOptions::pixelOfKey(int key) const {
    const int margin = edge == Edge::Zero ? K / 2 : 0, y = key / keys().width - margin, x = key % keys().width - margin;
    return y < 0 || y >= imageHeight || x < 0 || x >= imageWidth ? -1 : y * imageWidth + x;
}

int GridOptions::keyOfPixel(int pixel) const {
    const int margin = edge == Edge::Zero ? K / 2 : 0;
    return (pixel / imageWidth + margin) * keys().width + pixel % imageWidth + margin;
}

std::vector<ArraySlot> gridSlots(const GridOptions& options) {
    return {{"image", {imageChannels, imageHeight, imageWidth}, ATT_TEXT("engine", "the image, channel by channel")},
            {"kernel", {outputChannels, imageChannels, options.K, options.K}, ATT_TEXT("engine", "the kernel, as nn.Conv2d stores it")},
            {"bias", {outputChannels}, ATT_TEXT("engine", "the bias of each output channel; 0 unless given")}};
}

GridLayer::GridLayer(const GridOptions& options, const Given& given) : m_options(options), m_X(imageTokens, imageChannels) {
    const auto image = givenOr(given, "image", imageOf(options));
    for (int channel = 0; channel < imageChannels; ++channel)
        for (int pixel = 0; pixel < imageTokens; ++pixel) m_X(pixel, channel) = double(image[std::size_t(channel * imageTokens + pixel)]);
    const int heads = options.heads();
    const auto kernel = givenOr(given, "kernel", noise(options, "kernel", std::size_t(outputChannels) * imageChannels * std::size_t(heads)));
    for (int head = 0; head < heads; ++head)
        m_kernel.push_back(Matrix<double>::NullaryExpr(outputChannels, imageChannels, [&](Eigen::Index out, Eigen::Index in) {
            return double(kernel[std::size_t((out * imageChannels + in) * heads + head)]);
        }));
    const auto bias = givenOr(given, "bias", std::vector<float>(outputChannels));
    m_bias = RowVector<double>::NullaryExpr(outputChannels, [&](Eigen::Index out) { return double(bias[std::size_t(out)]); });
}

Matrix<double> GridLayer::attended(double alpha) const {
    auto attention = m_options.attention();
    attention.alpha = alpha;
    return attendAsConvolution<double>(attention, m_kernel, m_bias, m_X);
}

Matrix<double> GridLayer::convolved(Edge edge) const { return convolveGrid<double>({imageHeight, imageWidth}, m_kernel, m_bias, edge, m_X); }

Matrix<double> GridLayer::weights(int head) const {
    const Matrix<double> A = convolutionHeadWeights<double>(m_options.attention(), head);
    return (A.array() < leastWeight).select(0.0, A);
}

Matrix<double> GridLayer::output() const {
    Matrix<double> Y = m_bias.replicate(imageTokens, 1);
    for (int head = 0; head < m_options.heads(); ++head) Y += headOutput(head);
    return Y;
}

Matrix<double> GridLayer::headOutput(int head) const {
    Matrix<double> padded = Matrix<double>::Zero(m_options.keys().tokens(), imageChannels);
    for (int pixel = 0; pixel < imageTokens; ++pixel) padded.row(m_options.keyOfPixel(pixel)) = m_X.row(pixel);
    return weights(head) * padded * m_kernel[std::size_t(head)].transpose();
}

const std::vector<double>& sharpnesses() {
    static const std::vector<double> list{0, 0.5, 1, 2, 3, 4, 5, 7, 10, 15, 20, 25, 30, 35, 40, 46, 50};
    return list;
}

}  // namespace att::lenses
