// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/norm_example.h"

#include <algorithm>
#include <numeric>

#include "engine/core/random.h"

namespace att::lenses {
namespace {

std::vector<std::int64_t> slotShape(const NormOptions& options) {
    if (options.image()) return {options.samples, options.channels, options.height, options.width};
    return {options.samples, options.tokens, options.channels};
}

TensorPtr inTensor(const std::vector<float>& values, Shape shape) {
    auto tensor = std::make_shared<Tensor>(shape);
    std::ranges::copy(values, tensor->data());
    return tensor;
}

/// Where the padding lies: the last cells of the last sample.
std::ptrdiff_t firstPad(const NormOptions& options, const NormShape& shape) { return shape.size() - std::ptrdiff_t(options.pads()) * shape.channels; }

TensorPtr takeArray(const NormOptions& options, const Given& given) {
    if (const auto* array = given.find("x")) return inTensor(array->values, options.slices());
    auto x = normArray(options, "x", options.samples);
    std::fill(x.begin() + firstPad(options, options.shape()), x.end(), static_cast<float>(options.padValue));
    return inTensor(x, options.slices());
}

/// γ near 1 and β near 0, as training moves them; or 1 and 0.
TensorPtr takeParameter(const NormOptions& options, const Given& given, const char* name, float untrained) {
    if (auto array = given.take(name, 1, options.channels)) return array;
    auto values = std::make_shared<Tensor>(Shape{1, 1, options.channels});
    const auto count = static_cast<std::size_t>(options.channels);
    std::fill_n(values->data(), count, 0.0f);
    if (options.affine) fillNormal(static_cast<std::uint64_t>(options.seed), name, 0.5f, values->data(), count);
    for (std::size_t c = 0; c < count; ++c) values->data()[c] += untrained;
    return values;
}

RowVector<float> rowOf(const Tensor& tensor) { return tensor.head(0).row(0); }

RunningStatistics startOf(const NormOptions& options, const Given& given) {
    RunningStatistics running(options.channels);
    running.momentum = options.momentum;
    if (const auto mean = given.take("running_mean", 1, options.channels)) running.mean = rowOf(*mean).cast<double>();
    if (const auto variance = given.take("running_var", 1, options.channels)) running.variance = rowOf(*variance).cast<double>();
    return running;
}

/// Feeds batch norm with batches of the same source and keeps what it remembers after each.
Status train(const NormOptions& options, RunningStatistics running, Tensor& mean, Tensor& variance, const Watch& watch) {
    const auto shape = options.shape();
    for (int batch = 0; batch <= options.batches; ++batch) {
        if (watch.stopped()) return stoppedError();
        if (batch > 0) {
            const auto x = normArray(options, "batch/" + std::to_string(batch), options.samples);
            running.learn(normStatistics(NormKind::Batch, shape, x.data()), shape);
        }
        mean.head(0).col(batch) = running.mean.transpose().cast<float>();
        variance.head(0).col(batch) = running.variance.transpose().cast<float>();
    }
    return Done{};
}

Normed normed(const NormTrialInput& input, const NormLine& line, NormShape shape, std::vector<float> x) {
    Normed result{shape, std::move(x), {}, {}};
    result.statistics = line.remembers ? input.remembered : normStatistics(line.kind, shape, result.x.data());
    auto parameters = input.parameters;
    if (line.kind == NormKind::Rms) parameters.beta = {};
    result.y.resize(result.x.size());
    applyNorm(line.kind, shape, result.statistics, parameters, result.x.data(), result.y.data());
    return result;
}

std::vector<float> numbersOf(const Tensor& x) { return {x.data(), x.data() + x.shape().size()}; }

Normed afterTrial(const NormTrialInput& input, const NormLine& line, NormTrialKind trial) {
    auto shape = input.options.shape();
    auto x = numbersOf(input.x);
    switch (trial) {
        case NormTrialKind::OtherPads:
            std::fill(x.begin() + firstPad(input.options, shape), x.end(), static_cast<float>(input.options.otherPad));
            break;
        case NormTrialKind::SampleLess:
            --shape.samples;
            x.resize(static_cast<std::size_t>(shape.size()));
            break;
        case NormTrialKind::Scaled:
            for (auto& value : x) value = 2 * value + 1;
            break;
    }
    return normed(input, line, shape, std::move(x));
}

/// The first sample's numbers, normalised in a batch of `size` whose others come from the pool.
std::vector<float> firstInCompany(const NormTrialInput& input, const NormLine& line, const std::vector<float>& pool, int size) {
    auto shape = input.options.shape();
    const auto one = static_cast<std::size_t>(shape.size() / shape.samples);
    shape.samples = size;
    auto x = numbersOf(input.x);
    x.resize(one);
    x.insert(x.end(), pool.begin(), pool.begin() + static_cast<std::ptrdiff_t>(one) * (size - 1));
    auto y = normed(input, line, shape, std::move(x)).y;
    y.resize(one);
    return y;
}

/// rows: draws; columns: cells.
CompanySquares meanSquares(const std::vector<std::vector<float>>& draws) {
    CompanySquares squares{};
    const std::size_t cells = draws.front().size();
    for (std::size_t cell = 0; cell < cells; ++cell) {
        double mean = 0;
        for (const auto& draw : draws) mean += double(draw[cell]) / companyDraws;
        for (std::size_t d = 0; d < draws.size(); ++d) squares[d] += std::pow(double(draws[d][cell]) - mean, 2) / double(cells);
    }
    return squares;
}

}  // namespace

std::vector<ArraySlot> normSlots(const NormOptions& options) {
    return {{"x", slotShape(options), ATT_TEXT("engine", "the array that is normalised")},
            {"gamma", {options.channels}, ATT_TEXT("engine", "what each channel is multiplied by")},
            {"beta", {options.channels}, ATT_TEXT("engine", "what is added to each channel")},
            {"running_mean", {options.channels}, ATT_TEXT("engine", "what batch norm remembers before the batches here")},
            {"running_var", {options.channels}, ATT_TEXT("engine", "what batch norm remembers before the batches here")}};
}

NormSource normSource(const NormOptions& options) {
    const auto count = static_cast<std::size_t>(options.channels);
    const auto seed = static_cast<std::uint64_t>(options.seed);
    NormSource source{std::vector<float>(count), std::vector<float>(count)};
    fillNormal(seed, "channel means", 1.5f, source.mean.data(), count);
    fillUniform(seed, "channel spreads", 0.75f, source.spread.data(), count);
    for (auto& spread : source.spread) spread += 1.25f;
    return source;
}

std::vector<float> normDraw(const NormOptions& options, const std::string& name, std::size_t count) {
    std::vector<float> numbers(count);
    fillNormal(static_cast<std::uint64_t>(options.seed), name, 1, numbers.data(), count);
    return numbers;
}

std::vector<float> normArray(const NormOptions& options, const std::string& name, int samples) {
    auto shape = options.shape();
    shape.samples = samples;
    const auto source = normSource(options);
    auto numbers = normDraw(options, name, static_cast<std::size_t>(shape.size()));
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        const auto channel = static_cast<std::size_t>(shape.cellAt(static_cast<std::ptrdiff_t>(i)).channel);
        numbers[i] = source.mean[channel] + source.spread[channel] * numbers[i];
    }
    return numbers;
}

