// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/lenses/common/feature_run.h"

#include "engine/lenses/common/panels.h"

namespace att::lenses {

Result<FeatureRun> beginFeatureRun(const SpecPtr& spec, const PictureOptions& picture, const ArraySource& arrays, std::vector<ArraySlot> slots,
                                   std::size_t bytes, const Watch& watch) {
    if (const auto fits = checkFields(*spec); !fits) return fits.error();
    FeatureRun run{{arrays, std::move(slots)}, {}, std::make_shared<Outcome>()};
    if (const auto fits = run.given.check(); !fits) return fits.error();
    if (const auto fits = watch.reserve(bytes); !fits) return fits.error();
    auto features = makeFeatures(picture, featureShape(picture, arrays), run.given, watch);
    if (!features) return features.error();
    run.features = *std::move(features);
    run.outcome->spec = spec;
    addFeatureStages(*run.outcome, run.features, picture);
    return run;
}

void setCost(Outcome& outcome, const Count& count) {
    outcome.cost.parameters = count.parameters;
    outcome.cost.multiplyAdds = count.multiplyAdds;
}

OutcomePtr finished(const FeatureRun& run, const std::vector<Message>& notices) {
    finish(*run.outcome, {run.given.notices(), notices});
    return run.outcome;
}

}  // namespace att::lenses
