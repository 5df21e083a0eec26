// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once
// The options of the lens reach: which networks on which text, and for which sizes the costs are worked out.

#include "engine/lenses/common/options.h"
#include "engine/lenses/common/reach_cost.h"
#include "engine/lenses/common/reach_networks.h"

namespace att::lenses {

struct ReachOptions : SpecOf<ReachOptions> {
    SequenceOptions sequence;
    Network chosen;
    int width, kernel, growth, layers, window;
    bool causal;
    double gain;
    int costTokens, costWidth, seed;
    ArraySource arrays;

    void fields(FieldVisitor& visitor) override;

    NetworkSizes sizes(int n) const {
        return {.n = n, .d = width, .kernel = kernel, .growth = growth, .layers = layers, .causal = causal, .window = window};
    }
    CostSizes cost() const {
        return {.layer = {.n = costTokens, .d = costWidth, .kernel = kernel, .window = window}, .oneSided = causal || kernel == 2};
    }

private:
    void networkFields(FieldVisitor& visitor);
    void convolutionFields(FieldVisitor& visitor);
    void costFields(FieldVisitor& visitor);
    void weightFields(FieldVisitor& visitor);
};

}  // namespace att::lenses