NormStatistics rememberedStatistics(const Tensor& mean, const Tensor& variance) {
    const auto last = mean.shape().columns - 1;
    return {mean.head(0).col(last).transpose().cast<double>(), variance.head(0).col(last).transpose().cast<double>()};
}

Result<NormExample> normExample(const NormOptions& options, const Given& given, const Watch& watch) {
    NormExample example;
    example.x = takeArray(options, given);
    example.gamma = takeParameter(options, given, "gamma", 1);
    example.beta = takeParameter(options, given, "beta", 0);
    example.parameters = {rowOf(*example.gamma), rowOf(*example.beta), options.epsilon()};
    const auto mean = std::make_shared<Tensor>(Shape{1, options.channels, options.batches + 1});
    const auto variance = std::make_shared<Tensor>(mean->shape());
    if (const auto done = train(options, startOf(options, given), *mean, *variance, watch); !done) return done.error();
    example.runningMean = mean;
    example.runningVariance = variance;

    const auto shape = options.shape();
    example.statistics = options.remembered() ? rememberedStatistics(*mean, *variance) : normStatistics(options.kind, shape, example.x->data());
    auto parameters = example.parameters;
    if (options.kind == NormKind::Rms) parameters.beta = {};
    const auto apply = [&](const NormParameters<float>& with) {
        auto y = std::make_shared<Tensor>(options.slices());
        applyNorm(options.kind, shape, example.statistics, with, example.x->data(), y->data());
        return y;
    };
    example.normalised = apply({.gamma = {}, .beta = {}, .epsilon = options.epsilon()});
    example.y = apply(parameters);
    return example;
}

