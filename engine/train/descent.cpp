// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/train/descent.h"

#include <algorithm>
#include <cmath>

#include "engine/core/flush_denormals.h"
#include "engine/core/parallel.h"
#include "engine/grad/elementwise_kernels.h"

namespace att {
namespace {

Field learningField(Field field) { return inGroup(ATT_TEXT("engine", "Learning"), std::move(field)); }

void optimiserFields(DescentOptions& o, FieldVisitor& visitor) {
    visitor.choice(o.optimiser, learningField({.key = "optimiser",
                                               .label = ATT_TEXT("engine", "Optimiser"),
                                               .help = ATT_TEXT("engine", "How a gradient becomes a change of the weights."),
                                               .initial = double(grad::OptimiserKind::Adam),
                                               .choices = {{"sgd", ATT_TEXT("engine", "SGD with momentum")},
                                                           {"adam", ATT_TEXT("engine", "Adam")},
                                                           {"adamw", ATT_TEXT("engine", "AdamW")}}}));
    visitor.real(o.rate,
                 learningField({.key = "rate",
                                .label = ATT_TEXT("engine", "Learning rate"),
                                .help = ATT_TEXT("engine", "The highest length of a step; it rises during the warm-up and falls along a cosine."),
                                .initial = 2e-3,
                                .minimum = 1e-5,
                                .maximum = 1e6,
                                .logarithmic = true}));
    visitor.real(o.decay, learningField({.key = "decay",
                                         .label = ATT_TEXT("engine", "Weight decay"),
                                         .help = ATT_TEXT("engine", "How strongly weights are pulled to 0."),
                                         .maximum = 1}));
    visitor.real(o.clip, learningField({.key = "clip",
                                        .label = ATT_TEXT("engine", "Gradient clipping"),
                                        .help = ATT_TEXT("engine", "A longer gradient is shortened to this length."),
                                        .initial = 1,
                                        .minimum = 0.01,
                                        .maximum = 1000,
                                        .logarithmic = true}));
}

void pacingFields(DescentOptions& o, FieldVisitor& visitor) {
    visitor.whole(o.batch, learningField({.key = "batch",
                                          .label = ATT_TEXT("engine", "Batch"),
                                          .help = ATT_TEXT("engine", "Examples that one step learns from."),
                                          .initial = 32,
                                          .minimum = 1,
                                          .maximum = 256}));
    visitor.whole(o.warmup, learningField({.key = "warmup",
                                           .label = ATT_TEXT("engine", "Warm-up"),
                                           .help = ATT_TEXT("engine", "Steps in which the learning rate rises."),
                                           .initial = 100,
                                           .minimum = 0,
                                           .maximum = 10000}));
    visitor.whole(
        o.steps,
        learningField({.key = "steps",
                       .label = ATT_TEXT("engine", "Steps"),
                       .help = ATT_TEXT("engine", "After this many steps the learning rate is down to a tenth, and a checkpoint is finished."),
                       .initial = 2000,
                       .minimum = 1,
                       .maximum = 1000000}));
}

}  // namespace

void DescentOptions::descentFields(FieldVisitor& visitor) {
    optimiserFields(*this, visitor);
    pacingFields(*this, visitor);
}

Descent::Descent(const DescentOptions& options, std::vector<float> weights, double blind)
    : m_options(options),
      m_blind(blind),
      m_weights(std::move(weights)),
      m_optimiser({.kind = options.optimiser, .decay = options.decay}, m_weights.size()),
      m_schedule{.rate = options.rate, .warmup = options.warmup, .steps = options.steps} {
    for (auto& gradients : m_gradients) gradients.resize(m_weights.size());
}

Error Descent::exploded() const {
    return {ErrorKind::Input,
            say(ATT_TEXT("engine",
                         "The loss exploded after step %1. The learning rate of %2 is too high for this model: the weights of the last good "
                         "step are kept; start again with a lower rate"),
                m_brokenAt, m_options.rate),
            "rate"};
}

float* Descent::gradientOf(const Part& part, double& loss) {
    double losses[parts] = {};
    parallelFor(parts, parts * soloMicroseconds, [&](int p) {
        const FlushDenormals inThisThread;
        std::ranges::fill(m_gradients[p], 0.0f);
        losses[p] = m_tapes.lendTo([&](auto& tape) { return part(p, tape, m_gradients[p].data()); });
    });
    loss = losses[0];
    for (int p = 1; p < parts; ++p) {
        loss += losses[p];
        grad::elementwiseKernels().accumulate(m_gradients[p].data(), m_gradients[0].data(), m_weights.size());
    }
    return m_gradients[0].data();
}

Error Descent::breakOff() {
    m_broken = true;
    m_brokenAt = m_step;
    if (!m_good.empty()) {
        m_weights = std::move(m_good);
        --m_step;
    }
    return exploded();
}

Status Descent::step(const Part& part) {
    if (m_broken) return exploded();
    const FlushDenormals inThisThread;
    double loss = 0;
    float* const gradients = gradientOf(part, loss);
    const double length = grad::clip(m_options.clip, gradients, m_weights.size());
    if (!std::isfinite(length) || !(loss < 10 * m_blind + 10)) return breakOff();
    m_good = m_weights;
    m_optimiser.step(rate(), gradients, m_weights.data());
    m_length = length;
    ++m_step;
    return Done{};
}

void Descent::resume(int step, std::vector<float> weights, Memory memory) {
    m_step = step;
    m_weights = std::move(weights);
    m_good.clear();
    m_broken = false;
    if (!memory.first.empty()) m_optimiser.recall(std::move(memory));
}

}  // namespace att
