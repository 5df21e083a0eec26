// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// How weights go down their loss, step by step, whatever the model: a batch in a few parts that work at once, one gradient, one change. What a
// part computes is the trainer's affair.

#include <functional>
#include <vector>

#include "engine/core/field.h"
#include "engine/core/result.h"
#include "engine/grad/optimiser.h"
#include "engine/grad/spare_tapes.h"

namespace att {

struct DescentOptions {
    grad::OptimiserKind optimiser = grad::OptimiserKind::Adam;
    double rate = 2e-3, decay = 0, clip = 1;
    int batch = 32, warmup = 100, steps = 2000;

    void descentFields(FieldVisitor& visitor);
};

class Descent {
public:
    using Memory = grad::Optimiser<float>::Memory;

    /// A batch is cut into the same few parts whatever the number of threads, and their gradients are added in the same order: the same bytes.
    static constexpr int parts = 4;

    /// `blind`: the loss of blind guessing. A loss far beyond it is no learning any more.
    Descent(const DescentOptions& options, std::vector<float> weights, double blind);

    /// Forward and back of one part, on a thread and a tape of its own: adds to gradients, zeros at first, and answers its share of the batch's
    /// mean loss.
    using Part = std::function<double(int part, grad::Tape<float>& tape, float* gradients)>;
    /// When the loss is no longer finite, or far beyond blind guessing, it fails with Input and an explanation, weights and steps are again those
    /// of the last good one, and every further step fails the same way.
    Status step(const Part& part);

    int steps() const { return m_step; }
    double rate() const { return m_schedule.at(m_step); }  ///< of the next step
    double length() const { return m_length; }             ///< of the last gradient, before clipping
    const std::vector<float>& weights() const { return m_weights; }
    /// Empty once it has failed: the optimiser had taken in the bad step.
    Memory memory() const { return m_broken ? Memory{} : m_optimiser.memory(); }

    /// Goes on from there. An empty memory: the optimiser begins anew.
    void resume(int step, std::vector<float> weights, Memory memory);

private:
    /// Of all parts, summed; `loss` becomes that of the batch.
    float* gradientOf(const Part& part, double& loss);
    Error exploded() const;
    /// Back to the last good step, where there was one.
    Error breakOff();

    DescentOptions m_options;
    double m_blind;
    std::vector<float> m_weights, m_good;  ///< m_good: the last weights whose loss was seen to be sound, a step before those of now
    std::vector<float> m_gradients[parts];
    grad::SpareTapes m_tapes;
    grad::Optimiser<float> m_optimiser;
    grad::Schedule m_schedule;
    double m_length = 0;
    int m_step = 0;
    bool m_broken = false;
    int m_brokenAt = 0;  ///< the step whose weights were unsound
};

}  // namespace att