const std::vector<NormLine>& normLines() {
    static const std::vector<NormLine> lines = {{ATT_TEXT("engine", "batch, training"), NormKind::Batch},
                                                {ATT_TEXT("engine", "batch, in use"), NormKind::Batch, true},
                                                {ATT_TEXT("engine", "layer"), NormKind::Layer},
                                                {ATT_TEXT("engine", "(L, D)"), NormKind::LayerOverAll},
                                                {ATT_TEXT("engine", "RMS"), NormKind::Rms},
                                                {ATT_TEXT("engine", "instance"), NormKind::Instance},
                                                {ATT_TEXT("engine", "group"), NormKind::Group}};
    return lines;
}

std::vector<NormTrial> normTrials(const NormOptions& options) {
    std::vector<NormTrial> trials;
    if (options.pads() > 0) trials.push_back({NormTrialKind::OtherPads, ATT_TEXT("engine", "other padding")});
    if (options.samples > 1) trials.push_back({NormTrialKind::SampleLess, ATT_TEXT("engine", "a sample less")});
    trials.push_back({NormTrialKind::Scaled, ATT_TEXT("engine", "2x + 1")});
    return trials;
}

NormMove normMove(const NormTrialInput& input, const NormLine& line, NormTrialKind trial) {
    NormMove move;
    move.before = normed(input, line, input.options.shape(), numbersOf(input.x));
    move.after = afterTrial(input, line, trial);
    const auto stay = std::min(firstPad(input.options, move.before.shape), static_cast<std::ptrdiff_t>(move.after.y.size()));
    double largest = -1;
    for (std::ptrdiff_t cell = 0; cell < stay; ++cell) {
        const auto at = static_cast<std::size_t>(cell);
        const double change = std::abs(double(move.after.y[at]) - double(move.before.y[at]));
        if (change > largest) largest = change, move.cell = cell;
    }
    return move;
}

double meanOf(const CompanySquares& squares) { return std::accumulate(squares.begin(), squares.end(), 0.0) / double(squares.size()); }

Result<std::vector<CompanySquares>> normSpread(const NormTrialInput& input, const NormLine& line, const Watch& watch) {
    std::vector<std::vector<float>> pools;
    for (int draw = 0; draw < companyDraws; ++draw) {
        if (watch.stopped()) return stoppedError();
        pools.push_back(normArray(input.options, "company/" + std::to_string(draw), companySizes.back() - 1));
    }
    std::vector<CompanySquares> rows;
    for (const int size : companySizes) {
        std::vector<std::vector<float>> draws;
        for (const auto& pool : pools) {
            if (watch.stopped()) return stoppedError();
            draws.push_back(firstInCompany(input, line, pool, size));
        }
        rows.push_back(meanSquares(draws));
    }
    return rows;
}

}  // namespace att::lenses
